/** A copy of a badge that names its person by a salted hash of their address: for platforms that ask for it, and only when asked. */
import {randomBytes} from 'node:crypto';
import {bakePng} from '@pepites/credentials/bake.js';
import {hashRecipient, signCredential, signCredentialJwt} from '@pepites/credentials/sign.js';
import type {CopyFormat} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {assertShowable, readAward} from '../awards/award-view.js';
import {awardImage} from '../issuing/award-image.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {Refusal} from '../refusal.js';
import {issuerIdOf, type Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {unsignedOf} from './unsigned.js';

interface CopyWish {
  readonly award: string;
  readonly person: string;
  readonly email?: string | undefined;
  readonly format: CopyFormat;
}

export interface NamedCopy {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Open Badges 3.0 with `credentialSubject.identifier` (IdentityObject, `emailAddress`). The same id and the same place in the
 * status list as the badge itself: it is the same badge, and taken back with it. Kept nowhere.
 * @throws {Refusal} AWARD_NOT_VALID, EMAIL_NOT_PROVEN
 */
export async function namedCopy(services: Services, wish: CopyWish): Promise<NamedCopy> {
  const {db, sealer, canonicalize, now} = services;
  const award = await readAward(db, wish.award);
  assertShowable(award, now());
  const issuerId = issuerIdOf(services, award.structure_id);
  const unsigned = unsignedOf(award.credential, issuerId);
  const {credential, png_key: pngKey} = award;
  if (!unsigned || credential === null || pngKey === null) throw new Refusal('AWARD_NOT_VALID');
  const recipient = await hashedAddress(db, wish);
  const named = {
    ...unsigned,
    credentialSubject: {
      ...(unsigned['credentialSubject'] as object),
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: recipient.identity,
          identityType: 'emailAddress',
          salt: recipient.salt,
        },
      ],
    },
  };
  const key = await signingKeyOf(db, {structure: award.structure_id, issuerId, sealer});
  const text =
    wish.format === 'jwt'
      ? await signCredentialJwt(named, {key})
      : JSON.stringify(await signCredential(named, {key, created: now(), canonicalize}), null, 2);
  await noteAct(db, {
    structure: award.structure_id,
    by: wish.person,
    act: 'award.copied',
    about: wish.person,
    object: award.id,
    at: now(),
  });
  if (wish.format === 'png')
    return {
      mediaType: 'image/png',
      bytes: bakePng(await awardImage(services, {...award, credential, png_key: pngKey}), text),
    };
  const mediaType = wish.format === 'jwt' ? 'application/vc+jwt' : 'application/vc+ld+json';
  return {mediaType, bytes: Buffer.from(text)};
}

/** @throws {Refusal} EMAIL_NOT_PROVEN: the person never received a code at this address, or has none */
export async function hashedAddress(
  db: Executor,
  {person, email}: {readonly person: string; readonly email?: string | undefined},
): Promise<{readonly identity: string; readonly salt: string}> {
  const proven = await db
    .selectFrom('sign_in_method')
    .select('subject')
    .where('person_id', '=', person)
    .where('kind', '=', 'email')
    .where('used_at', 'is not', null)
    .orderBy('created_at')
    .execute();
  const address = proven.find(({subject}) => email === undefined || subject === email)?.subject;
  if (address === undefined) throw new Refusal('EMAIL_NOT_PROVEN');
  const salt = randomBytes(16).toString('hex');
  return {identity: await hashRecipient({email: address, salt}), salt};
}
