/** What the use cases are given: the store, the clock, the keys, the files, the mail. Nothing here is reached by import. */
import type {Canonicalize} from '@pepites/credentials/verify.js';
import type {FrameworkProvider, IssuingPlatformId} from '@pepites/recognition';
import type {PlatformTrials} from './elsewhere/trials.js';
import type {ErasureLedger} from './erasures/ledger-file.js';
import type {Antivirus} from './files/antivirus.js';
import type {FileStore} from './files/file-store.js';
import type {Sealer} from './keys/sealer.js';
import type {Mailer} from './mail/mailer.js';
import type {Issuer} from './staff-sign-in/issuer.js';
import type {Store} from './store/open-store.js';

export interface LogEntry {
  readonly at: string;
  /** `request`: one line per call, without anything about a person. `problem`: what somebody should look at. */
  readonly event: 'request' | 'problem';
  readonly method?: string;
  /** Id in the route table, or the name of a public page. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly detail?: string;
}

/** A platform elsewhere: one on which badges are given too, or that shows people's badges. */
export type PlatformAsked = IssuingPlatformId | 'passport';

export interface Services {
  readonly db: Store;
  readonly now: () => Date;
  /** Shared by all signing and checking, so that contexts are processed once. */
  readonly canonicalize: Canonicalize;
  /** Without a final slash; immutable. */
  readonly publicUrl: string;
  readonly ownOrigin: string;
  readonly sealer: Sealer;
  readonly files: FileStore;
  /** Who was erased, noted where no backup of the store undoes it. */
  readonly ledger: ErasureLedger;
  /** Where the machine has one. */
  readonly antivirus?: Antivirus | undefined;
  readonly mailer: Mailer;
  /** By whose accounts staff may sign in, where whoever runs the backend names one. */
  readonly issuer?: Issuer | undefined;
  /** Connections to platforms elsewhere, to be tried. */
  readonly trials: PlatformTrials;
  /** Competency frameworks, the shipped samples first. */
  readonly frameworks: readonly FrameworkProvider[];
  /** The e-mail address that messages come from; older badges name it as their issuer's. */
  readonly senderAddress: string;
  readonly log: (entry: LogEntry) => void;
  /** Counts what another platform did not do, by its code. */
  readonly noteRefusal: (platform: PlatformAsked, code: string) => void;
  /** Tells the worker that something waits to be signed. */
  readonly nudge: () => void;
  readonly isProduction: boolean;
  /** A trial on this machine without an SMTP server: messages stay in the store, and a page shows them. */
  readonly hasDevelopmentInbox: boolean;
}

/** The id that a structure's badges carry, and the address of its document. */
export function issuerIdOf(services: Pick<Services, 'publicUrl'>, structure: string): string {
  return `${services.publicUrl}/issuers/${structure}`;
}

export type StatusPurpose = 'revocation' | 'suspension';

/** @param named.list from 0; the first has no number in its address, the next is 2 */
export function statusListUrlOf(
  services: Pick<Services, 'publicUrl'>,
  {
    structure,
    purpose,
    list,
  }: {readonly structure: string; readonly purpose: StatusPurpose; readonly list: number},
): string {
  const url = `${services.publicUrl}/status/${structure}${list === 0 ? '' : `/${list + 1}`}`;
  return purpose === 'revocation' ? url : `${url}/suspension`;
}

export function badgeUrlOf(services: Pick<Services, 'publicUrl'>, structure: string, badge: string): string {
  return `${services.publicUrl}/structures/${structure}/badges/${badge}`;
}
