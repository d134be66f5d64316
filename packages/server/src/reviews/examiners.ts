/** Who examines what: the badge names roles, the structure gives them to people; peers hold a badge and have agreed. */
import type {
  PeerFacts,
  ProcessOf,
  Process,
  ReviewedRequest,
  ReviewPolicy,
  Role,
  Stance,
} from '@pepites/recognition';
import {heldBadges} from '../awards/held-badges.js';
import {memberOf} from '../people/people.js';
import {fromJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import {hasConsented} from './peers.js';

/** Roles of people who can be named for a request. */
export const reviewingRoles: readonly Role[] = [
  'examiner',
  'adviser',
  'lead',
  'supervisor',
  'externalExaminer',
  'peer',
];

/** Does somebody with these roles examine requests for this badge as a professional? */
export function mayExamine(process: ProcessOf<'reviewed'>, roles: readonly Role[]): boolean {
  return process.examiners.some((needed) => roles.some((role) => role === needed && role !== 'peer'));
}

export interface Acting {
  readonly examiner: string;
  readonly isExaminer: boolean;
  readonly stance: Stance;
  readonly peer: PeerFacts | undefined;
}

interface Person {
  readonly structure: string;
  readonly person: string;
  readonly roles: readonly Role[];
  readonly now: Date;
}

/** What somebody is towards a request, as the machine asks it. Whether they may then act is the machine's word. */
export async function actingOn(
  db: Executor,
  machine: ReviewedRequest,
  process: ProcessOf<'reviewed'>,
  who: Person,
): Promise<Acting> {
  const {person, roles} = who;
  const peer = roles.includes('peer') ? await peerFacts(db, who) : undefined;
  const as = (isExaminer: boolean, stance: Stance): Acting => ({examiner: person, isExaminer, stance, peer});
  if (person === machine.decider) {
    const needed = machine.policy?.decider?.role;
    const isFit = needed === undefined ? roles.length > 0 : roles.some((role) => role === needed);
    return as(isFit, 'professional');
  }
  const member = machine.panel?.find(({examiner}) => examiner === person);
  if (member)
    return as(
      roles.some((role) => reviewingRoles.includes(role)),
      member.stance ?? 'professional',
    );
  if (mayExamine(process, roles)) return as(true, 'professional');
  return as(roles.includes('peer') && machine.policy?.peersHold !== undefined, 'peer');
}

export async function peerFacts(
  db: Executor,
  {structure, person, now}: Omit<Person, 'roles'>,
): Promise<PeerFacts> {
  const held = await heldBadges(db, {structure, person, now});
  return {
    heldBadges: held.map(({badge}) => badge),
    hasConsented: await hasConsented(db, structure, person),
  };
}

/** The badges among these whose requests the person examines where nobody is named. */
export async function examinedBadges(
  db: Executor,
  badges: readonly {readonly id: string; readonly process: Process}[],
  who: Person,
): Promise<string[]> {
  const peer = who.roles.includes('peer') ? await peerFacts(db, who) : undefined;
  return badges
    .filter(
      ({process}) =>
        process.mode === 'reviewed' &&
        (mayExamine(process, who.roles) || isEligiblePeer(process.quorum, peer)),
    )
    .map(({id}) => id);
}

export function isEligiblePeer({peersHold}: ReviewPolicy, peer: PeerFacts | undefined): boolean {
  return peersHold !== undefined && peer?.hasConsented === true && peer.heldBadges.includes(peersHold);
}

export interface KnownExaminer {
  readonly examiner: string;
  readonly name: string;
  readonly stance: Stance;
  readonly roles: readonly Role[];
}

/** Everybody in the structure who could be named: staff that examine or accompany, and the peers that this badge admits. */
export async function possibleExaminers(
  db: Executor,
  structure: string,
  {peersHold}: ReviewPolicy,
  now: Date,
): Promise<KnownExaminer[]> {
  const members = await db
    .selectFrom('member')
    .select(['person_id', 'name', 'roles'])
    .where('structure_id', '=', structure)
    .orderBy('name')
    .orderBy('person_id')
    .execute();
  const staff = members
    .map(({person_id: examiner, name, roles}) => ({
      examiner,
      name,
      stance: 'professional' as const,
      roles: fromJsonText(roles),
    }))
    .filter(({roles}) => roles.some((role) => role !== 'peer' && reviewingRoles.includes(role)));
  if (peersHold === undefined) return staff;
  const peers = await db
    .selectFrom('peer_consent')
    .innerJoin('person', 'person.id', 'peer_consent.person_id')
    .innerJoin('award', 'award.person_id', 'peer_consent.person_id')
    .select(['person.id', 'person.display_name'])
    .distinct()
    .where('peer_consent.structure_id', '=', structure)
    .where('award.structure_id', '=', structure)
    .where('award.badge_id', '=', peersHold)
    .where('award.state', '=', 'issued')
    .where((eb) =>
      eb.or([eb('award.valid_until', 'is', null), eb('award.valid_until', '>', now.toISOString())]),
    )
    .orderBy('person.id')
    .execute();
  const isStaff = new Set(staff.map(({examiner}) => examiner));
  return [
    ...staff,
    ...peers
      .filter(({id}) => !isStaff.has(id))
      .map(({id, display_name: name}) => ({
        examiner: id,
        name,
        stance: 'peer' as const,
        roles: ['peer'] as const,
      })),
  ];
}

/** Those of them who are asked where nobody is named. */
export function areAsked(process: ProcessOf<'reviewed'>, who: KnownExaminer): boolean {
  return who.stance === 'peer' || mayExamine(process, who.roles);
}

/** The name that stands under an answer. */
export async function nameOf(db: Executor, structure: string, person: string): Promise<string> {
  const [member] = await memberOf(db, {structure, person});
  if (member) return member.name;
  const row = await db
    .selectFrom('person')
    .select('display_name')
    .where('id', '=', person)
    .executeTakeFirst();
  return row?.display_name ?? '';
}
