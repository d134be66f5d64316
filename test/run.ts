/**
 * `npm test` and, with --quick, `npm run check`. Runs every part, shows what failed, and ends with one line:
 * `N passed, M failed`. A part fails when its command fails, whatever it counted.
 */
import {availableParallelism} from 'node:os';
import {findBrowser} from './support/browser.ts';
import {testsReaching} from './support/files-reaching.ts';
import {openPostgresServer} from './support/postgres.ts';
import {run, runNode, runTests, runTool, type CommandResult} from './support/command.ts';

interface PartResult {
  readonly passed: number;
  readonly failed: number;
}

interface Part {
  readonly name: string;
  readonly quick: boolean;
  readonly run: () => Promise<PartResult>;
}

const typescript = 'node_modules/typescript-7/bin/tsc';
let browserPath = '';

const onBothStores = [
  'test/contract/areas.test.ts',
  'test/contract/open-badges-*.test.ts',
  'packages/server/src/oauth/*.test.ts',
  'packages/server/src/ob-api/*.test.ts',
  'packages/server/src/backup/*.test.ts',
  'test/postgres/**/*.test.ts',
];

const parts: readonly Part[] = [
  {name: 'format', quick: true, run: async () => asOne(await runTool('prettier', ['--check', '.']))},
  {name: 'types', quick: true, run: async () => asOne(await checkTypes())},
  {
    name: 'lint and borders',
    quick: true,
    run: async () => asOne(await runTool('eslint', ['-c', 'test/config/eslint.config.mjs', '.'])),
  },
  {
    name: 'undeclared dependencies',
    quick: true,
    run: async () =>
      asOne(await runTool('knip', ['-c', 'test/config/knip.json', '--include', 'unlisted,unresolved'])),
  },
  {
    name: 'unit tests',
    quick: true,
    run: () =>
      nodeTests(
        [
          'packages/{credentials,recognition,sdk,server,connectors,cli}/src/**/*.test.ts',
          'test/emulators/**/*.test.ts',
          'test/fuzz/**/*.test.ts',
          'test/support/**/*.test.ts',
        ],
        {atOnce: availableParallelism()},
      ),
  },
  {name: 'build', quick: false, run: async () => asOne(await run('npm', ['run', 'build']))},
  {name: 'element tests', quick: false, run: elementTests},
  {
    name: 'contract tests',
    quick: false,
    run: () => nodeTests(['test/contract/**/*.test.ts'], {atOnce: availableParallelism()}),
  },
  {
    name: 'contract tests on PostgreSQL',
    quick: false,
    run: () => onPostgres((env) => nodeTests(onBothStores, {atOnce: 2, env})),
  },
  {name: 'packages, budgets, security', quick: false, run: () => nodeTests(['test/package/**/*.test.ts'])},
  {name: 'conformance', quick: false, run: () => ownTool('test/conformance/run.ts')},
  // A seed of its own: what fails here fails for everybody. Longer runs with other seeds are started by hand.
  {
    name: 'fuzz',
    quick: false,
    run: () => ownTool('test/fuzz/run.ts', ['--seconds', '30', '--seed', '1']),
  },
  // A few deaths; `npm run test:crash` is a hundred.
  {name: 'crashes', quick: false, run: () => ownTool('test/crash/run.ts', ['--kills', '5', '--seed', '1'])},
  // Whether all is answered, and nothing read whole; `npm run bench -- scale` measures.
  {
    name: 'many badges',
    quick: false,
    run: () => ownTool('test/bench/scale-check.ts', ['--store', 'sqlite']),
  },
  {
    name: 'many badges on PostgreSQL',
    quick: false,
    run: () => onPostgres((env) => ownTool('test/bench/scale-check.ts', ['--store', 'postgres'], env)),
  },
  // Alone: what runs beside it would be in its figures.
  {name: 'how quick acts are', quick: false, run: () => nodeTests(['test/speed/**/*.test.ts'])},
  // Two at a time: each file opens its own backend and browser, and none of them judges by a clock.
  {name: 'end to end', quick: false, run: () => nodeTests(['test/e2e/**/*.test.ts'], {atOnce: 2})},
  {
    name: 'end to end on PostgreSQL',
    quick: false,
    run: () =>
      onPostgres(async (env) =>
        nodeTests(await testsReaching('test/e2e', 'test/support/postgres.ts'), {atOnce: 2, env}),
      ),
  },
  {name: 'stories', quick: false, run: () => nodeTests(['test/stories/**/*.test.ts'])},
];

