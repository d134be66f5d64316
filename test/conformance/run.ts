/**
 * `npm run conformance`: the project's own fixtures, and the foreign test files where this machine has them, judged in Node and
 * in Chromium and held beside what was expected. Ends with `N passed, M failed`.
 */
import {vectorsFolder} from '../../packages/credentials/test/support.ts';
import type {Case} from './case.ts';
import {judgeInChromium} from './chromium.ts';
import {createJudge} from './judge.ts';
import {ownFixtures} from './own-fixtures.ts';
import {compare, printReport, type Row} from './report.ts';
import {vectorCases} from './vectors.ts';

async function run(title: string, cases: readonly Case[]): Promise<Row[]> {
  const judge = createJudge();
  const inNode = [];
  for (const one of cases) inNode.push(await judge(one));
  const rows = compare(cases, inNode, await judgeInChromium(cases));
  printReport(title, rows);
  return rows;
}

const folder = vectorsFolder();
const rows = await run('Own fixtures', await ownFixtures());
if (folder === undefined)
  console.log('No folder of foreign test files (PEPITES_VECTORS): own fixtures only.');
else rows.push(...(await run('Foreign test files', await vectorCases(folder))));
const failed = rows.filter(({problem}) => problem !== '').length;
console.log(`\n${rows.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
