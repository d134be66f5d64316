/** Reads a badge and finds its picture. Loaded when there is a badge to read. */
import {type CredentialView, type ParsedCredential, parse, safeUrl} from '@pepites/credentials';
import {CodedError} from '../base/coded-error.js';
import {dataUrlToBlob} from '../base/data-url.js';
import {hasMarkdown} from '../text/narrative.js';
import type {BadgeSource, MarkdownPart, ReadOptions} from './badge-source.js';

export const maxBadgeBytes = 10_000_000;

/** A badge given as text, object or bytes. */
export async function readBadge(
  input: string | object | Uint8Array,
  options: ReadOptions,
): Promise<BadgeSource> {
  if (input instanceof Uint8Array && input.length > maxBadgeBytes)
    throw new CodedError('ERR_TOO_LARGE', `More than ${maxBadgeBytes} bytes`);
  const parsed = await parse(input);
  const isPng = input instanceof Uint8Array && parsed.container === 'png';
  const picture = isPng ? new Blob([new Uint8Array(input)], {type: 'image/png'}) : pictureOf(parsed, options);
  const {award} = options;
  return {
    ...{kind: 'badge' as const, parsed, picture, markdown: await markdownFor(parsed.view)},
    ...(award && {award}),
  };
}

/** undefined also where it cannot be loaded: the criteria are then shown as they were written. */
export async function markdownFor(view: CredentialView): Promise<MarkdownPart | undefined> {
  if (!hasMarkdown(view.criteriaNarrative)) return undefined;
  return import('./criteria-markdown.js').catch(() => undefined);
}

function pictureOf(
  {view}: ParsedCredential,
  {backend, url: source, isDirect}: ReadOptions,
): Blob | string | undefined {
  const url = safeUrl(view.imageUrl, {images: true});
  if (url === undefined) return undefined;
  if (url.startsWith('data:')) return dataUrlToBlob(url);
  const addresses = [backend, source ?? ''].filter(
    (one) => one !== '' && URL.canParse(one, document.baseURI),
  );
  const trusted = addresses.map((one) => new URL(one, document.baseURI).origin);
  return isDirect || [location.origin, ...trusted].includes(new URL(url).origin) ? url : undefined;
}
