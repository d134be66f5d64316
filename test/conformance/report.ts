/** Compares what was reached with what was expected, and writes it down: a table, then each row that disagrees. */
import {isDeepStrictEqual} from 'node:util';
import type {Policy, Verdict} from '@pepites/credentials';
import {argumentFor} from './argued.ts';
import {policies, type Case, type Expectation, type Verdicts} from './case.ts';

export interface Row {
  readonly name: string;
  readonly format: string;
  readonly policy: Policy;
  readonly expected: string;
  readonly reached: string;
  /** Empty when the row is as it should be. */
  readonly problem: string;
  /** Why another outcome is right, where the row is argued with and says what was foreseen. */
  readonly argument: string;
}

/** One row for each case and policy that has an expectation. */
export function compare(
  cases: readonly Case[],
  inNode: readonly Verdicts[],
  inChromium: readonly Verdicts[],
): Row[] {
  return cases.flatMap((one, index) =>
    policies.flatMap((policy) => {
      const expected = one.expected[policy];
      const verdict = inNode[index]?.[policy];
      if (!expected || !verdict) return [];
      const line = verdictLine(verdict);
      const disagreement = disagreementOf(expected, verdict);
      const argument = argumentFor(one.name, policy);
      const problems = [
        argument ? problemOfArgued(disagreement, argument.reached, line) : disagreement,
        differenceOf(verdict, inChromium[index]?.[policy]),
      ];
      return {
        name: one.name,
        format: one.format,
        policy,
        expected: [expected.outcomes.join('|'), expected.schema && `schema ${expected.schema}`]
          .filter(Boolean)
          .join(', '),
        reached: line,
        problem: problems.filter(Boolean).join('; '),
        argument: argument?.why ?? '',
      };
    }),
  );
}

/** `outcome`, and the code of each check that did not pass. */
export function verdictLine({outcome, checks}: Verdict): string {
  const open = checks.filter(({result}) => result === 'fail' || result === 'unknown');
  return [outcome, ...open.map(({id, result, code}) => `${id}:${result}:${code}`)].join(' ');
}

function disagreementOf({outcomes, line, schema}: Expectation, verdict: Verdict): string {
  const isAllowed = outcomes.some((one) =>
    one === 'not-verified' ? verdict.outcome !== 'verified' : one === verdict.outcome,
  );
  if (!isAllowed) return 'another outcome';
  if (line !== undefined && line !== verdictLine(verdict)) return `other codes than ${line}`;
  const found = verdict.checks.find(({id}) => id === 'schema')?.result;
  return schema !== undefined && found !== schema ? `its check "schema" says ${found}` : '';
}

function problemOfArgued(disagreement: string, foreseen: RegExp, line: string): string {
  if (disagreement === '') return 'it agrees after all: the argument can go';
  return foreseen.test(line) ? '' : `argued with, but not to say this (${foreseen.source})`;
}

function differenceOf(inNode: Verdict, inChromium: Verdict | undefined): string {
  if (!inChromium) return 'Chromium gave no verdict';
  if (isDeepStrictEqual(plain(inNode), plain(inChromium))) return '';
  return `Chromium says otherwise: ${JSON.stringify(inChromium)}; Node: ${JSON.stringify(inNode)}`;
}

/** As it comes out of a page: without members that are undefined. */
function plain(verdict: Verdict): unknown {
  return JSON.parse(JSON.stringify(verdict));
}

export function printReport(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  for (const policy of policies)
    printTable(
      policy,
      rows.filter((row) => row.policy === policy),
    );
  for (const {name, policy, expected, reached, argument} of rows.filter((row) => isArgued(row))) {
    console.log(`~ ${name} (${policy}): expected ${expected}, reached ${reached}. ${argument}`);
  }
  for (const {name, policy, expected, reached, problem} of rows.filter((row) => row.problem !== '')) {
    console.log(`✗ ${name} (${policy}): expected ${expected}, reached ${reached}: ${problem}`);
  }
}

function isArgued({argument, problem}: Row): boolean {
  return argument !== '' && problem === '';
}

function printTable(policy: Policy, rows: readonly Row[]): void {
  const counts = new Map<string, {total: number; argued: number; bad: number}>();
  for (const row of rows) {
    const key = [row.format, row.expected, row.reached.split(' ', 1)[0]].join('\t');
    const count = counts.get(key) ?? {total: 0, argued: 0, bad: 0};
    count.total++;
    if (row.problem !== '') count.bad++;
    else if (isArgued(row)) count.argued++;
    counts.set(key, count);
  }
  const cells = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, {total, argued, bad}]) => [
      ...key.split('\t'),
      String(total),
      bad > 0 ? `✗ ${bad}` : argued > 0 ? `~ ${argued}` : '✓',
    ]);
  const table = [['format', 'expected', 'reached', 'rows', policy], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  console.log('');
  for (const row of table)
    console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}
