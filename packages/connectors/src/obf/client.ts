/** What both dialects of the API can do, in one form. Every function rejects with an `ObfError`, or with the reason of its signal. */
import type {
  ObfAlias,
  ObfApplication,
  ObfApplicationForm,
  ObfApplicationStatus,
  ObfBadge,
  ObfBadgeInput,
  ObfBadgeSummary,
  ObfEvent,
  ObfMilestone,
  ObfOrganisation,
  ObfRecipient,
} from './records.js';

export interface ObfIssueInput {
  readonly badge: string;
  /** 1 to 10,000. */
  readonly recipients: readonly {readonly email: string; readonly name: string}[];
  /** Which program issues: `pepites`. */
  readonly consumer: string;
  /** What the badge is found again by: names and values of letters, digits, `_` and `-`. */
  readonly logEntry: Readonly<Record<string, string>>;
  readonly issuedAt?: Date;
  readonly expiresAt?: Date;
  readonly alias?: string;
  /** Added to the criteria, for these recipients. */
  readonly criteriaAdd?: string;
  /** Whether the platform writes to them. @default true */
  readonly sendsEmail?: boolean;
  readonly signal?: AbortSignal;
}

export interface ObfEventFilter {
  readonly badge?: string;
  readonly email?: string;
  readonly consumer?: string;
  readonly logEntry?: Readonly<Record<string, string>>;
  /** Issued from then on. */
  readonly since?: Date;
  /** No more are asked for. */
  readonly atMost?: number;
  readonly signal?: AbortSignal;
}

export interface ObfCallOptions {
  readonly signal?: AbortSignal;
}

export interface ObfClient {
  readonly dialect: 'v1' | 'v2';
  /** Whether the credentials are good for this organisation. */
  ping(options?: ObfCallOptions): Promise<void>;
  organisation(options?: ObfCallOptions): Promise<ObfOrganisation>;
  /** v2 only. */
  aliases(options?: ObfCallOptions): Promise<readonly ObfAlias[]>;
  /**
   * Page by page, the oldest first.
   * @param options.isDraft drafts instead of what can be issued
   * @param options.atMost no more are asked for, where the dialect has pages
   */
  badges(
    options?: ObfCallOptions & {readonly isDraft?: boolean; readonly atMost?: number},
  ): AsyncIterable<ObfBadgeSummary>;
  badge(id: string, options?: ObfCallOptions): Promise<ObfBadge>;
  /** A draft, that a person there publishes. Once: it is never sent again by itself. @returns its id */
  makeBadge(input: ObfBadgeInput, options?: ObfCallOptions): Promise<string>;
  /** The mark, and of words and image the `members` (`name`, `description`, `criteria`, `image`); all else stays as it is there. v1 only. */
  changeBadge(
    id: string,
    input: ObfBadgeInput,
    options: ObfCallOptions & {readonly members: readonly string[]},
  ): Promise<void>;
  /** Once: it is never sent again by itself. @returns the event's id */
  issue(input: ObfIssueInput): Promise<string>;
  /** Page by page, the oldest first. */
  events(filter?: ObfEventFilter): AsyncIterable<ObfEvent>;
  /** To whom a badge went, and what became of it. */
  recipients(event: string, options?: ObfCallOptions): AsyncIterable<ObfRecipient>;
  /** The same of all that was ever issued. v2 only. */
  allRecipients(options?: ObfCallOptions): AsyncIterable<ObfRecipient>;
  revoke(event: string, emails: readonly string[], options?: ObfCallOptions): Promise<void>;
  /**
   * The milestones of the organisation that the badge of this assertion is a part of, or is given for. There is no list of all: of badges
   * that nobody has, nothing is told.
   * @param assertion its hosted address
   * @param options.onUnreadable told of each that has another shape than it should, by its id where it has one; the others are given
   */
  milestonesAbout(
    assertion: string,
    options?: ObfCallOptions & {readonly onUnreadable?: (id: string | undefined) => void},
  ): Promise<readonly ObfMilestone[]>;
  /** v1 only. */
  applicationForms(
    options?: ObfCallOptions & {readonly badge?: string},
  ): Promise<readonly ObfApplicationForm[]>;
  /** v1 only. */
  applicationForm(id: string, options?: ObfCallOptions): Promise<ObfApplicationForm>;
  /** v1 only. */
  applications(
    form: string,
    options?: ObfCallOptions & {readonly status?: ObfApplicationStatus},
  ): Promise<readonly ObfApplication[]>;
  /** v1 only. @returns the application's id */
  apply(
    form: string,
    given: {
      readonly applicant: string;
      readonly email: string;
      readonly claimCode?: string;
      readonly attachesEvidence?: boolean;
      readonly fields?: Readonly<Record<string, string | File>>;
      readonly signal?: AbortSignal;
    },
  ): Promise<string>;
}
