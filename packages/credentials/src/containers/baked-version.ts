/** Which version of Open Badges a text is to be baked as: keyword and namespace follow from it. */
import {CredentialError} from '../errors.js';
import {parseExtracted} from '../parse/parse.js';
import {isCompactJws} from './jws.js';

/** The major version of Open Badges. */
export type BakedVersion = 2 | 3;

export interface BakeOptions {
  /** @default what the text itself is */
  readonly version?: BakedVersion;
  /**
   * Of a PNG, the kind of chunk: the standards say `iTXt`; older platforms look for `tEXt` alone, which
   * holds ASCII: other characters are written as JSON escapes.
   * @default 'iTXt'
   */
  readonly chunk?: 'iTXt' | 'tEXt';
}

const OLD_FORMATS: readonly string[] = ['ob2-hosted', 'ob2-signed', 'ob2-endorsement', 'ob1', 'ob0.5'];

export function versionOf(text: string, {version}: BakeOptions): BakedVersion {
  if (version !== undefined) return version;
  if (isAddress(text)) return 2;
  try {
    const container = isCompactJws(text.trim()) ? 'jwt' : 'json';
    return OLD_FORMATS.includes(parseExtracted({text, container}).format) ? 2 : 3;
  } catch (error) {
    if (error instanceof CredentialError) return 3;
    throw error;
  }
}

/** Hosted badges of before 2.0 were baked as an address alone. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text.trim());
}
