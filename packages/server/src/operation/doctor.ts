/** Looks at an installation from inside: what would keep it from signing, sending, or being restored. Changes nothing in the store. */
import {writeFile, rm, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import {sql} from 'kysely';
import {personalTables} from '../people/erase/registry.js';
import {draftCode} from '../elsewhere/drafts.js';
import {signingKeyOf} from '../keys/key-ring.js';
import type {Topic} from '../issuing/outbox.js';
import {dueMessages, dueWebhooks, dueWork} from './due.js';
import {failingBefore} from '../webhooks/manage.js';
import {issuerIdOf, type Services} from '../services.js';
import {isShared} from '../store/open-store.js';
import {withoutPersonalData} from './without-personal-data.js';

export interface Finding {
  /** A stable name: `store`, `keys`, `work`, `elsewhere`, `messages`, `webhooks`, `mail`, `signIn`, `files`, `bucket`, `disk`, `antivirus`, `secret`, `erasures`, `address`. */
  readonly check: string;
  /** `warning`: it works, and something should be done; `skipped`: there is nothing to look at. */
  readonly state: 'good' | 'warning' | 'bad' | 'skipped';
  /** One English sentence; where something is to be done, what. */
  readonly detail: string;
}

export interface Installation {
  readonly dataDirectory: string;
  /** The secret lies in the data folder. */
  readonly secretLiesBesideStore: boolean;
  /** The list of erasures lies in the data folder. */
  readonly ledgerLiesBesideStore: boolean;
}

type Check = (services: Services, installation: Installation) => Promise<Omit<Finding, 'check'>>;

const overdueMs = 600_000;
const leastFreeBytes = 1_000_000_000;
const filesLookedAt = 200;

/** In this order; one that fails by itself is bad, and the others are still looked at. */
const checks: Readonly<Record<string, Check>> = {
  address: async ({publicUrl, isProduction}) => {
    const isHttps = publicUrl.startsWith('https:');
    if (isHttps || !isProduction) return good(`Badges carry ${publicUrl}.`);
    return bad(
      `Badges carry ${publicUrl}, which is not https: nobody can trust them. Set PUBLIC_URL before the first badge.`,
    );
  },
  store: async ({db}) => {
    const {rows} = isShared(db)
      ? await sql<{version: string}>`select version() as version`.execute(db)
      : await sql<{version: string}>`select 'SQLite ' || sqlite_version() as version`.execute(db);
    const [kind = ''] = (rows[0]?.version ?? '').split(/ on |\(/u);
    return good(`${kind.trim()} answers.`);
  },
  keys: async ({db, sealer, publicUrl}) => {
    const structures = await db.selectFrom('structure').select('id').orderBy('id').execute();
    if (structures.length === 0) return skipped('There is no structure yet: pepites apply.');
    for (const {id} of structures) {
      try {
        await signingKeyOf(db, {structure: id, issuerId: issuerIdOf({publicUrl}, id), sealer});
      } catch {
        return bad(`The signing key of "${id}" does not open: is PEPITES_SECRET the right one?`);
      }
    }
    return good(`${structures.length} structures can sign.`);
  },
  work: async ({db, now}) => {
    const due = await dueWork(db);
    const waiting = due.reduce((sum, one) => sum + one.waiting, 0);
    if (waiting === 0) return good('Nothing waits to be signed.');
    const failing = due.find((one) => one.failing > 0);
    if (failing) return bad(`${waiting} wait; ${failing.of} fails: ${await lastErrorOf(db, failing.of)}`);
    return due.some(({oldest}) => isOverdue(oldest, now()))
      ? bad(`${waiting} wait for more than ten minutes: does pepites serve run?`)
      : good(`${waiting} wait to be signed.`);
  },
  elsewhere: async ({db}) => {
    const rows = await db
      .selectFrom('elsewhere_issue')
      .select((eb) => ['state', 'last_error', eb.fn.countAll<number>().as('count')])
      .where((eb) =>
        eb.or([
          eb('state', '=', 'refused'),
          eb('failures', '>', 0),
          // A person has something to do.
          eb('last_error', '=', draftCode),
        ]),
      )
      .groupBy(['state', 'last_error'])
      .execute();
    const said = rows.map(({state, count, last_error: code}) =>
      state === 'refused'
        ? `Another platform has refused ${count} badges: ${code ?? ''} (pepites obf status).`
        : `${count} badges could not be given on another platform yet: ${code ?? ''}.`,
    );
    if (said.length > 0) return warning(said.join(' '));
    const {count} = await db
      .selectFrom('elsewhere_link')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count === 0
      ? skipped('No badge is given on another platform too.')
      : good('Nothing failed on other platforms.');
  },
  messages: async ({db, now}) => {
    const due = await dueMessages(db);
    if (!due) return good('No message waits.');
    const {waiting, failing, oldest} = due;
    if (failing > 0) return warning(`${failing} of ${waiting} messages could not be sent yet.`);
    return isOverdue(oldest, now())
      ? warning(`${waiting} messages wait for more than ten minutes.`)
      : good(`${waiting} messages wait.`);
  },
  webhooks: async ({db, now}) => {
    const due = await dueWebhooks(db);
    const failing = await db
      .selectFrom('webhook')
      .select(['structure_id', 'name'])
      .where('is_on', '=', 1)
      .where('failing_since', '<=', failingBefore(now()))
      .orderBy('failing_since')
      .execute();
    const [first] = failing;
    if (first)
      return warning(
        `Nothing arrives at ${failing.length} webhooks, for a day or longer; one is "${first.name}" of "${first.structure_id}": pepites webhooks list.`,
      );
    return due ? good(`${due.waiting} events wait to be sent.`) : good('No event waits to be sent.');
  },
  mail: async ({mailer, hasDevelopmentInbox}) => {
    if (hasDevelopmentInbox) return skipped('There is no mail server: messages stay in /dev/inbox.');
    if (!mailer.check) return skipped('The mail server is not looked at.');
    await mailer.check();
    return good('The mail server lets us in.');
  },
  signIn: async ({issuer}) => {
    if (!issuer) return skipped('Staff sign in by code alone (PEPITES_OIDC_ISSUER).');
    const {name, issuer: address} = issuer.settings;
    const {canSignOut} = await issuer.look().catch((error: unknown) => {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
      throw new Error(`${address} does not say how to sign in: ${reason}`, {cause: error});
    });
    return good(
      `${name} answers at ${address}${canSignOut ? '' : '; signing out here does not sign out there'}.`,
    );
  },
  files: async ({db, files}) => {
    const missing = await missingFiles(db, files);
    return missing === 0
      ? good('The files that were looked for are there.')
      : bad(
          `${missing} files that the store names are missing: is the ${files.place === 's3' ? 'bucket' : 'data folder'} whole?`,
        );
  },
  bucket: async ({files}) => {
    if (files.place === 'disk') return skipped('The files are in the data folder (PEPITES_S3_BUCKET).');
    const key = `.doctor-${crypto.randomUUID()}`;
    await files.put(key, Buffer.from(key));
    try {
      const read = Buffer.from(await files.get(key)).toString();
      if (read !== key) return bad('The bucket gives back other bytes than were put into it.');
    } finally {
      await files.delete(key);
    }
    return good('The bucket takes a file, gives it back, and deletes it.');
  },
  disk: async (_, {dataDirectory}) => {
    const probe = join(dataDirectory, `.doctor-${process.pid}`);
    await writeFile(probe, 'x', {mode: 0o600, flush: true});
    await rm(probe);
    const {bavail, bsize} = await statfs(dataDirectory);
    const free = bavail * bsize;
    const said = `${(free / 1e9).toFixed(1)} GB are free in the data folder.`;
    return free < leastFreeBytes ? warning(said) : good(said);
  },
  antivirus: async ({antivirus}, {dataDirectory}) => {
    if (!antivirus) return skipped('No virus scanner looks at files (PEPITES_ANTIVIRUS_COMMAND).');
    const probe = join(dataDirectory, `.doctor-${process.pid}.txt`);
    await writeFile(probe, 'nothing in here', {mode: 0o600});
    const result = await antivirus.scan(probe).finally(async () => rm(probe));
    return result === 'clean'
      ? good('The virus scanner answers.')
      : bad('The virus scanner does not answer: files that people send are held back.');
  },
  secret: async (_, {secretLiesBesideStore}) =>
    secretLiesBesideStore
      ? warning(
          'The secret lies in the data folder: give PEPITES_SECRET, or keep a copy elsewhere. No backup holds it.',
        )
      : good('The secret lies elsewhere than the store.'),
  erasures: async (_, {ledgerLiesBesideStore}) =>
    ledgerLiesBesideStore
      ? warning(
          'The list of erasures lies in the data folder: lost with it, a backup brings erased people back (PEPITES_ERASURES).',
        )
      : good('The list of erasures lies elsewhere than the store.'),
};

export async function examine(services: Services, installation: Installation): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [check, look] of Object.entries(checks)) {
    const found = await look(services, installation).catch((error: unknown) =>
      bad(withoutPersonalData(error instanceof Error ? error.message : String(error))),
    );
    findings.push({check, ...found});
  }
  return findings;
}

