/** What a `<badge-display>` may find where the page says that its badge is. */
import type {ParsedCredential} from '@pepites/credentials';
import type {Award} from '@pepites/recognition';
import type {LanguageVersions} from './language-versions.js';

/** `award` is there when the badge is the signed-in person's own. */
export type BadgeSource =
  | {readonly kind: 'none' | 'signInFirst' | 'nothingYet' | 'signing'}
  | {
      readonly kind: 'badge';
      readonly parsed: ParsedCredential;
      /** The picture as bytes, or an address that the page may load. */
      readonly picture: Blob | string | undefined;
      readonly award?: Award;
      /** What draws criteria in Markdown; there when the badge has any. */
      readonly markdown?: MarkdownPart | undefined;
      /** There when the badge speaks several languages. */
      readonly versions?: LanguageVersions | undefined;
    };

export type ShownBadge = Extract<BadgeSource, {kind: 'badge'}>;

/** What reads criteria in Markdown. */
export type MarkdownPart = typeof import('./criteria-markdown.js');

/** Pictures may be loaded from the page's own origin, the backend's, and that of `url`. */
export interface ReadOptions {
  /** Address of the backend; empty when there is none. */
  readonly backend: string;
  /** Address of the page. */
  readonly page: string;
  /** Where the badge was found. */
  readonly url?: string;
  /** Whose badge it is, where it is one's own. */
  readonly award?: Award;
  /** Load the picture from wherever the badge says. */
  readonly isDirect: boolean;
}
