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
  ...sessions.map((session, client) => examiner(world, session, at(client))),
  ...[3, 4, 5].map((client) => earner(world, client, at(client))),
  ...[6, 7].map((client) => coursePlatform(world, client, at(client))),
]);
// Waited for below; until then a failure must not end the process without a word.
work.catch(() => undefined);

for (let kill = 1; kill <= kills; kill++) {
  await wait(instantOf());
  await victim.kill();
  const {requests, awards, waiting} = checkStore(dataDirectory, ledger, {isDrained: false});
  if (kill % 10 === 0 || kill === kills)
    console.log(
      `kill ${kill}: ${requests} requests, ${awards} awards, ${waiting} waiting, ${ledger.violations.size} violations`,
    );
  if (random.chance(0.1)) await killWhileStarting();
  if ((await victim.start()) === 'ended') ledger.violate(`after kill ${kill} it did not start again`);
}

/** How long it lives: mostly just begun its work, when all that the last one left is done at once; sometimes long at it. */
function instantOf(): number {
  if (random.chance(0.15)) return random.int(60);
  return random.chance(0.25) ? 1500 + random.int(1500) : 100 + random.int(1000);
}

async function killWhileStarting(): Promise<void> {
  const delay = wait(300 + random.int(900)).then(() => victim.kill());
  await victim.start();
  await delay;
  ledger.count('kills while it started');
  checkStore(dataDirectory, ledger, {isDrained: false});
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
const crashes = kills + (ledger.counts.get('kills while it started') ?? 0);
const doubled = checkMessages(world, post.messages, crashes);
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
for (const violation of ledger.violations) console.log(`✗ ${violation}`);
console.log(`seed ${seed}: ${crashes} kills in ${((performance.now() - started) / 1000).toFixed(0)} s`);
console.log(`${crashes} passed, ${ledger.violations.size} failed`);
process.exitCode = ledger.violations.size === 0 ? 0 : 1;

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
