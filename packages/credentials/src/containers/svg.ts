/** Reads the badge in an SVG. */
import {CredentialError} from '../errors.js';
import {parseJsonObject} from '../parse/json.js';
import {badgeTags, closeOf, decodeEntities, type Tag} from './svg-tags.js';

const CDATA_SECTION = /<!\[CDATA\[([\s\S]*?)\]\]>/g;

/**
 * The text baked into an SVG: the `verify` attribute (a JWS, or an address), or the element's text (JSON).
 * @throws {CredentialError} ERR_NO_CREDENTIAL_IN_IMAGE, ERR_SVG_MALFORMED (also when there are two badges)
 */
export function extractFromSvg(svg: string): string {
  const [tag, second] = badgeTags(svg);
  if (!tag) throw new CredentialError('ERR_NO_CREDENTIAL_IN_IMAGE', 'The SVG carries no badge');
  if (second) throw new CredentialError('ERR_SVG_MALFORMED', 'The SVG carries more than one badge');
  return textOf(svg, tag);
}

function textOf(svg: string, tag: Tag): string {
  const verify = tag.attributes.get('verify')?.trim() ?? '';
  const close = closeOf(svg, tag);
  const content = close < 0 ? '' : contentOf(svg.slice(tag.end, close).trim());
  // In OB 2.0 the attribute of a hosted badge is only its address; the element's JSON says more, where it is JSON.
  const text = content !== '' && (verify === '' || isJson(content)) ? content : verify;
  if (text === '') throw new CredentialError('ERR_SVG_MALFORMED', 'The badge element is empty');
  return text;
}

/** The text of CDATA sections, where there is nothing else (a long text may be cut into several), or plain text. */
function contentOf(body: string): string {
  const sections = [...body.matchAll(CDATA_SECTION)];
  const isOnlySections = sections.length > 0 && body.replaceAll(CDATA_SECTION, '').trim() === '';
  return (isOnlySections ? sections.map(([, text = '']) => text).join('') : decodeEntities(body)).trim();
}

function isJson(text: string): boolean {
  try {
    parseJsonObject(text);
    return true;
  } catch {
    // Old bakers wrote what no reader takes for JSON; the address beside it is good.
    return false;
  }
}
