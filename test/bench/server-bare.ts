/** What issuing costs without a backend: the same two durable transactions and the same signing, written straight down. */
import {mkdtempSync, rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {randomInt, randomUUID} from 'node:crypto';
import {tmpdir} from 'node:os';
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
import {Sqlite} from '../support/sqlite.ts';

export interface BareIssuer {
  /** Decides and signs one badge. */
  issue(): Promise<void>;
  close(): void;
}

export async function openBareIssuer({
  image,
  requests,
}: {
  image: Uint8Array;
  requests: number;
}): Promise<BareIssuer> {
  const folder = mkdtempSync(join(tmpdir(), 'pepites-bare-'));
  const store = new Sqlite(join(folder, 'bare.sqlite'));
  store.pragma('locking_mode = EXCLUSIVE');
  store.pragma('journal_mode = WAL');
  store.pragma('synchronous = FULL');
  store.exec(`
    create table request (id text primary key, person text, state text, answers text);
    create table review (id text primary key, request text, examiner text, answer text, at text, unique (request, examiner));
    create table award (id text primary key, request text, person text, state text, issue_key text unique, subject text,
      status_index integer unique, share_token text unique, credential text, at text);
    create table outbox (id text primary key, award text unique, done text);`);
  for (let index = 0; index < requests; index++)
    store
      .prepare('insert into request values (?, ?, ?, ?)')
      .run(`q${index}`, `p${index}`, 'submitted', '[{"question":"a"}]');
  const sql = {
    request: store.prepare('select * from request where id = ?'),
    review: store.prepare('insert into review values (?, ?, ?, ?, ?)'),
    approve: store.prepare(`update request set state = ? where id = ?`),
    award: store.prepare(
      'insert into award (id, request, person, state, issue_key, subject, at) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    work: store.prepare('insert into outbox values (?, ?, null)'),
    due: store.prepare('select * from outbox join award on award.id = outbox.award where done is null'),
    issued: store.prepare(
      'update award set state = ?, status_index = ?, share_token = ?, credential = ? where id = ?',
    ),
    done: store.prepare('update outbox set done = ? where award = ?'),
  };
  const issuer = 'http://localhost:8787/issuers/s0';
  const {seed} = await generateSigningKey();
  const key = await importSigningKey({seed, verificationMethod: `${issuer}#key-1`});
  const canonicalize = createCanonicalizer();
  let next = 0;

  const decide = store.transaction((now: string) => {
    const request = sql.request.get(`q${next++}`) as {id: string; person: string};
    const id = randomUUID();
    sql.review.run(randomUUID(), request.id, 'examiner', 'yes', now);
    sql.approve.run('approved', request.id);
    sql.award.run(
      id,
      request.id,
      request.person,
      'signing',
      `request:${request.id}`,
      `urn:uuid:${randomUUID()}`,
      now,
    );
    sql.work.run(randomUUID(), id);
  });
  const finish = store.transaction(
    (award: {id: string; request: string}, index: number, credential: string, now: string) => {
      sql.issued.run('issued', index, randomUUID(), credential, award.id);
      sql.done.run(now, award.id);
      sql.approve.run('issued', award.request);
    },
  );

  return {
    async issue() {
      decide.immediate(new Date().toISOString());
      const award = sql.due.get() as {award: string; request: string; subject: string; at: string};
      const index = randomInt(2 ** 40);
      const badge = 'http://localhost:8787/structures/s0/badges/b0';
      const unsigned = buildOpenBadgeCredential({
        id: `urn:uuid:${award.award}`,
        issuer: {id: issuer, name: 'Structure s0'},
        validFrom: new Date(award.at),
        awardedDate: new Date(award.at),
        subjectId: award.subject,
        achievement: {
          id: badge,
          name: 'J’ai appris b0',
          description: 'La personne a montré ce qu’elle sait faire, devant quelqu’un du métier.',
          inLanguage: 'fr',
          criteria: {
            narrative: '- Je viens à l’heure.\n- Je range le poste de travail.\n- J’explique ce que je fais.',
          },
          image: {id: `${badge}/image`, caption: 'Un rond vert'},
          achievementType: 'Badge',
          alignment: [],
        },
        credentialStatus: statusEntry({
          listId: 'http://localhost:8787/status/s0',
          index: index % 131072,
          purpose: 'revocation',
        }),
      });
      const signed = await signCredential(unsigned, {key, created: new Date(), canonicalize});
      const credential = JSON.stringify(signed, null, 2);
      await writeFile(join(folder, `${award.award}.png`), bakePng(image, credential));
      finish.immediate(
        {id: award.award, request: award.request},
        index,
        credential,
        new Date().toISOString(),
      );
    },
    close() {
      store.close();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
