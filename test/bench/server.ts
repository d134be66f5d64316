/** The backend: issuing beside a bare script, and the pages that people open with a thousand to a million badges stored. */
import {mkdir, readFile, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {atLeast, atMost, median, type Line, type Section, timesOf} from './measure.ts';
import {openBareIssuer} from './server-bare.ts';
import {openInsideIssuer} from './server-inside.ts';
import {explain, fullScans, recordStatements} from './server-plans.ts';
import {
  type BenchFolder,
  type BenchWorld,
  fillFolder,
  main,
  openBenchWorld,
  pathway,
  publicUrl,
  supportersBadge,
} from './server-world.ts';

/** Tables that grow with use; the others hold what a structure has written about itself. */
const bigTables = new Set([
  ...['award', 'request', 'review', 'person', 'sign_in_method', 'outbox', 'notification', 'audit', 'session'],
  ...[
    'status_entry',
    'file',
    'completion_fact',
    'claim',
    'learner',
    'stored_reply',
    'attempt_count',
    'share',
    'supporter_listing',
  ],
]);

const perBlock = 10;

export async function benchServer({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const statements = recordStatements();
  const sizes = isQuick ? [1000, 20_000] : [1000, 100_000, 1_000_000];
  const before = process.memoryUsage().rss;
  const worlds: BenchWorld[] = [];
  for (const awards of sizes) worlds.push(await openBenchWorld({awards, requests: isQuick ? 200 : 1000}));
  const blocks = isQuick ? 6 : 25;
  const bareFolder = await fillFolder({awards: sizes[0] ?? 0, requests: 2 * (blocks + 2) * perBlock});
  const insideFolder = await fillFolder({awards: sizes[0] ?? 0, requests: (blocks + 2) * perBlock});
  // What opening a store asks for, migrations above all, is asked once.
  statements.clear();
  try {
    const issuing = await measureIssuing(worlds[0], {bareFolder, insideFolder}, {blocks, isQuick});
    const pages = await measurePages(worlds, {rounds: isQuick ? 15 : 60, isQuick});
    const memory: Section = {
      title: 'Memory',
      lines: [
        {what: 'RSS before', value: before, unit: 'bytes'},
        {
          what: `RSS with stores of ${sizes.join(', ')} awards open`,
          value: process.memoryUsage().rss,
          unit: 'bytes',
        },
      ],
    };
    return [issuing, pages, memory, await explainAll(worlds, statements)];
  } finally {
    for (const world of worlds) await world.close();
    await rm(bareFolder.dataDirectory, {recursive: true, force: true});
  }
}

/** In turns, so that a busy machine is busy for both. */
async function measureIssuing(
  world: BenchWorld | undefined,
  {bareFolder, insideFolder}: {readonly bareFolder: BenchFolder; readonly insideFolder: BenchFolder},
  {blocks, isQuick}: {readonly blocks: number; readonly isQuick: boolean},
): Promise<Section> {
  if (!world) throw new Error('No world');
  const requests = world.filled.requests.plain[Symbol.iterator]();
  await mkdir(join(bareFolder.dataDirectory, 'files', 'awards'), {recursive: true});
  const bare = await openBareIssuer({
    folder: bareFolder.dataDirectory,
    image: await badgeImage(world),
    origin: publicUrl,
  });
  const bareRequests = bareFolder.filled.requests.plain[Symbol.iterator]();
  const token = bareFolder.filled.tokens.examiner;
  const insideRequests = insideFolder.filled.requests.plain[Symbol.iterator]();
  const inside = await openInsideIssuer(insideFolder);
  const works = {
    backend: async () => issueOne(world, requests.next().value ?? ''),
    routed: async () => bare.ask(bareRequests.next().value ?? '', token),
    inside: async () => inside.issue(insideRequests.next().value ?? ''),
    script: async () => bare.issue(bareRequests.next().value ?? ''),
  };
  const names = ['backend', 'routed', 'inside', 'script'] as const;
  const none = (): Record<(typeof names)[number], number[]> => ({
    backend: [],
    routed: [],
    inside: [],
    script: [],
  });
  const times = none();
  const cpu = none();
  try {
    for (let block = -2; block < blocks; block++) {
      for (const name of block % 2 === 0 ? names : names.toReversed()) {
        const before = cpuMs();
        times[name].push(...(await timesOf(perBlock, works[name])));
        cpu[name].push((cpuMs() - before) / perBlock);
      }
      if (block < 0) for (const name of names) times[name].length = cpu[name].length = 0;
    }
  } finally {
    bare.close();
    await inside.close();
  }
  const calm = (list: readonly number[]): number => percentile(list, 0.1);
  const said = {
    backend: 'backend, over HTTP',
    routed: 'bare script behind one HTTP route',
    inside: 'backend, no HTTP',
    script: 'bare script, no HTTP',
  };
  const paceOf = (
    of: (typeof names)[number],
    beside: (typeof names)[number],
    pick: (list: readonly number[]) => number,
    from = times,
  ): number => pick(from[beside]) / pick(from[of]);
  // Like with like: with HTTP on both sides, and on neither.
  const pairs = [
    {
      of: 'backend',
      beside: 'routed',
      said: 'over HTTP, of the bare script behind one HTTP route',
      quick: 0.4,
    },
    {of: 'inside', beside: 'script', said: 'no HTTP, of the bare script', quick: 0.4},
  ] as const;
  return {
    title: `Issuing one badge, decided → signed, durable (${blocks * perBlock} each, in turns)`,
    lines: [
      ...names.map((name) => ({
        what: `${said[name]}: median`,
        value: median(times[name]),
        unit: 'ms' as const,
      })),
      ...names.map((name) => ({
        what: `${said[name]}: calmest tenth`,
        value: calm(times[name]),
        unit: 'ms' as const,
      })),
      ...names.map((name) => ({
        what: `${said[name]}: processor time`,
        value: median(cpu[name]),
        unit: 'ms' as const,
      })),
      ...names.map((name) => spreadOf(said[name], times[name])),
      ...pairs.flatMap(({of, beside, said: words}): Line[] => [
        {what: `pace, ${words}: medians`, value: paceOf(of, beside, median), unit: '×'},
        {what: `pace, ${words}: processor time`, value: paceOf(of, beside, median, cpu), unit: '×'},
      ]),
      {
        what: 'pace, over HTTP, of the bare script without it: calmest tenth',
        value: paceOf('backend', 'script', calm),
        unit: '×',
      },
      // Other programs disturb a long work more often than a short one: where they disturbed neither, the work itself is seen.
      ...pairs.map(({of, beside, said: words, quick}) =>
        atLeast(`pace, ${words}: calmest tenth`, paceOf(of, beside, calm), '×', isQuick ? quick : 0.8),
      ),
    ],
  };
}

async function issueOne({call, backend, filled}: BenchWorld, request: string): Promise<void> {
  await call(`/structures/${main}/requests/${request}/reviews`, {
    method: 'POST',
    token: filled.tokens.examiner,
    version: 1,
    body: {answer: 'yes', noConflict: true, revision: 1, criteriaMet: [0, 1, 2]},
  });
  await backend.signDue();
}

/** The PNG that the backend bakes into, so that both bake the same. */
async function badgeImage({dataDirectory}: BenchWorld): Promise<Uint8Array> {
  const names = await readdir(dataDirectory, {recursive: true});
  const name = names.find((one) => one.endsWith('.png'));
  if (name === undefined) throw new Error('The backend has drawn no badge');
  return readFile(join(dataDirectory, name));
}

function spreadOf(what: string, times: readonly number[]): Line {
  const spread = percentile(times, 0.9) / percentile(times, 0.1);
  return {what: `noise of ${what}: 90th over 10th percentile`, value: spread, unit: '×'};
}

function cpuMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
}

async function measurePages(
  worlds: readonly BenchWorld[],
  {rounds, isQuick}: {readonly rounds: number; readonly isQuick: boolean},
): Promise<Section> {
  const base = `/structures/${main}`;
  const iterators = new Map(worlds.map((world) => [world, world.filled.requests.counted[Symbol.iterator]()]));
  const works: Readonly<Record<string, (world: BenchWorld) => Promise<unknown>>> = {
    'catalogue page': ({call}) => call(`${base}/badges`),
    'pathway progress, 5 badges': ({call, filled}) =>
      call(`${base}/pathways/${pathway}/progress`, {token: filled.tokens.typical}),
    'pathway progress, 300 badges': ({call, filled}) =>
      call(`${base}/pathways/${pathway}/progress`, {token: filled.tokens.heavy}),
    'own badges, 5': ({call, filled}) => call(`${base}/me/awards`, {token: filled.tokens.typical}),
    'own badges, 300': ({call, filled}) => call(`${base}/me/awards`, {token: filled.tokens.heavy}),
    'examiner’s queue, 150 waiting': ({call, filled}) =>
      call(`${base}/reviews`, {token: filled.tokens.examiner}),
    'supporters, 500 shown': ({call}) => call(`${base}/badges/${supportersBadge}/supporters`),
    'issuing one, key badges evaluated': (world) => issueOne(world, iterators.get(world)?.next().value ?? ''),
  };
  const lines: Line[] = [];
  for (const [what, work] of Object.entries(works)) {
    const times = worlds.map((): number[] => []);
    for (let round = -5; round < rounds; round++) {
      for (const [index, world] of worlds.entries()) {
        const [time = Number.NaN] = await timesOf(1, () => work(world));
        if (round >= 0) times[index]?.push(time);
      }
    }
    const medians = times.map(median);
    for (const [index, world] of worlds.entries())
      lines.push({
        what: `${what}: ${world.filled.awards} stored`,
        value: medians[index] ?? Number.NaN,
        unit: 'ms',
      });
    const calm = times.map((list) => percentile(list, 0.1));
    const growth = Math.max(...calm) / (calm[0] ?? Number.NaN);
    lines.push(
      atMost(`${what}: slowest over the smallest store, calmest tenth`, growth, '×', isQuick ? 2 : 1.2),
    );
  }
  const filledIn = worlds.map(({filled}) => `${filled.awards} in ${filled.seconds.toFixed(0)} s`).join(', ');
  return {title: `Pages (median of ${rounds}; the stores take turns; filled: ${filledIn})`, lines};
}

/** A statement that reads a whole big table is as slow as the store is large: the bench then fails. */
async function explainAll(worlds: readonly BenchWorld[], statements: ReadonlySet<string>): Promise<Section> {
  const {backend, dataDirectory} = worlds.at(-1) ?? {};
  if (!backend || dataDirectory === undefined) throw new Error('No world');
  await backend.close();
  const plans = explain(join(dataDirectory, 'pepites.sqlite'), statements);
  for (const {sql, steps} of plans.filter(({steps: found}) => found.length > 0))
    console.log(`${sql.slice(0, 160)}\n    ${steps.join('\n    ')}`);
  const scans = fullScans(plans, bigTables);
  if (scans.length > 0) {
    console.log(`Whole tables are read:\n${scans.join('\n')}`);
    process.exitCode = 1;
  }
  return {
    title: 'Query plans',
    lines: [
      {what: 'statements explained', value: plans.length, unit: 'count'},
      atMost('whole reads of a table that grows', scans.length, 'count', 0),
    ],
  };
}
