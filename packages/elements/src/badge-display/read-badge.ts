/** Reads a badge and finds its picture. Loaded when there is a badge to read. */
import {type CredentialView, type ParsedCredential, parse, safeUrl} from '@pepites/credentials';
import {isOnServer} from '../base/is-on-server.js';
import {CodedError} from '../base/coded-error.js';
import {dataUrlToBlob} from '../base/data-url.js';
import {hasMarkdown} from '../text/narrative.js';
import type {BadgeSource, MarkdownPart, ReadOptions} from './badge-source.js';
import type {LanguageVersions} from './language-versions.js';

export const maxBadgeBytes = 10_000_000;

/** A badge given as text, object or bytes; an image, or an address, that holds one. */
export async function readBadge(
  input: string | object | Uint8Array,
  options: ReadOptions,
): Promise<BadgeSource> {
  if (input instanceof Uint8Array && input.length > maxBadgeBytes)
    throw new CodedError('ERR_TOO_LARGE', `More than ${maxBadgeBytes} bytes`);
  const parsed = await parse(input);
  const {award} = options;
  const versions = await versionsOf(parsed, options);
  return {
    ...{kind: 'badge' as const, parsed, picture: fileAsPicture(input, parsed) ?? pictureOf(parsed, options)},
    markdown: await firstMarkdown(versions?.views ?? [parsed.view]),
    ...(award && {award}),
    ...(versions && {versions}),
  };
}

/** An image that holds a badge is its picture. */
function fileAsPicture(input: string | object, {container, text}: ParsedCredential): Blob | undefined {
  const type = container === 'png' ? 'image/png' : container === 'svg' ? 'image/svg+xml' : undefined;
  if (type === undefined || text === '') return undefined;
  if (input instanceof Uint8Array) return new Blob([new Uint8Array(input)], {type});
  return typeof input === 'string' ? new Blob([input], {type}) : undefined;
}

/** What chooses among languages is loaded for a badge that speaks of them. */
async function versionsOf(
  parsed: ParsedCredential,
  options: ReadOptions,
): Promise<LanguageVersions | undefined> {
  if (!/@language|"related"/.test(parsed.container === 'jwt' ? JSON.stringify(parsed.document) : parsed.text))
    return undefined;
  try {
    const part = await import('./language-versions.js');
    return await part.LanguageVersions.of(parsed, (url) => mayFetch(url, options));
  } catch {
    // It is shown as it is written first.
    return undefined;
  }
}

async function firstMarkdown(views: readonly CredentialView[]): Promise<MarkdownPart | undefined> {
  const rich = views.find(({criteriaNarrative}) => hasMarkdown(criteriaNarrative));
  return rich && markdownFor(rich);
}

/** undefined also where it cannot be loaded: the criteria are then shown as they were written. */
export async function markdownFor(view: CredentialView): Promise<MarkdownPart | undefined> {
  if (!hasMarkdown(view.criteriaNarrative)) return undefined;
  return import('./criteria-markdown.js').catch(() => undefined);
}

function pictureOf({view}: ParsedCredential, options: ReadOptions): Blob | string | undefined {
  const url = safeUrl(view.imageUrl, {images: true});
  // A server writes it down as it is.
  if (url?.startsWith('data:') === true) return isOnServer ? url : dataUrlToBlob(url);
  return url !== undefined && mayFetch(url, options) ? url : undefined;
}

/** From the page's own origin, and those that its author named; from anywhere where that is allowed. */
function mayFetch(address: string, {backend, url = '', page, isDirect}: ReadOptions): boolean {
  const given = [page, backend, url].filter((one) => one !== '' && URL.canParse(one, page));
  return isDirect || given.some((one) => new URL(one, page).origin === new URL(address).origin);
}
