/** Fills a store with people, requests, reviews and awards as years of use would, by plain inserts: far faster than asking for each. */
import {Sqlite, type SqliteStore} from '../support/sqlite.ts';

export interface Filling {
  readonly awards: number;
  /** Of each kind. */
  readonly requests: number;
  readonly examinerEmail: string;
  readonly structures: readonly string[];
  readonly badges: readonly string[];
  readonly reviewedBadges: readonly string[];
  /** Reviewed too, and counted by no key badge. */
  readonly plainBadge: string;
  /** Whoever has it is on the list of supporters. */
  readonly supportersBadge: string;
  readonly hashToken: (token: string) => string;
  readonly origin: string;
}

export interface Filled {
  readonly awards: number;
  /** Tokens of the sessions of: somebody with five badges, somebody with hundreds, the examiner. */
  readonly tokens: {readonly typical: string; readonly heavy: string; readonly examiner: string};
  readonly heavyAwards: number;
  /** Waiting to be answered, in the first structure; each of a person of its own. */
  readonly requests: {
    /** For a badge that stands alone. */
    readonly plain: readonly string[];
    /** For one that a key badge counts. */
    readonly counted: readonly string[];
  };
  readonly seconds: number;
}

/** Waiting in the queue, whatever is stored: people are answered. */
const waitingInQueue = 150;
/** No list is that long: the places of badges that are issued while the bench runs stay free. */
const beyondLists = 100_000_000;
const heavyAwards = 300;
/** As many as a list of supporters shows at once, in each store; the larger ones have more. */
const leastSupporters = 500;
/** As many characters as a signed badge has. */
const credentialLength = 2600;
const at = '2026-03-01T09:00:00.000Z';

