/**
 * `npm run bench -- scale`: what people wait for when a thousand, a hundred thousand and a million badges are stored, on both stores, with fifty
 * who call at the same time; how it grows, and what breaks first.
 */
import {setTimeout as wait} from 'node:timers/promises';
import {openBackend} from '@pepites/server';
import {openPostgresServer, type PostgresServer} from '../support/postgres.ts';
import {atMost, type Line, type Section} from './measure.ts';
import {ask, type Call, load, type Load} from './scale-load.ts';
import {rowsReadWhole} from './scale-stores.ts';
import {main, openScaleWorld, pathway, publicUrl, type ScaleWorld, type StoreName} from './scale-world.ts';
import {explain, fullScans, recordStatements} from './server-plans.ts';

export interface ScaleBench {
  readonly isQuick: boolean;
  /** Only whether all is answered and nothing read whole: figures of half a second say nothing. */
  readonly isCheck?: boolean;
  /** How many badges; each size on each store. */
  readonly counts?: readonly number[] | undefined;
  readonly stores?: readonly StoreName[] | undefined;
}

const connections = 50;
const steps = [100, 200, 400];
/** Whoever waits for longer takes it for broken. */
const brokenMs = 1000;
/** Tables that grow with use. */
const bigTables = new Set([
  ...['award', 'request', 'review', 'person', 'sign_in_method', 'outbox', 'notification', 'audit', 'session'],
  ...['status_entry', 'share', 'wall', 'stored_reply', 'webhook_delivery'],
]);
const base = `/structures/${main}`;

export async function benchScale(bench: ScaleBench): Promise<Section[]> {
  const {isQuick, counts, stores, isCheck = false} = bench;
  const sizes = counts ?? (isQuick ? [1000, 20_000] : [1000, 100_000, 1_000_000]);
  const wanted = stores ?? ['SQLite', 'PostgreSQL'];
  const server = wanted.includes('PostgreSQL') ? await openPostgresServer({isDurable: true}) : undefined;
  const sections: Section[] = [];
  try {
    for (const store of wanted)
      sections.push(...(await benchStore(store, sizes, {isQuick, isCheck, server})));
  } finally {
    await server?.close();
  }
  return sections;
}

interface Measured {
  readonly count: number;
  readonly fillSeconds: number;
  readonly found: ReadonlyMap<string, Load>;
  readonly issued: Load & {readonly untilSigned: number};
}

async function benchStore(
  store: StoreName,
  sizes: readonly number[],
  {
    isQuick,
    isCheck,
    server,
  }: Required<Pick<ScaleBench, 'isQuick' | 'isCheck'>> & {
    readonly server: PostgresServer | undefined;
  },
): Promise<Section[]> {
  const measured: Measured[] = [];
  const sections: Section[] = [];
  for (const [index, count] of sizes.entries()) {
    const requests = isCheck ? 60 : isQuick ? 200 : 1000;
    const seconds = isCheck ? 0.4 : isQuick ? 2 : 6;
    const world = await openScaleWorld({store, count, requests, server});
    try {
      console.log(`${store}, ${count} badges: filled in ${world.fillSeconds.toFixed(0)} s`);
      measured.push(await measure(world, seconds));
      if (index < sizes.length - 1) continue;
      if (!isCheck) sections.push(await breakingPoint(world, seconds));
      // PostgreSQL reads a small table whole because that is quicker.
      if (!isCheck || store === 'SQLite') sections.push(await plansOf(world));
    } finally {
      await world.close();
    }
  }
  return [report(store, measured), ...sections];
}

async function measure(world: ScaleWorld, seconds: number): Promise<Measured> {
  const issued = await issueAll(world);
  const works = await worksOn(world);
  const found = new Map<string, Load>();
  for (const [what, next] of works) {
    await load({url: world.url, origin: publicUrl, connections, seconds: seconds / 3, next});
    found.set(what, await load({url: world.url, origin: publicUrl, connections, seconds, next}));
  }
  return {count: world.count, fillSeconds: world.fillSeconds, found, issued};
}

