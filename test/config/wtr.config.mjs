// Element tests in the system's Chromium. Run: web-test-runner --config test/config/wtr.config.mjs
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {build} from 'esbuild';

const rootDir = fileURLToPath(new URL('../..', import.meta.url));

/** jsonld and rdf-canonize are CommonJS, which a browser does not read: the one module that uses them is served as a bundle. */
function bundleCanonicalizer() {
  const path = '/packages/credentials/src/canonicalize/canonicalize.ts';
  let bundle;
  return {
    name: 'bundle-canonicalizer',
    async serve(context) {
      if (context.path !== path) return undefined;
      bundle ??= build({
        entryPoints: [`${rootDir}${path}`],
        bundle: true,
        write: false,
        format: 'esm',
        platform: 'browser',
        conditions: ['source', 'browser'],
        // The error class must stay the one that everybody else imports.
        plugins: [
          {
            name: 'keep-errors',
            setup({onResolve}) {
              onResolve({filter: /\/errors\.js$/}, () => ({path: '../errors.js', external: true}));
            },
          },
        ],
      });
      return {body: (await bundle).outputFiles[0].text, type: 'js'};
    },
  };
}

/** The same for the engine of VC 1.1's proofs, which is as it was last built. */
function serveBuiltVc11() {
  return {
    name: 'built-vc11',
    async serve(context) {
      if (context.path !== '/packages/credentials/src/vc11.ts') return undefined;
      return {body: await readFile(`${rootDir}/packages/elements/dist/cdn/vc11.js`, 'utf8'), type: 'js'};
    },
  };
}

export default {
  rootDir,
  files: 'packages/elements/src/**/*.test.ts',
  nodeResolve: {exportConditions: ['source', 'browser', 'development']},
  // Without an absolute tsconfig path the plugin does not see `experimentalDecorators`.
  plugins: [
    bundleCanonicalizer(),
    serveBuiltVc11(),
    a11ySnapshotPlugin(),
    esbuildPlugin({ts: true, json: true, tsconfig: `${rootDir}tsconfig.json`, target: 'es2022'}),
  ],
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
          // A microphone that hums, and that nobody is asked for.
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
        ],
      },
    }),
  ],
};
