/**
 * `npm run fuzz -- --seconds 30 --seed 1`: mutants of real credentials, judged until the time is over. A finding is reduced to the
 * fewest changes and written to regressions/. Ends with `N passed, M failed`: mutants judged rightly, and different findings.
 */
import {parseArgs} from 'node:util';
import {minimise} from './edits.ts';
import {signatureOf, writeFinding, type Finding} from './findings.ts';
import {makeMutant, type Mutant} from './mutants.ts';
import {judge} from './oracle.ts';
import {collectOriginals} from './originals.ts';
import {createRandom} from './random.ts';
import {createPools} from './terms.ts';

const {values} = parseArgs({
  options: {seconds: {type: 'string', default: '30'}, seed: {type: 'string'}, mutants: {type: 'string'}},
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const limit = Number(values.mutants ?? Number.POSITIVE_INFINITY);

const originals = await collectOriginals({withVectors: true});
const pools = await createPools(originals);
console.log(
  `seed ${seed}; ${originals.length} originals, ${originals.filter(({meaning}) => !meaning).length} of them refused`,
);

const kinds = new Map<string, number>();
const findings = new Map<string, Finding>();
let count = 0;
let verified = 0;
let wrong = 0;
const started = performance.now();
const seconds = (): number => (performance.now() - started) / 1000;
while (count < limit && seconds() < Number(values.seconds)) {
  const mutant = makeMutant(createRandom(seed, count), pools);
  for (const kind of mutant.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const {isVerified, problems} = await judge(mutant.original, mutant.steps);
  if (isVerified) verified++;
  if (problems.length > 0) {
    wrong++;
    await report(mutant, problems, count);
  }
  count++;
}

for (const [kind, times] of [...kinds].sort(([, a], [, b]) => b - a))
  console.log(`${String(times).padStart(8)}  ${kind}`);
console.log(
  `seed ${seed}: ${count} mutants in ${seconds().toFixed(0)} s (${(count / seconds()).toFixed(1)} per second), ${verified} verified`,
);
console.log(`${count - wrong} passed, ${findings.size} failed`);
process.exitCode = findings.size === 0 ? 0 : 1;

async function report({original, steps}: Mutant, problems: readonly string[], mutant: number): Promise<void> {
  const [first = ''] = problems;
  const few = await minimise(steps, async (fewer) => (await judge(original, fewer)).problems.includes(first));
  const finding: Finding = {
    original: original.name,
    policy: original.policy,
    problems,
    steps: few,
    seed,
    mutant,
  };
  const signature = `${isOwn(finding) ? 'own' : 'foreign'} ${signatureOf(finding)}`;
  if (findings.has(signature)) return;
  findings.set(signature, finding);
  // Foreign files have licences of their own: what was found in them is shown, and not written into the repository.
  const file = isOwn(finding) ? writeFinding(finding) : undefined;
  console.log(`✗ ${problems.join('; ')}: ${JSON.stringify({file, ...finding})}`);
}

function isOwn(finding: Finding): boolean {
  return finding.original.startsWith('own/');
}