/** A command that is one check: it passes or it fails. */
function asOne({code, output}: CommandResult): PartResult {
  if (code === 0) return {passed: 1, failed: 0};
  console.log(output);
  return {passed: 0, failed: 1};
}

async function checkTypes(): Promise<CommandResult> {
  let result = await run(process.execPath, [typescript, '-b']);
  for (const project of ['test', 'packages/server/browser'])
    if (result.code === 0) result = await run(process.execPath, [typescript, '-p', project]);
  return result;
}

/** One file after the other unless told: two would look at their clocks at the same time. */
async function nodeTests(
  files: readonly string[],
  {atOnce = 1, env = {}}: {atOnce?: number; env?: Readonly<Record<string, string>>} = {},
): Promise<PartResult> {
  const {code, output} = await runTests([`--test-concurrency=${atOnce}`, ...files], {
    env: {CHROME_PATH: browserPath, ...env},
  });
  const passed = Number(/^ℹ pass (\d+)$/m.exec(output)?.[1] ?? 0);
  const failed = Number(/^ℹ fail (\d+)$/m.exec(output)?.[1] ?? 0);
  const skipped = output.match(/^.*# SKIP.*$|^﹣.*$/gm);
  if (skipped) console.log(skipped.join('\n'));
  // A file without a test is counted by Node as one that passed, under its own name.
  const untold = output.match(/^✔ \S+\.test\.ts \(.*$/gmu) ?? [];
  if (untold.length > 0) console.log(`No test of these was run:\n${untold.join('\n')}`);
  if (code !== 0) console.log(output);
  return withCode(code, passed - untold.length, failed + untold.length);
}

/** What depends on the store. Where PostgreSQL cannot start this is said, and fails in CI. */
async function onPostgres(
  runOn: (env: Readonly<Record<string, string>>) => Promise<PartResult>,
): Promise<PartResult> {
  try {
    const server = await openPostgresServer();
    try {
      return await runOn({PEPITES_TEST_POSTGRES: server.url});
    } finally {
      await server.close();
    }
  } catch (error) {
    const isCi = (process.env['CI'] ?? '') !== '';
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`${isCi ? 'FAILED' : 'SKIPPED'}: nothing was tested on PostgreSQL. ${reason}`);
    return {passed: 0, failed: isCi ? 1 : 0};
  }
}

async function elementTests(): Promise<PartResult> {
  const {code, output} = await runTool('wtr', ['--config', 'test/config/wtr.config.mjs'], {
    env: {CHROME_PATH: browserPath},
  });
  const counts = [...output.matchAll(/(\d+) passed, (\d+) failed/g)].at(-1);
  if (code !== 0) console.log(output);
  return withCode(code, Number(counts?.[1] ?? 0), Number(counts?.[2] ?? 0));
}

/** A tool whose last line counts: `N passed, M failed`. */
async function ownTool(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<PartResult> {
  const {code, output} = await runNode([script, ...args], {env: {CHROME_PATH: browserPath, ...env}});
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  if (code !== 0) console.log(output);
  return withCode(code, Number(counts?.[1] ?? 0), Number(counts?.[2] ?? 0));
}

/** No test counted, or a bad end without a failed test, is a failure too. */
function withCode(code: number, passed: number, failed: number): PartResult {
  return {passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed};
}

const isQuick = process.argv.includes('--quick');
let passed = 0;
let failed = 0;
for (const part of parts.filter((p) => p.quick || !isQuick)) {
  if (part.name === 'build') browserPath = await findBrowser(console.log);
  const started = performance.now();
  const result = await part.run();
  passed += result.passed;
  failed += result.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `${result.failed === 0 ? '✓' : '✗'} ${part.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
  );
}
console.log(`${passed} passed, ${failed} failed`);
// Not `process.exitCode`: the package that starts PostgreSQL ends the process with 0 where nothing is left to do.
process.exit(failed === 0 ? 0 : 1);
