/** A backend with so many badges in either store, in a process of its own, as it runs in production. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {definitionSchema} from '@pepites/recognition';
import {openBackend} from '@pepites/server';
import * as v from 'valibot';
import {freshDatabase, type PostgresServer} from '../support/postgres.ts';
import {addScaleRows, type ScaleRows} from './scale-rows.ts';
import {postgresFiller, sqliteFiller} from './scale-stores.ts';
import {badges, benchDefinition, images, pathway, publicUrl, reviewedBadges} from './server-world.ts';

export {pathway, publicUrl};
export const main = 's0';
export type StoreName = 'SQLite' | 'PostgreSQL';

const plainBadge = 'seul';
const examinerEmail = 'examinateur@s0.example';
const leadEmail = 'direction@s0.example';
const usualStructures = 5;
/** Of the others, each. */
const badgesOfStructure = 20_000;
const hooks = fileURLToPath(new URL('../support/source-hooks.mjs', import.meta.url));
const childScript = fileURLToPath(new URL('scale-child.ts', import.meta.url));

export interface ScaleWorld extends ScaleRows {
  readonly store: StoreName;
  readonly count: number;
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
  readonly fillSeconds: number;
  /** Of the process that serves, while it does. */
  readonly url: string;
  /** Ends the process; the store stays. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface ScaleOptions {
  readonly store: StoreName;
  readonly count: number;
  readonly requests: number;
  /** For PostgreSQL. */
  readonly server: PostgresServer | undefined;
}

export async function openScaleWorld({store, count, requests, server}: ScaleOptions): Promise<ScaleWorld> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-scale-'));
  const database = store === 'PostgreSQL' && server ? await freshDatabase(server.url) : undefined;
  const databaseUrl = database?.url;
  const others = Math.ceil(count / badgesOfStructure);
  const structures = Array.from({length: Math.max(usualStructures, 1 + others)}, (_, index) => `s${index}`);
  const empty = await openBackend({
    dataDirectory,
    databaseUrl,
    publicUrl,
    hasTimers: false,
    isProduction: true,
  });
  await empty.apply(definitionOf(structures), {images, dryRun: false});
  await empty.close();

  const started = performance.now();
  const filler =
    databaseUrl === undefined
      ? sqliteFiller(join(dataDirectory, 'pepites.sqlite'))
      : await postgresFiller(databaseUrl);
  const staff = {
    examiner: await filler.personWith(examinerEmail),
    lead: await filler.personWith(leadEmail),
  };
  const plan = {
    ...{count, structures, badges, reviewedBadges, plainBadge, requests, staff},
    ...{signedIn: 100, origin: publicUrl},
  };
  const rows = await addScaleRows(plan, filler.add, filler.breathe);
  await filler.flush();
  await filler.finish(rows.structures);
  const fillSeconds = (performance.now() - started) / 1000;
  const child = await serveIn({dataDirectory, databaseUrl});
  return {
    ...rows,
    ...{store, count, dataDirectory, databaseUrl, fillSeconds, url: child.url},
    stop: async () => child.stop(),
    close: async () => {
      await child.stop();
      await database?.drop();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
}

function definitionOf(structures: readonly string[]) {
  const definition = benchDefinition(structures);
  return v.parse(definitionSchema, {
    ...definition,
    structures: definition.structures.map((one) => ({
      ...one,
      staff: [...one.staff, {email: leadEmail, name: 'La direction', roles: ['lead']}],
    })),
  });
}

async function serveIn({
  dataDirectory,
  databaseUrl,
}: {
  readonly dataDirectory: string;
  readonly databaseUrl: string | undefined;
}): Promise<{readonly url: string; readonly stop: () => Promise<void>}> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', hooks, childScript, dataDirectory, publicUrl],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {...process.env, ...(databaseUrl !== undefined && {DATABASE_URL: databaseUrl})},
    },
  );
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The backend ended before it said anything (${String(code)})`);
    }),
  ])) as [string];
  return {
    url: line,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
