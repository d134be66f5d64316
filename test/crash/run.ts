/**
 * `npm run test:crash [-- --kills 100 --seed 1]`: kills a real backend at random instants while eight clients ask, review and issue.
 * After each kill the store is checked against what was acknowledged; at the end every badge is verified. Ends with `N passed, M failed`.
 */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {openBackend} from '@pepites/server';
import {createRandom} from '../fuzz/random.ts';
import {freePort} from '../support/free-port.ts';
import {type ClientWorld, coursePlatform, earner, examiner, signIn} from './clients.ts';
import {crashDefinition, examiners, images, platform, structure} from './definition.ts';
import {anySigning, checkAwards, checkMessages} from './final-checks.ts';
import {Ledger} from './ledger.ts';
import {openPost} from './post.ts';
import {checkStore} from './store-checks.ts';
import {Victim} from './victim.ts';

const {values} = parseArgs({
  options: {
    kills: {type: 'string', default: '100'},
    seed: {type: 'string'},
    'keep-store': {type: 'boolean', default: false},
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = createRandom(seed, 0);
console.log(`seed ${seed}, ${kills} kills`);
const started = performance.now();

const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-crash-'));
const port = await freePort();
const publicUrl = `http://localhost:${port}`;
const post = await openPost();
const ledger = new Ledger();
const clients = 8;

const first = await openBackend({dataDirectory, publicUrl, smtpUrl: post.smtpUrl, hasTimers: false});
await first.apply(crashDefinition(clients), {images, dryRun: false});
const apiKey = await first.createApiKey({structure, platform});
await first.close();

const victim = new Victim({dataDirectory, publicUrl, port, smtpUrl: post.smtpUrl});
await victim.start();
let isOver = false;
const world: ClientWorld = {backend: publicUrl, ledger, isOver: () => isOver, post, apiKey};
const sessions = await Promise.all(examiners.map((email) => signIn(world, email, publicUrl)));
const at = (client: number) => createRandom(seed, client + 1);
const work = Promise.all([
  ...sessions.map((session, client) => examiner(world, client, session, at(client))),
  ...[3, 4, 5].map((client) => earner(world, client, at(client))),
  ...[6, 7].map((client) => coursePlatform(world, client, at(client))),
]);
// Waited for below; until then a failure must not end the process without a word.
work.catch(() => undefined);

// Half of the deaths come from outside at any instant, half at a writing statement: between two steps of one piece of work.
let isCounted = false;
let done = 0;
for (let kill = 1; kill <= kills && ledger.violations.size === 0; kill++) {
  if (isCounted) await victim.ended(4000);
  else {
    await wait(instantOf());
    await victim.kill();
  }
  done = kill;
  const {requests, awards, waiting} = checkStore(dataDirectory, ledger, {isDrained: false});
  if (kill % 10 === 0 || kill === kills)
    console.log(`kill ${kill}: ${requests} requests, ${awards} awards, ${waiting} waiting`);
  isCounted = kill < kills && random.chance(0.5);
  const diesAt = isCounted ? {statement: 1 + random.int(120), isAfter: random.chance(0.5)} : undefined;
  const what = await victim.start(diesAt);
  if (what === 'ended' && !isCounted) ledger.violate(`after kill ${kill} it did not start again`);
}
if (ledger.violations.size > 0) {
  await victim.kill();
  finish();
}

await wait(1500);
isOver = true;
const ended = performance.now();
await work;
for (const replay of ledger.replays) await ledger.replay(replay);
await drained();
const verified = await checkAwards(world);
await victim.kill();
const end = checkStore(dataDirectory, ledger, {isDrained: true});
const doubled = checkMessages(world, post.messages, kills);
post.close();
for (const problem of victim.problems) ledger.violate(`the backend said: ${problem.slice(0, 500)}`);
if (values['keep-store']) console.log(dataDirectory);
else await rm(dataDirectory, {recursive: true, force: true});

for (const [what, count] of [...ledger.counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${String(count).padStart(8)}  ${what}`);
console.log(`${String(verified).padStart(8)}  badges that verify, of ${end.awards}`);
console.log(
  `${String(ledger.requests.size).padStart(8)}  acknowledged requests, ${ledger.reviews.length} decisions`,
);
console.log(`${String(doubled).padStart(8)}  messages that came twice, of ${post.messages.length}`);
if (verified < end.awards) ledger.violate(`${end.awards - verified} awards are nobody’s`);
finish();

/** What was seen, and the end: a broken store would keep the clients waiting for ever. */
function finish(): never {
  for (const violation of [...ledger.violations].slice(0, 20)) console.log(`✗ ${violation}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`seed ${seed}: ${done} kills in ${seconds} s`);
  console.log(`${done} passed, ${ledger.violations.size} failed`);
  process.exit(ledger.violations.size === 0 ? 0 : 1);
}

/** How long it lives: mostly just begun its work, when all that the last one left is done at once; sometimes long at it. */
function instantOf(): number {
  if (random.chance(0.15)) return random.int(60);
  return random.chance(0.25) ? 1500 + random.int(1500) : 100 + random.int(1000);
}

/** Until every badge is signed and the post has been quiet for a while. */
async function drained(): Promise<void> {
  let before = -1;
  for (let quiet = 0; quiet < 6;) {
    await wait(500);
    const isSigning = await anySigning(world);
    quiet = !isSigning && post.messages.length === before ? quiet + 1 : 0;
    before = post.messages.length;
    if (performance.now() - ended > 180_000) return;
  }
}