/** Every waiting request is answered yes; then all that were answered are signed. */
async function issueAll({url, requests, tokens}: ScaleWorld): Promise<Measured['issued']> {
  const answer = {answer: 'yes', noConflict: true, revision: 1, criteriaMet: [0, 1, 2]};
  const started = performance.now();
  const decided = await load({
    ...{url, origin: publicUrl, connections, seconds: 600},
    next: (turn) => {
      const request = requests[turn];
      return request === undefined
        ? undefined
        : {
            ...{path: `${base}/requests/${request}/reviews`, method: 'POST', token: tokens.examiner},
            ...{version: 1, body: answer},
          };
    },
  });
  for (const [said, often] of decided.failures) console.log(`issue: ${often} × ${said}`);
  while ((await waitingToBeSigned(url)) > 0) await wait(20);
  return {...decided, untilSigned: (performance.now() - started) / 1000};
}

async function waitingToBeSigned(url: string): Promise<number> {
  const {text} = await ask(undefined, url, publicUrl, {path: '/metrics'});
  return Number(/^pepites_waiting\{of="signAward"\} (\d+)$/m.exec(text)?.[1] ?? 0);
}

type Next = (turn: number) => Call;

/** What people open, by turns for as many as there are; the badges of the public pages were really signed. */
async function worksOn({url, tokens, askers}: ScaleWorld): Promise<Map<string, Next>> {
  const people = tokens.people;
  const pages: string[] = [];
  const walls: string[] = [];
  for (const token of askers.slice(0, 50)) {
    const awards = await told<{items: {id: string; pageUrl?: string}[]}>(url, {
      path: `${base}/me/awards`,
      token,
    });
    const [award] = awards.items;
    // The answer to whose request was refused or broke: the figures say so.
    if (award?.pageUrl === undefined) continue;
    pages.push(award.pageUrl.replace(publicUrl, ''));
    const call: Call = {path: `${base}/me/walls`, token, method: 'POST', body: {awards: [award.id]}};
    walls.push((await told<{url: string}>(url, call)).url.replace(publicUrl, ''));
  }
  if (pages.length === 0) throw new Error('No badge was issued');
  const cursors = [''];
  for (let page = 0; page < 20; page++) {
    const path = `${base}/pathways/${pathway}/people${cursors.at(-1) ?? ''}`;
    const {next} = await told<{next?: string}>(url, {path, token: tokens.lead});
    if (next === undefined) break;
    cursors.push(`?cursor=${next}`);
  }
  const turned = (list: readonly string[], make: (one: string) => Call): Next => {
    return (turn) => make(list[turn % list.length] ?? '');
  };
  return new Map<string, Next>([
    [
      'progress on a pathway',
      turned(people, (token) => ({path: `${base}/pathways/${pathway}/progress`, token})),
    ],
    ['own badges, for a wall', turned(people, (token) => ({path: `${base}/me/awards`, token}))],
    ['public wall', turned(walls, (path) => ({path}))],
    ['public page of a badge', turned(pages, (path) => ({path}))],
    ['catalogue', turned([`${base}/catalogue`], (path) => ({path}))],
    [
      'adviser’s table, a page of 25',
      turned(cursors, (cursor) => ({
        path: `${base}/pathways/${pathway}/people${cursor}`,
        token: tokens.lead,
      })),
    ],
    ['statistics of a year', turned([`${base}/statistics`], (path) => ({path, token: tokens.lead}))],
  ]);
}

