/** Warm verification in one process: a new badge each time, the engines taking turns so that a busy machine is busy for all. */
import type {BadgeMaker, Size} from './badges.ts';
import * as bazaar from './engine-bazaar.ts';
import * as core from './engine-core.ts';
import type {Engine} from './engine.ts';
import * as ours from './engine-ours.ts';
import {atLeast, median, timesOf, type Line, type Section} from './measure.ts';

const names = ['ours', '@digitalbazaar/vc', '@digitalcredentials/verifier-core'] as const;
type Name = (typeof names)[number];

/** Each badge is seen once by each engine: none of them may remember it. */
export async function measureWarm(maker: BadgeMaker, {rounds}: {readonly rounds: number}): Promise<Section> {
  const engines: Readonly<Record<Name, Engine>> = {
    ours: ours.createEngine(),
    '@digitalbazaar/vc': bazaar.createEngine(),
    '@digitalcredentials/verifier-core': core.createEngine(),
  };
  const lines: Line[] = [];
  for (const size of ['small', 'large'] as const) {
    const medians = await silently(() => mediansOf(engines, maker, {size, rounds}));
    const label = `${size} badge, ${maker.quads[size]} quads`;
    for (const name of names) lines.push({what: `${label}: ${name}`, value: medians[name], unit: 'ms'});
    const ratio = medians['@digitalbazaar/vc'] / medians.ours;
    lines.push(atLeast(`${label}: times faster than @digitalbazaar/vc`, ratio, '×', 2));
    const other = medians['@digitalcredentials/verifier-core'] / medians.ours;
    lines.push({what: `${label}: times faster than verifier-core`, value: other, unit: '×'});
  }
  return {title: `Warm verification, Node (median of ${rounds} rounds of ${PER_ROUND})`, lines};
}

const PER_ROUND = 20;
const WARM_UP_ROUNDS = 5;

async function mediansOf(
  engines: Readonly<Record<Name, Engine>>,
  maker: BadgeMaker,
  {size, rounds}: {readonly size: Size; readonly rounds: number},
): Promise<Readonly<Record<Name, number>>> {
  const times: Record<Name, number[]> = {
    ours: [],
    '@digitalbazaar/vc': [],
    '@digitalcredentials/verifier-core': [],
  };
  for (let round = 0; round < rounds + WARM_UP_ROUNDS; round++) {
    const badges = await maker.make(size, round * PER_ROUND, PER_ROUND);
    for (const name of turned(round)) {
      const {verify} = engines[name];
      const taken = await timesOf(PER_ROUND, async (index) => {
        const isVerified = await verify(badges[index] ?? {});
        if (!isVerified) throw new Error(`${name} does not verify the badge`);
      });
      if (round >= WARM_UP_ROUNDS) times[name].push(...taken);
    }
  }
  const [a, b, c] = names.map((name) => median(times[name]));
  return {
    ours: a ?? Number.NaN,
    '@digitalbazaar/vc': b ?? Number.NaN,
    '@digitalcredentials/verifier-core': c ?? Number.NaN,
  };
}

/** Each engine begins as often as the others: the first of a round meets what the last one left to be cleared up. */
function turned(round: number): readonly Name[] {
  const first = round % names.length;
  return [...names.slice(first), ...names.slice(0, first)];
}

/** verifier-core tells the console of each schema that it could not fetch; and nothing is fetched here. */
async function silently<T>(work: () => Promise<T>): Promise<T> {
  const {log, error} = console;
  const {fetch} = globalThis;
  console.log = console.error = () => undefined;
  globalThis.fetch = async () => {
    throw new Error('refused');
  };
  try {
    return await work();
  } finally {
    Object.assign(console, {log, error});
    globalThis.fetch = fetch;
  }
}