async function lastErrorOf(db: Services['db'], topic: Topic): Promise<string> {
  const row = await db
    .selectFrom('outbox')
    .select('last_error')
    .where('done_at', 'is', null)
    .where('topic', '=', topic)
    .where('attempts', '>', 0)
    .orderBy('attempts', 'desc')
    .executeTakeFirst();
  return withoutPersonalData(row?.last_error ?? '');
}

function isOverdue(since: string, now: Date): boolean {
  return now.getTime() - Date.parse(since) > overdueMs;
}

/** Some of each kind that rows name: what was lost with a disk is lost among these too. */
async function missingFiles(db: Services['db'], files: Services['files']): Promise<number> {
  let missing = 0;
  for (const {table, files: columns = []} of personalTables) {
    for (const column of columns) {
      const {rows} = await sql<{key: string}>`select ${sql.ref(column)} as key from ${sql.table(table)}
        where ${sql.ref(column)} is not null limit ${filesLookedAt}`.execute(db);
      for (const {key} of rows) if (!(await files.has(key))) missing++;
    }
  }
  return missing;
}

const good = (detail: string) => ({state: 'good', detail}) as const;
const warning = (detail: string) => ({state: 'warning', detail}) as const;
const bad = (detail: string) => ({state: 'bad', detail}) as const;
const skipped = (detail: string) => ({state: 'skipped', detail}) as const;