async function told<T>(url: string, call: Call): Promise<T> {
  const {status, what, text} = await ask(undefined, url, publicUrl, call);
  if (status < 200 || status > 299) throw new Error(`${call.path}: ${what} ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

function report(store: StoreName, measured: readonly Measured[]): Section {
  const lines: Line[] = [];
  const smallest = measured[0];
  const largest = measured.at(-1);
  if (!smallest || !largest) throw new Error('Nothing was measured');
  const growth = (what: string, of: (one: Measured) => readonly number[] | undefined): void => {
    const ratio = at(0.5, of(largest) ?? []) / at(0.5, of(smallest) ?? []);
    if (largest !== smallest)
      lines.push({what: `${what}: ${largest.count} over ${smallest.count}, p50`, value: ratio, unit: '×'});
  };
  for (const {count, issued} of measured) {
    lines.push(...timesAt('issue: the examiner’s yes', count, issued));
    const value = issued.times.length / issued.untilSigned;
    lines.push({what: `issue: decided and signed a second: ${count} stored`, value, unit: 'badges'});
  }
  growth('issue: the examiner’s yes', ({issued}) => issued.times);
  for (const what of smallest.found.keys()) {
    for (const {count, found} of measured) lines.push(...timesAt(what, count, found.get(what)));
    growth(what, ({found}) => found.get(what)?.times);
  }
  const failed = measured.flatMap(({found, issued}) => [...found.values(), issued].map(failuresOf));
  lines.push(atMost('calls that were refused or broke', sum(failed), 'count', 0));
  const filled = measured.map(({count, fillSeconds}) => `${count} in ${fillSeconds.toFixed(0)} s`).join(', ');
  return {title: `${store}, ${connections} connections (filled: ${filled})`, lines};
}

function timesAt(what: string, count: number, {times, seconds, failures}: Load = emptyLoad): Line[] {
  for (const [said, often] of failures) console.log(`${what}, ${count} stored: ${often} × ${said}`);
  return [
    {what: `${what}: p50, ${count} stored`, value: at(0.5, times), unit: 'ms'},
    {what: `${what}: p99, ${count} stored`, value: at(0.99, times), unit: 'ms'},
    {what: `${what}: a second, ${count} stored`, value: times.length / seconds, unit: 'count'},
  ];
}

const emptyLoad: Load = {times: [], seconds: 1, failures: new Map()};

/** More and more who call, until one in a hundred waits for a second, or is refused. */
async function breakingPoint(world: ScaleWorld, seconds: number): Promise<Section> {
  const lines: Line[] = [];
  for (const [what, next] of await worksOn(world)) {
    let broken = 0;
    for (const step of steps) {
      const one = await load({url: world.url, origin: publicUrl, connections: step, seconds, next});
      const slow = at(0.99, one.times);
      lines.push({what: `${what}: p99, ${step} connections`, value: slow, unit: 'ms'});
      if (failuresOf(one) > 0 || !(slow <= brokenMs)) {
        for (const [said, often] of one.failures)
          console.log(`${what}, ${step} connections: ${often} × ${said}`);
        broken = step;
        break;
      }
    }
    lines.push({
      what: broken === 0 ? `${what}: holds with ${steps.at(-1) ?? 0}` : `${what}: breaks with`,
      value: broken === 0 ? (steps.at(-1) ?? 0) : broken,
      unit: 'count',
    });
  }
  return {title: `${world.store}, ${world.count} badges: what breaks first`, lines};
}

/** What reads a whole table is as slow as the store is large: seen by the plan of a file, by the figures of PostgreSQL. */
async function plansOf(world: ScaleWorld): Promise<Section> {
  const title = `${world.store}, ${world.count} badges: whole reads of tables that grow`;
  const works = await worksOn(world);
  if (world.databaseUrl !== undefined) {
    const before = await rowsReadWhole(world.databaseUrl);
    for (const next of works.values()) await ask(undefined, world.url, publicUrl, next(0));
    await wait(1500);
    const after = await rowsReadWhole(world.databaseUrl);
    const read = [...after]
      .map(([table, rows]) => ({table, rows: rows - (before.get(table) ?? 0)}))
      .filter(({table, rows}) => bigTables.has(table) && rows > 0);
    return {
      title,
      lines: [
        ...read.map(({table, rows}): Line => ({what: `rows of ${table}`, value: rows, unit: 'count'})),
        // A small table is read whole because that is quicker.
        atMost('rows, of all that is stored', sum(read.map(({rows}) => rows)), 'count', world.count / 4),
      ],
    };
  }
  await world.stop();
  const statements = recordStatements();
  const {dataDirectory} = world;
  const backend = await openBackend({dataDirectory, publicUrl, hasTimers: false, isProduction: true});
  statements.clear();
  for (const next of works.values()) {
    const {path, token} = next(0);
    const headers = {origin: publicUrl, ...(token !== undefined && {authorization: `Bearer ${token}`})};
    await (await backend.app.fetch(new Request(publicUrl + path, {headers}))).text();
  }
  await backend.close();
  const scans = fullScans(explain(`${dataDirectory}/pepites.sqlite`, statements), bigTables);
  if (scans.length > 0) console.log(scans.join('\n'));
  return {
    title,
    lines: [
      {what: 'statements explained', value: statements.size, unit: 'count'},
      atMost('whole reads', scans.length, 'count', 0),
    ],
  };
}

function at(part: number, times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? Number.NaN;
}

function failuresOf({failures}: Load): number {
  return sum([...failures.values()]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
