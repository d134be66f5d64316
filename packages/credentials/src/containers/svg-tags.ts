/** Finds the tags of an SVG by scanning its text. Nothing is built, run, expanded or fetched. */
import {CredentialError} from '../errors.js';

/** Each of these matches at one place only (`y`), so that reading a tag takes time in proportion to its length. */
const SPACE = /[\s/]*/y;
const NAME = /[^\s=/>"']*/y;
const EQUALS = /\s*=\s*/y;
const ENTITIES: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/** Namespaces of badges in images: Open Badges 3.0, and 2.0 and before. */
export const OB3_NAMESPACE = 'https://purl.imsglobal.org/ob/v3p0';
export const OB2_NAMESPACE = 'http://openbadges.org';
const NAMESPACES = /^https?:\/\/(?:purl\.imsglobal\.org\/ob\/v3p0|(?:www\.)?openbadges\.org)\/?$/;

export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly isEmpty: boolean;
  /** Index of the `<`. */
  readonly start: number;
  /** Index after the `>`. */
  readonly end: number;
}

export function isBadgeNamespace(namespace: string): boolean {
  return NAMESPACES.test(namespace);
}

/** The elements that hold a badge, whatever prefix their namespace has. @throws {CredentialError} ERR_SVG_MALFORMED */
export function badgeTags(svg: string): readonly Tag[] {
  const prefixes = new Set<string>();
  const found: Tag[] = [];
  for (const tag of tags(svg)) {
    for (const [name, value] of tag.attributes) {
      if (name.startsWith('xmlns:') && isBadgeNamespace(value)) prefixes.add(name.slice(6));
    }
    const [prefix = '', local] = tag.name.split(':');
    if (prefixes.has(prefix) && (local === 'credential' || local === 'assertion')) found.push(tag);
  }
  return found;
}

/** Where the end tag of an element starts; -1 for an empty one, and for one that is not closed. */
export function closeOf(svg: string, tag: Tag): number {
  if (tag.isEmpty) return -1;
  // In a CDATA section, the same text is no tag.
  for (let at = svg.indexOf('<', tag.end); at >= 0; at = svg.indexOf('<', at + 1)) {
    if (svg.startsWith('<![CDATA[', at)) at = after(svg, ']]>', at) - 1;
    else if (svg.startsWith(`</${tag.name}`, at)) return at;
  }
  return -1;
}

/** Opening tags, without those in comments, CDATA sections, processing instructions and declarations. */
export function* tags(svg: string): Generator<Tag> {
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
  const attributes = readAttributes(source, name.length);
  return {name, attributes, isEmpty: source.endsWith('/'), start, end: end + 1};
}

function readAttributes(source: string, from: number): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (let at = from; at < source.length;) {
    const nameStart = endOf(SPACE, source, at);
    const nameEnd = endOf(NAME, source, nameStart);
    const valueStart = endOf(EQUALS, source, nameEnd);
    const quote = source[valueStart];
    const isQuoted = valueStart > nameEnd && (quote === '"' || quote === "'");
    const close = isQuoted ? source.indexOf(quote, valueStart + 1) : -1;
    if (close < 0) {
      // What is no attribute with a value is passed over.
      at = Math.max(valueStart, nameStart + 1);
      continue;
    }
    attributes.set(source.slice(nameStart, nameEnd), decodeEntities(source.slice(valueStart + 1, close)));
    at = close + 1;
  }
  return attributes;
}

/** Where the pattern stops matching; `from` when it does not match there. */
function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

/** The five entities of XML; others, which a file may define for itself, stay as they are written. */
export function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

export function after(svg: string, mark: string, from: number): number {
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
