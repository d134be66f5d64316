/** The secrets that an address shares with this backend: the one of now, and for a day the one before. */
import {oldSecretHours} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import type {Services} from '../services.js';
import type {Database} from '../store/schema.js';
import {makeSecret, secretText} from './signature.js';

type Secrets = Pick<
  Selectable<Database['webhook']>,
  'sealed_secret' | 'sealed_old_secret' | 'old_secret_until'
>;

const purpose = 'outgoing webhook secret';

/** What a delivery is signed with, the newest first. */
export function secretsOf({sealer, now}: Pick<Services, 'sealer' | 'now'>, row: Secrets): Buffer[] {
  const isOldGood = (row.old_secret_until ?? '') > now().toISOString();
  return [row.sealed_secret, isOldGood ? row.sealed_old_secret : null]
    .filter((sealed) => sealed !== null)
    .map((sealed) => sealer.open(sealed, purpose));
}

/** @param before absent: there was none. @param options.endsOld the one before is good no more, at once */
export function newSecret(
  {sealer, now}: Pick<Services, 'sealer' | 'now'>,
  before?: Secrets,
  {endsOld = false}: {readonly endsOld?: boolean | undefined} = {},
): {readonly text: string; readonly columns: Secrets} {
  const secret = makeSecret();
  const old = endsOld ? null : (before?.sealed_secret ?? null);
  const until = new Date(now().getTime() + oldSecretHours * 3_600_000).toISOString();
  return {
    text: secretText(secret),
    columns: {
      sealed_secret: sealer.seal(secret, purpose),
      sealed_old_secret: old,
      old_secret_until: old === null ? null : until,
    },
  };
}
