/** What the checks of one verification share. Nothing here outlives it but what the engine lends (canonicaliser, memories). */
import type {Canonicalize} from '../canonicalize/on-demand.js';
import type {KeyMemory} from '../keys/verify-signature.js';
import type {KnownRecipient, NestedVerdict, Policy} from '../types.js';
import type {DocumentSource} from './documents.js';
import type {StatusListMemory} from './status-list.js';

export interface Tools {
  readonly now: Date;
  readonly policy: Policy;
  readonly signal: AbortSignal;
  readonly recipient: KnownRecipient | undefined;
  readonly recognisedIssuers: readonly string[] | undefined;
  readonly canonicalize: Canonicalize;
  readonly documents: DocumentSource;
  readonly keys: KeyMemory;
  readonly statusLists: StatusListMemory;
  /** A warning of the verdict in the making. */
  readonly warn: (code: string, detail: string) => void;
  /** Verifies what came with the credential, with these same tools, unless it is nested too deeply. */
  readonly verifyNested: (
    input: string | object,
    role: NestedVerdict['role'],
    /** Ids of what it must be about; otherwise its check `recipient` fails. Absent: not asked. */
    aboutIds?: readonly string[],
  ) => Promise<NestedVerdict>;
}
