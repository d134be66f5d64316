/** Puts a credential into an SVG (Open Badges 3.0 §5.3.2, "Baked Badges"; Open Badges Baking 1.0 for versions before). */
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {MAX_INPUT_BYTES} from '../parse/limits.js';
import {idOf} from '../parse/values.js';
import {type BakedVersion, type BakeOptions, isAddress, versionOf} from './baked-version.js';
import {isCompactJws} from './jws.js';
import {
  after,
  badgeTags,
  closeOf,
  isBadgeNamespace,
  OB2_NAMESPACE,
  OB3_NAMESPACE,
  type Tag,
  tags,
} from './svg-tags.js';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';
const DECLARATION = /\s+xmlns:openbadges\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * A copy of the SVG that carries this credential, first in the picture; a badge that was baked before, of any version, is
 * replaced. The picture itself is only scanned: what it draws, runs or names is left as it is.
 *
 * @param credentialText JSON, a compact JWS, or (before Open Badges 2.0) the address of an assertion
 * @throws {CredentialError} ERR_SVG_MALFORMED when it is no SVG; ERR_TOO_LARGE; ERR_JSON_MALFORMED, ERR_NOT_A_CREDENTIAL when
 *   the text is none of the three
 */
export function bakeSvg(svg: string, credentialText: string, options: BakeOptions = {}): string {
  if (svg.length > MAX_INPUT_BYTES) {
    throw new CredentialError('ERR_TOO_LARGE', `More than ${MAX_INPUT_BYTES} characters`);
  }
  const version = versionOf(credentialText, options);
  const element = elementOf(credentialText.trim(), version);
  const plain = withoutBadges(svg);
  const root = rootOf(plain);
  const written = plain.slice(root.start, root.end).replaceAll(DECLARATION, '');
  const open = written.slice(0, root.isEmpty ? -2 : -1).trimEnd();
  const namespace = version === 2 ? OB2_NAMESPACE : OB3_NAMESPACE;
  const close = root.isEmpty ? `</${root.name}>` : '';
  return `${plain.slice(0, root.start)}${open} xmlns:openbadges="${namespace}">${element}${close}${plain.slice(root.end)}`;
}

function elementOf(text: string, version: BakedVersion): string {
  const name = `openbadges:${version === 2 ? 'assertion' : 'credential'}`;
  if (isCompactJws(text) || isAddress(text)) return `<${name} verify="${escapeAttribute(text)}"></${name}>`;
  const document = parseJsonObject(text);
  const id = version === 2 ? idOf(document) : undefined;
  // Old readers know a hosted badge by its address alone.
  const verify = id !== undefined && isAddress(id) ? ` verify="${escapeAttribute(id)}"` : '';
  return `<${name}${verify}><![CDATA[${forCdata(text)}]]></${name}>`;
}

/**
 * JSON that can stand in a CDATA section. `]]>`, and what XML cannot hold, stands only within the strings of a JSON text: there
 * it may be written as an escape, and the text still means the same to every reader.
 */
function forCdata(json: string): string {
  return json
    .replaceAll(']]>', ']]\\u003e')
    .replaceAll(
      /[\ufffe\uffff]|\p{Surrogate}/gu,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function withoutBadges(svg: string): string {
  let plain = svg;
  // From the last to the first, so that what is before stays where it was.
  for (const tag of [...badgeTags(svg)].reverse()) {
    const close = closeOf(svg, tag);
    if (close < 0 && !tag.isEmpty)
      throw new CredentialError('ERR_SVG_MALFORMED', 'A badge element is not closed');
    const end = close < 0 ? tag.end : after(svg, '>', close);
    plain = plain.slice(0, tag.start) + plain.slice(end);
  }
  return plain;
}

function rootOf(svg: string): Tag {
  const root = firstTag(svg);
  const [first = '', second] = root?.name.split(':') ?? [];
  const declared = root?.attributes.get(second === undefined ? 'xmlns' : `xmlns:${first}`);
  if (!root || (second ?? first) !== 'svg' || declared !== SVG_NAMESPACE) {
    throw new CredentialError('ERR_SVG_MALFORMED', 'Not an SVG file');
  }
  const own = root.attributes.get('xmlns:openbadges');
  if (own !== undefined && !isBadgeNamespace(own)) {
    throw new CredentialError('ERR_SVG_MALFORMED', 'The prefix of badges has another meaning in this file');
  }
  return root;
}

function firstTag(svg: string): Tag | undefined {
  for (const tag of tags(svg)) return tag;
  return undefined;
}