export function fillStore(file: string, filling: Filling): Filled {
  const started = performance.now();
  const store = new Sqlite(file);
  store.pragma('synchronous = OFF');
  store.pragma('cache_size = -400000');
  const insert = inserter(store);
  const [main = ''] = filling.structures;
  const {person_id: examiner} = store
    .prepare(`select person_id from sign_in_method where kind = 'email' and subject = ?`)
    .get(filling.examinerEmail) as {person_id: string};
  const credential = `{"@context":["https://www.w3.org/ns/credentials/v2"],"filler":"${'x'.repeat(credentialLength - 70)}"}`;
  let made = 0;

  const person = (id: string, hasAddress = true): void => {
    insert('person', {id, display_name: 'Sami', created_at: at, last_seen_at: at});
    if (!hasAddress) return;
    insert('sign_in_method', {
      ...{id: `m-${id}`, person_id: id, kind: 'email', subject: `${id}@example.org`},
      ...{structure_id: null, expires_at: null, used_at: null, created_at: at},
    });
  };
  const request = (row: {
    id: string;
    structure: string;
    badge: string;
    person: string;
    state: string;
  }): void => {
    const isOpen = row.state === 'submitted';
    insert('request', {
      ...{id: row.id, structure_id: row.structure, badge_id: row.badge, person_id: row.person},
      ...{
        state: row.state,
        is_open: isOpen ? 1 : 0,
        revision: 1,
        version: isOpen ? 1 : 3,
        quorum: 1,
        listed: 0,
      },
      answers: JSON.stringify([
        {question: 'reussite', text: 'J’ai fini un travail, et je l’ai montré à mon encadrant.'},
      ]),
      ...{needs_more_since: null, answer_by: null, submitted_at: at, updated_at: at},
    });
  };
  const award = (row: {structure: string; badge: string; person: string; state?: string}): void => {
    const id = `a${String(made).padStart(9, '0')}`;
    const state = row.state ?? 'issued';
    const isReviewed = filling.reviewedBadges.includes(row.badge);
    if (isReviewed) {
      request({...row, id: `r-${id}`, state: 'issued'});
      insert('review', {
        ...{id: `v-${id}`, request_id: `r-${id}`, examiner_id: examiner, examiner_name: 'Une examinatrice'},
        ...{revision: 1, answer: 'yes', message: '', criteria_met: '[0,1,2]', reopened: '[]', at},
      });
    }
    insert('award', {
      ...{id, structure_id: row.structure, badge_id: row.badge, person_id: row.person},
      ...{
        request_id: isReviewed ? `r-${id}` : null,
        state,
        issue_key: `k-${id}`,
        subject_id: `urn:uuid:${id}`,
      },
      ...{awarded_at: at, valid_until: null, counted_from: null, listed: 0, status_index: beyondLists + made},
      ...{share_token: `t-${id}`, credential, png_key: `awards/${id}.png`, issued_at: at},
      ...{revoked_at: state === 'revoked' ? at : null, revoke_reason: null},
    });
    insert('outbox', {
      ...{id: `o-${id}`, topic: 'signAward', subject: id, unique_key: `signAward:${id}`},
      ...{attempts: 1, available_at: at, done_at: at, last_error: null},
    });
    insert('notification', {
      ...{
        id: `n-${id}`,
        structure_id: row.structure,
        person_id: row.person,
        address: null,
        kind: 'requestReceived',
      },
      ...{
        details: null,
        unique_key: `n-${id}`,
        created_at: at,
        attempts: 1,
        available_at: at,
        done_at: at,
        last_error: null,
      },
    });
    insert('audit', {
      ...{
        id: `l-${id}`,
        structure_id: row.structure,
        at,
        actor_kind: 'person',
        actor: examiner,
        act: 'reviewed',
      },
      ...{subject_person: row.person, object_id: `r-${id}`},
    });
    if (row.badge === filling.supportersBadge && state === 'issued')
      insert('supporter_listing', {
        ...{award_id: id, name: 'Sami', since: new Date(Date.parse(at) + made * 1000).toISOString()},
        ...{structure_id: row.structure, badge_id: row.badge, organisation_id: null},
        ...{valid_until: null, is_shown: 1},
      });
    made++;
  };
  const session = (token: string, id: string, scopes: readonly string[]): string => {
    insert('session', {
      ...{token_hash: filling.hashToken(token), person_id: id, structure_id: main, origin: filling.origin},
      ...{scopes: JSON.stringify(scopes), expires_at: '2099-01-01T00:00:00.000Z', created_at: at},
    });
    return token;
  };

  const plain: string[] = [];
  const counted: string[] = [];
  store.exec('begin');
  person('typical');
  for (const badge of filling.badges.slice(0, 5)) award({structure: main, badge, person: 'typical'});
  person('heavy');
  for (let index = 0; index < heavyAwards; index++) {
    const badge = filling.badges[index % filling.badges.length] ?? '';
    award({
      structure: main,
      badge,
      person: 'heavy',
      ...(index >= filling.badges.length && {state: 'revoked'}),
    });
  }
  for (let index = 0; index < leastSupporters; index++) {
    person(`s${index}`);
    award({structure: main, badge: filling.supportersBadge, person: `s${index}`});
  }
  for (let index = 0; made < filling.awards; index++) {
    const id = `p${String(index).padStart(8, '0')}`;
    person(id);
    // Six in ten are of the first structure.
    const structure = filling.structures[Math.max(0, (index % 10) - 5)] ?? main;
    for (let count = 0; count < 1 + (index % 9) && made < filling.awards; count++)
      award({structure, badge: filling.badges[(index + count) % filling.badges.length] ?? '', person: id});
    if (index % 500 === 499) store.exec('commit; begin');
  }
  for (let index = 0; index < 2 * filling.requests + waitingInQueue; index++) {
    const id = `w${index}`;
    // Without an address: what is measured is the issuing, not the post, which has a loop of its own.
    person(id, false);
    const isPlain = index % 2 === 0;
    const badge = isPlain
      ? filling.plainBadge
      : (filling.reviewedBadges[index % filling.reviewedBadges.length] ?? '');
    request({id: `q${index}`, structure: main, badge, person: id, state: 'submitted'});
    if (index >= waitingInQueue) (isPlain ? plain : counted).push(`q${index}`);
  }
  const earner = ['request:own', 'progress:own'];
  const tokens = {
    typical: session('token-typical', 'typical', earner),
    heavy: session('token-heavy', 'heavy', earner),
    examiner: session('token-examiner', examiner, [...earner, 'review']),
  };
  store.exec('commit');
  store.close();
  return {
    awards: made,
    tokens,
    heavyAwards,
    requests: {plain, counted},
    seconds: (performance.now() - started) / 1000,
  };
}

function inserter(
  store: SqliteStore,
): (table: string, row: Readonly<Record<string, string | number | null>>) => void {
  const statements = new Map<string, ReturnType<SqliteStore['prepare']>>();
  return (table, row) => {
    let statement = statements.get(table);
    if (!statement) {
      const names = Object.keys(row);
      statement = store.prepare(
        `insert into ${table} (${names.join()}) values (${names.map((name) => `@${name}`).join()})`,
      );
      statements.set(table, statement);
    }
    statement.run(row);
  };
}
