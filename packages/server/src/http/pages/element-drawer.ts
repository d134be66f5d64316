/** What draws elements into pages, so that they are there before any script. The server knows no screen: whoever composes it with the elements gives this. */
import type {Verdict} from '@pepites/credentials';

export interface DrawnInPage {
  /** Of the page's `style-src`. */
  readonly nonce: string;
  /** Address of the page. */
  readonly pageUrl: string;
  /** Attributes of the element, by their names in HTML. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Who has checked, as readers know it, and when. */
export interface CheckedBy {
  readonly by: string;
  readonly at: Date;
}

export interface DisplayInPage extends DrawnInPage {
  /** As it was signed. */
  readonly credential: string;
  readonly checked: CheckedBy & {readonly verdict: Verdict};
}

export interface WallInPage extends DrawnInPage {
  /** Of the person, where they show it. */
  readonly name: string | undefined;
  readonly items: readonly {
    readonly credential: string;
    readonly verdict: Verdict;
    readonly imageUrl: string;
    readonly credentialUrl: string;
    readonly isKey: boolean;
  }[];
  readonly checked: CheckedBy;
}

/** Each gives the HTML of an element with its shadow root, escaped, in French. */
export interface ElementDrawer {
  /** One badge. */
  readonly display: (drawing: DisplayInPage) => Promise<string>;
  /** A person's badges. */
  readonly wall: (drawing: WallInPage) => Promise<string>;
}
