// Element tests in the system's Chromium. Run: web-test-runner --config test/config/wtr.config.mjs
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

export default {
  rootDir,
  files: 'packages/elements/src/**/*.test.ts',
  nodeResolve: {exportConditions: ['source', 'browser', 'development']},
  // Without an absolute tsconfig path the plugin does not see `experimentalDecorators`.
  plugins: [esbuildPlugin({ts: true, json: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022'})],
  // One page at a time: a page in the background draws no frames, and tests that wait for one would wait for ever.
  concurrency: 1,
  testFramework: {config: {timeout: 10_000}},
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
};
