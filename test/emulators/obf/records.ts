/** What Open Badge Factory keeps, as the emulator keeps it. Times are epoch seconds, ids as it writes them. */

export interface Organisation {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly email: string;
  readonly url: string;
  readonly description: string;
  /** Badges that may still be issued. */
  issuingLimit: number;
  /** Sub-organisations. */
  readonly aliases: readonly Alias[];
}

export interface Alias {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly email: string;
}

export interface BadgeContent {
  readonly language: string;
  readonly name: string;
  readonly description: string;
  readonly criteria: string;
  readonly tag?: readonly string[];
  readonly alignment?: readonly object[];
  readonly human_code?: string;
}

export interface Badge {
  readonly id: string;
  readonly organisation: string;
  readonly primaryLanguage: string;
  readonly content: readonly BadgeContent[];
  /** A data URL. */
  readonly image: string;
  readonly category: readonly string[];
  readonly intent: string;
  readonly aliases: readonly string[];
  readonly expires: number;
  isDraft: boolean;
  readonly emailMessage: object;
  readonly metadata: Readonly<Record<string, string>>;
  readonly ctime: number;
  mtime: number;
  isDeleted: boolean;
}

export interface Recipient {
  readonly email: string;
  readonly name: string;
  /** 40 hexadecimal digits. */
  readonly assertion: string;
  readonly salt: string;
  hasReceived: boolean;
  isInPassport: boolean;
  hasPdf: boolean;
  /** 0: not. */
  revokedAt: number;
}

export interface Event {
  readonly id: string;
  readonly organisation: string;
  readonly badge: string;
  readonly name: string;
  readonly alias: string | null;
  readonly consumer: string;
  /** An application of theirs that it came from. */
  readonly application: string | null;
  readonly issuedOn: number;
  readonly expiresOn: number;
  readonly criteriaAdd: string;
  readonly emailMessage: object;
  readonly logEntry: Readonly<Record<string, unknown>>;
  readonly recipients: readonly Recipient[];
  readonly ctime: number;
}

export type ApprovalMethod = 'review' | 'instant' | 'secret' | 'peer';

/** An "earnable badge": a form by which somebody applies for a badge. */
export interface ApplicationForm {
  readonly id: string;
  readonly organisation: string;
  readonly badge: string;
  readonly name: string;
  readonly approvalMethod: ApprovalMethod;
  readonly isVisible: boolean;
  readonly attachEvidence: 'yes' | 'no' | 'optional';
  readonly secret: string;
  readonly formHtml: string;
  readonly ctime: number;
}

export interface Application {
  readonly id: string;
  readonly form: string;
  readonly applicant: string;
  readonly email: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly ctime: number;
  status: 'pending' | 'approved' | 'rejected';
  event: string | null;
}

/** A badge that is given by itself to whoever has enough of others. */
export interface Milestone {
  readonly id: string;
  readonly organisation: string;
  readonly badge: string;
  readonly name: string;
  /** 0: all. */
  readonly minRequired: number;
  readonly required: readonly string[];
}
