/** Peers: people who hold a badge that makes one, and agreed to examine for others. The agreement is their role `peer`. */
import type {PeerConsent} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {heldBadges} from '../awards/held-badges.js';
import {readBadges} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';

interface Who {
  readonly structure: string;
  readonly person: string;
}

export async function hasConsented(db: Executor, structure: string, person: string): Promise<boolean> {
  return (await consentOf(db, {structure, person})) !== undefined;
}

export async function peerConsent({db, now}: Services, who: Who): Promise<PeerConsent> {
  const given = await consentOf(db, who);
  return {
    isGiven: given !== undefined,
    ...(given && {since: given.since}),
    badges: await badgesOfPeer(db, who, now()),
  };
}

/** @throws {Refusal} PEER_NOT_ELIGIBLE for somebody who holds no badge that makes a peer */
export async function givePeerConsent(services: Services, who: Who): Promise<PeerConsent> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    if ((await badgesOfPeer(t, who, at)).length === 0) throw new Refusal('PEER_NOT_ELIGIBLE');
    const {structure, person} = who;
    const given = await t
      .insertInto('peer_consent')
      .values({structure_id: structure, person_id: person, since: at.toISOString()})
      .onConflict((conflict) => conflict.columns(['structure_id', 'person_id']).doNothing())
      .returning('since')
      .executeTakeFirst();
    if (given) await noteAct(t, {structure, by: person, act: 'peerConsent.given', about: person, at});
  });
  return peerConsent(services, who);
}

export async function takeBackPeerConsent({db, now}: Services, {structure, person}: Who): Promise<void> {
  await db.transaction().execute(async (t) => {
    const taken = await t
      .deleteFrom('peer_consent')
      .where('structure_id', '=', structure)
      .where('person_id', '=', person)
      .returning('since')
      .executeTakeFirst();
    if (taken)
      await noteAct(t, {structure, by: person, act: 'peerConsent.takenBack', about: person, at: now()});
  });
}

async function consentOf(db: Executor, {structure, person}: Who): Promise<{since: string} | undefined> {
  return db
    .selectFrom('peer_consent')
    .select('since')
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .executeTakeFirst();
}

/** The badges whose requests somebody can examine because of what they hold. */
async function badgesOfPeer(db: Executor, who: Who, now: Date): Promise<string[]> {
  const held = new Set((await heldBadges(db, {...who, now})).map(({badge}) => badge));
  return (await readBadges(db, who.structure))
    .filter(
      ({process}) =>
        process.mode === 'reviewed' &&
        process.quorum.peersHold !== undefined &&
        held.has(process.quorum.peersHold),
    )
    .map(({id}) => id);
}
