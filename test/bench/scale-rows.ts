/**
 * The rows of years of use: people with their badges, as asked for, examined, signed, told of and looked at. Handed row by row to whatever
 * stores them, so that both stores hold the same.
 */
import {createHash} from 'node:crypto';

export type Row = Readonly<Record<string, string | number | null>>;
export type Add = (table: string, row: Row) => void;

export interface ScalePlan {
  /** Badges. */
  readonly count: number;
  /** The largest first. */
  readonly structures: readonly string[];
  readonly badges: readonly string[];
  readonly reviewedBadges: readonly string[];
  readonly plainBadge: string;
  /** Waiting for an examiner in the largest structure, each of a person of its own. */
  readonly requests: number;
  /** People of the largest structure who are signed in. */
  readonly signedIn: number;
  readonly staff: Readonly<Record<'examiner' | 'lead', string>>;
  readonly origin: string;
}

export interface ScaleRows {
  readonly tokens: {readonly people: readonly string[]; readonly examiner: string; readonly lead: string};
  /** Ids of the waiting requests; the n-th is of the person whose token is the n-th of `askers`. */
  readonly requests: readonly string[];
  readonly askers: readonly string[];
  readonly structures: readonly {readonly id: string; readonly badges: number}[];
}

const ofLargest = 0.4;
/** Of a list of withdrawn badges, of which half are used (issuing/status-place.ts). */
const listLength = 131_072;
const usedOfList = listLength / 2;
/** Has no common divisor with the list's length: each place is taken once, and none beside the one before. */
const placeStep = 7919;
const credentialLength = 2600;
const dayMs = 86_400_000;
/** Yesterday, so that the hourly round finds what it would find. */
const lastDay = Date.now() - dayMs;
const yearsOfUse = 2;
/** How long the store keeps work that was done, and messages that were sent (retention/run.ts). */
const doneDays = 30;

