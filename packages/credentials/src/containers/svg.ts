/** Reads the badge in an SVG as text. Nothing is built, run, expanded or fetched: tags are found by scanning. */
import {CredentialError} from '../errors.js';

const NAMESPACES = /^https?:\/\/(?:purl\.imsglobal\.org\/ob\/v3p0|(?:www\.)?openbadges\.org)\/?$/;
const ATTRIBUTE = /([^\s=/>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean;
  /** Index after the `>`. */
  readonly end: number;
}

/**
 * The text baked into an SVG: the `verify` attribute (a JWS, or an address), or the element's text (JSON).
 * @throws {CredentialError} ERR_NO_CREDENTIAL_IN_IMAGE, ERR_SVG_MALFORMED (also when there are two badges)
 */
export function extractFromSvg(svg: string): string {
  const prefixes = new Set<string>();
  const found: string[] = [];
  for (const tag of tags(svg)) {
    for (const [name, value] of tag.attributes) {
      if (name.startsWith('xmlns:') && NAMESPACES.test(value)) prefixes.add(name.slice(6));
    }
    const [prefix = '', local] = tag.name.split(':');
    if (prefixes.has(prefix) && (local === 'credential' || local === 'assertion'))
      found.push(textOf(svg, tag));
  }
  const [text] = found;
  if (text === undefined) throw new CredentialError('ERR_NO_CREDENTIAL_IN_IMAGE', 'The SVG carries no badge');
  if (found.length > 1) throw new CredentialError('ERR_SVG_MALFORMED', 'The SVG carries more than one badge');
  return text;
}

/** Opening tags, without those in comments, CDATA sections, processing instructions and declarations. */
function* tags(svg: string): Generator<Tag> {
  for (let at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at)) {
    if (svg.startsWith('<!--', at)) at = after(svg, '-->', at + 4);
    else if (svg.startsWith('<![CDATA[', at)) at = after(svg, ']]>', at);
    else if (svg.startsWith('<?', at)) at = after(svg, '?>', at);
    else if (svg.startsWith('<!', at)) at = afterDeclaration(svg, at);
    else if (svg.startsWith('</', at)) at = after(svg, '>', at);
    else {
      const tag = readTag(svg, at);
      yield tag;
      at = tag.end;
    }
  }
}

function readTag(svg: string, start: number): Tag {
  let end = start + 1;
  for (let quote = ''; end < svg.length && (quote !== '' || svg[end] !== '>'); end++) {
    const char = svg[end] ?? '';
    if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  if (end >= svg.length) throw new CredentialError('ERR_SVG_MALFORMED', 'A tag is not closed');
  const source = svg.slice(start + 1, end);
  const name = /^[^\s/>]*/.exec(source)?.[0] ?? '';
  const attributes = new Map<string, string>();
  for (const [, attribute = '', double, single] of source.slice(name.length).matchAll(ATTRIBUTE)) {
    attributes.set(attribute, decodeEntities(double ?? single ?? ''));
  }
  return {name, attributes, isEmpty: source.endsWith('/'), end: end + 1};
}

function textOf(svg: string, tag: Tag): string {
  const verify = tag.attributes.get('verify')?.trim();
  const close = tag.isEmpty ? -1 : svg.indexOf(`</${tag.name}`, tag.end);
  const body = close < 0 ? '' : svg.slice(tag.end, close).trim();
  const cdata = /^<!\[CDATA\[([\s\S]*)\]\]>$/.exec(body)?.[1];
  const content = (cdata ?? decodeEntities(body)).trim();
  // In OB 2.0 the attribute of a hosted badge is only its address; the element's JSON says more.
  const text = content !== '' ? content : verify;
  if (text === undefined || text === '')
    throw new CredentialError('ERR_SVG_MALFORMED', 'The badge element is empty');
  return text;
}

/** The five entities of XML; others, which a file may define for itself, stay as they are written. */
function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function after(svg: string, mark: string, from: number): number {
  const at = svg.indexOf(mark, from);
  if (at < 0) throw new CredentialError('ERR_SVG_MALFORMED', `"${mark}" is missing`);
  return at + mark.length;
}

/** A DOCTYPE may hold declarations of its own between brackets. */
function afterDeclaration(svg: string, from: number): number {
  const close = after(svg, '>', from);
  const bracket = svg.slice(from, close).indexOf('[');
  return bracket < 0 ? close : after(svg, '>', after(svg, ']', from + bracket));
}
