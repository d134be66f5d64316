/**
 * What issuing costs without a backend: the rows of the same two durable transactions, written into the same tables by prepared
 * statements, the same signing and the same baking. No rules, no reading of who may or what the badge says.
 */
import {writeFile} from 'node:fs/promises';
import {createHash, randomInt, randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {bakePng} from '@pepites/credentials/bake.js';
import {
  buildOpenBadgeCredential,
  generateSigningKey,
  importSigningKey,
  signCredential,
} from '@pepites/credentials/sign.js';
import {statusEntry} from '@pepites/credentials/status.js';
import {createCanonicalizer} from '@pepites/credentials/verify.js';
import {Hono} from 'hono';
import {Sqlite} from '../support/sqlite.ts';

export interface BareIssuer {
  /** Decides and signs one badge. */
  issue(request: string): Promise<void>;
  /** The same behind one bare HTTP route: a session, a JSON body, the request as reply. */
  ask(request: string, token: string): Promise<void>;
  close(): void;
}

interface Waiting {
  readonly structure_id: string;
  readonly badge_id: string;
  readonly person_id: string;
}

/** @param folder the data folder of a backend that is closed; `origin` is the backend's public address */
export async function openBareIssuer({
  folder,
  image,
  origin,
}: {
  readonly folder: string;
  readonly image: Uint8Array;
  readonly origin: string;
}): Promise<BareIssuer> {
  const store = new Sqlite(join(folder, 'pepites.sqlite'));
  store.pragma('locking_mode = EXCLUSIVE');
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.pragma('foreign_keys = ON');
  store.pragma('secure_delete = ON');
  const insert = (table: string, names: string) =>
    store.prepare(
      `insert into ${table} (${names}) values (${names
        .split(', ')
        .map(() => '?')
        .join()})`,
    );
  const sql = {
    request: store.prepare('select structure_id, badge_id, person_id from request where id = ?'),
    review: insert(
      'review',
      'id, request_id, examiner_id, examiner_name, revision, answer, message, criteria_met, reopened, at, stance',
    ),
    approve: store.prepare(
      `update request set state = 'approved', is_waiting = 0, waits_for = null, version = version + 1, updated_at = ? where id = ? and state = 'submitted'`,
    ),
    award: insert(
      'award',
      'id, structure_id, badge_id, badge_owner, badge_version, person_id, request_id, state, issue_key, subject_id, awarded_at, listed, status_index, share_token',
    ),
    taken: store.prepare('update status_list set taken = taken + 1 where structure_id = ?'),
    place: store.prepare(
      'insert into status_entry (structure_id, list_index, is_revoked) values (?, ?, 0) on conflict do nothing',
    ),
    share: insert(
      'share',
      'id, token, structure_id, award_id, person_id, scope, is_default, is_indexed, openings, created_at',
    ),
    work: insert('outbox', 'id, topic, subject, unique_key, attempts, available_at'),
    tell: insert(
      'notification',
      'id, structure_id, person_id, kind, details, unique_key, created_at, attempts, available_at',
    ),
    audit: insert('audit', 'id, structure_id, at, actor_kind, actor, act, subject_person, object_id'),
    issued: store.prepare(
      `update award set state = 'issued', credential = ?, png_key = ?, issued_at = ? where id = ? and state = 'signing'`,
    ),
    done: store.prepare('update outbox set done_at = ? where id = ?'),
    session: store.prepare('select person_id from session where token_hash = ?'),
    whole: store.prepare('select * from request where id = ?'),
    end: store.prepare(
      `update request set state = 'issued', is_open = 0, version = version + 1, updated_at = ? where id = ?`,
    ),
  };
  const {seed} = await generateSigningKey();
  const canonicalize = createCanonicalizer();
  const details = JSON.stringify({badgeName: {fr: 'J’ai appris b0', en: 'I have learned b0'}});

  const decide = store.transaction((id: string, now: string) => {
    const {structure_id: structure, badge_id: badge, person_id: person} = sql.request.get(id) as Waiting;
    const award = randomUUID();
    const job = randomUUID();
    const token = randomUUID();
    const subject = `urn:uuid:${randomUUID()}`;
    const index = placeIn(structure);
    sql.review.run(
      ...[randomUUID(), id, 'examiner', 'Une examinatrice', 1, 'yes', '', '[0,1,2]', '[]', now],
      'professional',
    );
    sql.approve.run(now, id);
    sql.award.run(
      ...[award, structure, badge, structure, 1, person, id, 'signing', `request:${id}`, subject, now],
      ...[0, index, token],
    );
    sql.share.run(randomUUID(), token, structure, award, person, 'minimal', 1, 0, 0, now);
    sql.work.run(job, 'signAward', award, `signAward:${award}`, 0, now);
    const key = `requestApproved:${id}:1`;
    sql.tell.run(randomUUID(), structure, person, 'requestApproved', details, key, now, 0, now);
    sql.audit.run(randomUUID(), structure, now, 'person', 'examiner', 'request.answered', person, id);
    return {award, job, index, subject, structure, badge, person};
  });
  const placeIn = (structure: string): number => {
    sql.taken.run(structure);
    for (;;) {
      const index = randomInt(131_072);
      if (sql.place.run(structure, index).changes === 1) return index;
    }
  };
  type Decided = ReturnType<typeof decide>;
  const finish = store.transaction(
    (request: string, {award, job, structure, person}: Decided, credential: string, now: string) => {
      sql.done.run(now, job);
      sql.issued.run(credential, `awards/${award}.png`, now, award);
      sql.end.run(now, request);
      const key = `badgeReady:${award}`;
      sql.tell.run(randomUUID(), structure, person, 'badgeReady', details, key, now, 0, now);
    },
  );

  const issue = async (request: string): Promise<void> => {
    const at = new Date();
    const decided = decide.immediate(request, at.toISOString());
    const {structure, badge, award, index, subject} = decided;
    const issuer = `${origin}/issuers/${structure}`;
    const url = `${origin}/structures/${structure}/badges/${badge}`;
    const unsigned = buildOpenBadgeCredential({
      id: `urn:uuid:${award}`,
      issuer: {id: issuer, name: 'Structure s0'},
      validFrom: at,
      awardedDate: at,
      subjectId: subject,
      achievement: {
        id: url,
        name: 'J’ai appris b0',
        description: 'La personne a montré ce qu’elle sait faire, devant quelqu’un du métier.',
        inLanguage: 'fr',
        version: '1',
        criteria: {
          narrative: '- Je viens à l’heure.\n- Je range le poste de travail.\n- J’explique ce que je fais.',
        },
        image: {id: `${url}/image`, caption: 'Un rond vert'},
        achievementType: 'Badge',
        alignment: [],
        related: [{id: `${url}/en`, inLanguage: 'en', version: '1'}],
      },
      credentialStatus: statusEntry({
        listId: `${origin}/status/${structure}`,
        index,
        purpose: 'revocation',
      }),
    });
    const key = await importSigningKey({seed, verificationMethod: `${issuer}#key-1`});
    const signed = await signCredential(unsigned, {key, created: new Date(), canonicalize});
    const credential = JSON.stringify(signed, null, 2);
    await writeFile(join(folder, 'files', 'awards', `${award}.png`), bakePng(image, credential));
    finish.immediate(request, decided, credential, new Date().toISOString());
  };

  const app = new Hono();
  app.post('/issue/:request', async (c) => {
    const token = c.req.header('authorization')?.slice('Bearer '.length) ?? '';
    if (!sql.session.get(createHash('sha256').update(token).digest('base64url'))) return c.body(null, 401);
    const {answer} = await c.req.json<{answer: string}>();
    if (answer !== 'yes') return c.body(null, 400);
    const id = c.req.param('request');
    await issue(id);
    return c.json(sql.whole.get(id) as object);
  });

  return {
    issue,
    async ask(request, token) {
      const reply = await app.fetch(
        new Request(`${origin}/issue/${request}`, {
          method: 'POST',
          headers: {authorization: `Bearer ${token}`, 'content-type': 'application/json'},
          body: JSON.stringify({answer: 'yes', noConflict: true, revision: 1, criteriaMet: [0, 1, 2]}),
        }),
      );
      if (!reply.ok) throw new Error(`The bare route replied ${reply.status}`);
      await reply.json();
    },
    close() {
      store.close();
    },
  };
}