/** Looks as random as the ids that the backend makes: neighbours in time are none in an index. */
export function idOf(kind: string, number: number): string {
  const hex = createHash('md5').update(`${kind} ${number}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** @param breathe after each person: waits where the store has not yet taken what it was handed */
export async function addScaleRows(
  plan: ScalePlan,
  add: Add,
  breathe: () => Promise<void> | undefined,
): Promise<ScaleRows> {
  const sizes = sizesOf(plan);
  const credential = `{"@context":["https://www.w3.org/ns/credentials/v2"],"filler":"${'x'.repeat(credentialLength - 70)}"}`;
  const signedIn: string[] = [];
  let people = 0;
  let made = 0;

  const addPerson = (hasAddress: boolean): string => {
    const id = idOf('person', people);
    const at = timeOf(people / 3);
    add('person', {
      ...{id, display_name: `Sami ${people}`, created_at: at},
      // Lately: else the hourly round would forget them.
      last_seen_at: new Date(lastDay).toISOString(),
    });
    add('sign_in_method', {
      ...{id: idOf('method', people), person_id: id, kind: hasAddress ? 'email' : 'claimCode'},
      ...{
        subject: `p${people}@example.org`,
        structure_id: null,
        expires_at: null,
        used_at: at,
        created_at: at,
      },
    });
    people++;
    return id;
  };
  const addRequest = (row: {
    readonly id: string;
    readonly structure: string;
    readonly badge: string;
    readonly person: string;
    readonly isOpen: boolean;
    readonly at: string;
  }): void => {
    const {isOpen} = row;
    add('request', {
      ...{id: row.id, structure_id: row.structure, badge_id: row.badge, person_id: row.person},
      ...{state: isOpen ? 'submitted' : 'issued', is_open: isOpen ? 1 : 0, is_waiting: isOpen ? 1 : 0},
      ...{revision: 1, version: isOpen ? 1 : 3, quorum: 1, listed: 0, is_named: 0},
      answers: JSON.stringify([{question: 'reussite', text: 'J’ai fini un travail, et je l’ai montré.'}]),
      ...{needs_more_since: null, answer_by: null, submitted_at: row.at, updated_at: row.at},
    });
  };
  const addAward = (structure: string, person: string, badge: string, place: number): void => {
    const number = made++;
    const id = idOf('award', number);
    const at = timeOf(number);
    const isReviewed = plan.reviewedBadges.includes(badge);
    const request = isReviewed ? idOf('request', number) : null;
    if (request !== null) {
      addRequest({id: request, structure, badge, person, isOpen: false, at});
      add('review', {
        ...{id: idOf('review', number), request_id: request, examiner_id: plan.staff.examiner},
        ...{examiner_name: 'Une examinatrice', revision: 1, answer: 'yes', message: '', at},
        ...{criteria_met: '[0,1,2]', reopened: '[]', is_final: 0},
      });
    }
    const token = `t${id.replaceAll('-', '')}`;
    const bit = statusPlaceOf(place);
    add('award', {
      ...{id, structure_id: structure, badge_id: badge, badge_owner: structure, badge_version: 1},
      ...{person_id: person, request_id: request, state: 'issued', issue_key: `k-${id}`},
      ...{subject_id: `urn:uuid:${idOf('subject', number)}`, awarded_at: at, listed: 0},
      ...{status_index: bit, share_token: token, credential},
      ...{png_key: `awards/${id}.png`, issued_at: at},
    });
    add('status_entry', {structure_id: structure, list_index: bit, is_revoked: 0});
    add('share', {
      ...{id: idOf('share', number), token, structure_id: structure, award_id: id, person_id: person},
      ...{scope: 'minimal', is_default: 1, is_indexed: 0, openings: 0, created_at: at},
    });
    if (lastDay - Date.parse(at) < (doneDays - 1) * dayMs) {
      const done = {attempts: 1, available_at: at, done_at: at};
      add('outbox', {
        id: idOf('job', number),
        ...{topic: 'signAward', subject: id, unique_key: `signAward:${id}`, ...done},
      });
      add('notification', {
        ...{id: idOf('notification', number), structure_id: structure, person_id: person, kind: 'badgeReady'},
        ...{unique_key: `badgeReady:${id}`, created_at: at, ...done},
      });
    }
    add('audit', {
      ...{id: idOf('audit', number), structure_id: structure, at, actor_kind: 'person'},
      ...{actor: plan.staff.examiner, act: 'request.answered', subject_person: person, object_id: request},
    });
  };
  const addSession = (person: string, scopes: readonly string[]): string => {
    const token = `token-${person}`;
    add('session', {
      ...{token_hash: hashToken(token), person_id: person, structure_id: plan.structures[0] ?? ''},
      ...{origin: plan.origin, scopes: JSON.stringify(scopes), opened_by: 'page'},
      ...{expires_at: '2099-01-01T00:00:00.000Z', created_at: timeOf(0)},
    });
    return token;
  };

  const own = ['request:own', 'progress:own'];
  for (const [index, {id: structure, badges}] of sizes.entries()) {
    for (let place = 0; place < badges;) {
      const person = addPerson(true);
      if (index === 0 && signedIn.length < plan.signedIn) signedIn.push(addSession(person, own));
      const many = Math.min(1 + (people % 9), badges - place);
      for (let count = 0; count < many; count++)
        addAward(structure, person, plan.badges[(people + count) % plan.badges.length] ?? '', place++);
      const taken = breathe();
      if (taken) await taken;
    }
  }
  const requests: string[] = [];
  const askers: string[] = [];
  for (let index = 0; index < plan.requests; index++) {
    // Without an address: what is measured is the issuing, not the post.
    const person = addPerson(false);
    const id = idOf('waiting', index);
    const [structure = ''] = plan.structures;
    addRequest({id, structure, badge: plan.plainBadge, person, isOpen: true, at: timeOf(index)});
    requests.push(id);
    askers.push(addSession(person, own));
  }
  return {
    tokens: {
      people: signedIn,
      examiner: addSession(plan.staff.examiner, [...own, 'review']),
      lead: addSession(plan.staff.lead, [...own, 'review', 'manage']),
    },
    ...{requests, askers},
    structures: sizes,
  };
}

/** @param number of the badge in its structure, from 0 */
function statusPlaceOf(number: number): number {
  const list = Math.floor(number / usedOfList);
  return list * listLength + (((number % usedOfList) * placeStep) % listLength);
}

/** How many badges each structure has given: the largest four in ten, the others alike. */
function sizesOf({count, structures}: ScalePlan): {id: string; badges: number}[] {
  const largest = Math.ceil(count * ofLargest);
  const others = structures.length - 1;
  return structures.map((id, index) => ({
    id,
    badges: index === 0 ? largest : Math.floor((count - largest + index - 1) / others),
  }));
}

/** Over two years, in no order. */
function timeOf(number: number): string {
  return new Date(lastDay - ((number * 7919) % (yearsOfUse * 365)) * dayMs).toISOString();
}
