/** The page where everybody can see a badge. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import type {ShownBadge} from './badge-source.js';
import type {DrawingHost} from './drawing-host.js';

/** What the page’s author says, else what the backend says of one’s own badge; undefined where there is none that may be passed on. */
export function pageOf(
  {page, baseURI}: Pick<DrawingHost, 'page' | 'baseURI'>,
  {award}: ShownBadge,
): string | undefined {
  if (page !== '') return URL.canParse(page, baseURI) ? safeUrl(new URL(page, baseURI).href) : undefined;
  return safeUrl(award?.pageUrl);
}
