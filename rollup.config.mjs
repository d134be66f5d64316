// One build: each package's npm modules (one file per source file, dependencies left to npm), and the files for a CDN.
import {readFileSync, rmSync} from 'node:fs';
import commonjs from '@rollup/plugin-commonjs';
import json from '@rollup/plugin-json';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import {
  ownModulesOutside,
  vc11Elsewhere,
  vc11Intro,
  vc11Plugins,
  vc11Shims,
  vc11Source,
  withoutShippedContexts,
} from './packages/credentials/build/vc11-plugins.mjs';
import {withCompactStyles} from './packages/elements/build/compact-styles.mjs';

// Without its own resolver: that one takes extensionless files before a package's `browser` field is asked.
const typescript = () => ({...esbuild({tsconfig: 'tsconfig.json', target: 'es2022'}), resolveId: undefined});

/** rdf-canonize yields through `setimmediate`, which sets a global and holds a `new Function`; a message channel needs neither. */
const yieldWithoutGlobal = () => ({
  name: 'yield-without-a-global',
  transform: (code, id) =>
    id.endsWith('rdf-canonize/lib/platform-browser.js')
      ? {
          map: null,
          code: code.replace("require('setimmediate');", '').replace(
            'exports.setImmediate = setImmediate;',
            `exports.setImmediate = (callback) => {
                const {port1, port2} = new MessageChannel();
                port1.onmessage = () => { port1.close(); callback(); };
                port2.postMessage(0);
              };`,
          ),
        }
      : null,
});

/** rdf-canonize carries its algorithm twice; the synchronous one, which would hold up the page, is never asked for. */
const withoutSynchronousTwin = () => ({
  name: 'without-the-synchronous-twin',
  transform: (code, id) =>
    id.endsWith('rdf-canonize/lib/index.js')
      ? {map: null, code: code.replace("require('./RDFC10Sync')", 'undefined')}
      : null,
});

/** Doors of a package, as its `exports` names them: `{'badge-pathway': 'packages/elements/src/…ts'}`. */
function doorsOf(name) {
  const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'));
  const sources = Object.values(manifest.exports ?? {}).flatMap((target) => target.source ?? []);
  if (manifest.bin) sources.push('./src/index.ts');
  return Object.fromEntries(
    // The door vc11.js is a bundle, built below.
    sources
      .filter((source) => source !== './src/vc11.ts')
      .map((source) => [source.replace(/^\.\/src\/|\.ts$/g, ''), `packages/${name}/${source.slice(2)}`]),
  );
}

/** Contexts that are copied into the package instead of asking its users to install where they come from. */
const copied = /@transmute\/security-context\/contexts\/[\w/-]+\.json/;

const npmModules = (name) => ({
  input: doorsOf(name),
  external: (id) =>
    !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('packages/') && !copied.test(id),
  output: {
    dir: `packages/${name}/dist`,
    format: 'es',
    preserveModules: true,
    preserveModulesRoot: `packages/${name}/src`,
    // npm packs no folder named node_modules.
    entryFileNames: (chunk) =>
      copied.test(chunk.name) ? `contexts/security/${chunk.name.match(/[^/]+$/)}.js` : '[name].js',
    sourcemap: true,
  },
  plugins: [
    ...(name === 'credentials' ? [vc11Elsewhere()] : []),
    nodeResolve({extensions: ['.ts', '.js']}),
    json({compact: true, namedExports: false}),
    withCompactStyles(),
    typescript(),
  ],
});

/** Of comments: what licences ask for, as terser has it by itself, and what a browser reads. */
const kept = /@preserve|@copyright|@lic|@cc_on|^\**!|allFunctionsCalledOnLoad/i;

/** What makes a file for a page of our sources. */
export const bundled = ({last = [], compress = {}} = {}) => [
  yieldWithoutGlobal(),
  withoutSynchronousTwin(),
  nodeResolve({
    browser: true,
    preferBuiltins: false,
    exportConditions: ['source', 'browser', 'production', 'default'],
    extensions: ['.ts', '.mjs', '.js', '.json'],
  }),
  commonjs({requireReturnsDefault: 'auto'}),
  json(),
  withCompactStyles(),
  typescript(),
  ...last,
  terser({ecma: 2022, module: true, compress, format: {comments: kept}}),
];

/**
 * The engine of VC 1.1's linked-data proofs, in one file with all that it needs of @transmute; `before` says what else it holds.
 * No source map: it would be five times the file. A quiet console: what the libraries write there is text out of credentials.
 */
const vc11 = (folder, before) => ({
  input: {vc11: vc11Source},
  output: {
    dir: folder,
    format: 'es',
    inlineDynamicImports: true,
    generatedCode: 'es2015',
    intro: vc11Intro,
  },
  plugins: [
    before,
    ...vc11Plugins('vc11.LICENSES.txt'),
    ...bundled({last: [vc11Shims()], compress: {drop_console: true}}),
  ],
  onwarn,
});

/** Modules that are loaded together, by what they are for: a page waits for each file that it finds out it needs. */
const together = {
  core: /\/(?:css-tag|reactive-element|lit-html\/(?:lit-html|is-server|directive)|lit-element|lit\/index|context\/lib\/(?:context-request-event|create-context))\.js$|(?:credentials\/src\/parse\/safe-url|recognition\/src\/in-language|elements\/src\/(?:base\/(?:badge-element|coded-error|define|light-dom|picture-url|task|with-part)|context\/(?:backend-context|backend-controller|refresh-controller)|styles\/(?:host|note|tokens|visually-hidden)\.styles|text\/(?:error-key|language-controller|messages)))\.ts$/,
  forms:
    /elements\/src\/(?:art\/marks|base\/(?:outline-)?heading|messages\/errors\.fr|styles\/(?:button|field|mark)\.styles)\.ts$/,
  looks:
    /elements\/src\/(?:art\/icons|share\/download|text\/format|styles\/(?:box|card|checks|disclosure|icon|open|shows|truth|void)\.styles)\.ts$/,
  checking:
    /elements\/src\/(?:verification\/(?:verify-in-page|in-turns|check-list)|messages\/checks\.fr|text\/later-words)\.ts$/,
  engine:
    /credentials\/src\/(?:verify|verdict\/(?:board|document-memory|nested|run|verifier|collect-documents|verify)|checks\/(?:finding|dates|recipient|documents|status-list)|status\/bitstring|encoding\/base58|keys\/(?:ec-point|der|public-key|controller-document|did|issuer-keys|resolve)|proofs\/(?:findings|data-integrity|verify-proof))\.ts$/,
  proofs:
    /credentials\/src\/(?:formats\/(?:verifiable-credential|enclosed)|proofs\/(?:hashing|hashed-suite|proof-value|eddsa-rdfc-2022)|keys\/verify-signature|checks\/(?:recognised|json-ld-shape|schema|status)|schema\/(?:formats|vc-data-model)|encoding\/well-formed)\.ts$|commonjsHelpers/,
  medallion:
    /elements\/src\/(?:art\/(?:medallion|outlines)|badge-pathway\/step-words|styles\/(?:medallion|pip|seat|signpost)\.styles|text\/keep-together)\.ts$/,
};

/** What a page's own script asks for is asked for with all that it stands on: a page would hear of that only from the file itself. */
const askedTogether = {
  name: 'asked-together',
  renderDynamicImport: ({chunk, getTargetChunkImports}) => {
    const below = chunk.isEntry ? (getTargetChunkImports() ?? []) : [];
    // Where one cannot be had, the import that is waited for says so.
    const others = below.map(({resolvedImportPath: path}) => `import(${path}).catch(()=>{})`);
    return others.length > 0 ? {left: `(${others.join(',')},import(`, right: '))'} : null;
  },
};

/** What a file with several entries is made of, for a CDN. */
export const chunked = {
  chunkFileNames: 'chunks/[name]-[hash].js',
  manualChunks: (id) => Object.keys(together).find((name) => together[name].test(id)),
  onlyExplicitManualChunks: true,
  plugins: [askedTogether],
};

const cdn = {dir: 'packages/elements/dist/cdn', format: 'es', sourcemap: true};

/** Chunks carry a hash in their names: those of an earlier build would stay beside the new ones. */
const withoutOldChunks = () => ({
  name: 'without-old-chunks',
  buildStart: () => rmSync(`${cdn.dir}/chunks`, {recursive: true, force: true}),
});

/** Dependencies with known harmless notices; anything else is shown. A file for a page that lacks a part is no file. */
function onwarn(warning, show) {
  if (warning.code === 'UNRESOLVED_IMPORT') throw new Error(warning.message);
  const isForeign =
    warning.id?.includes('node_modules') || warning.ids?.every((id) => id.includes('node_modules'));
  if (isForeign && ['CIRCULAR_DEPENDENCY', 'THIS_IS_UNDEFINED', 'INVALID_ANNOTATION'].includes(warning.code))
    return;
  show(warning);
}

/** `<badge-pathway>` alone, with all that draws it in its one file: a page that shows nothing else waits for one answer. */
export const pathwayAlone = {
  input: {'badge-pathway': 'packages/elements/src/badge-pathway/badge-pathway-whole.ts'},
  // What is loaded on demand finds what it shares with it in that same file.
  preserveEntrySignatures: 'allow-extension',
};

/**
 * Nearly all that is in it runs at once: a browser that reads the comment compiles it while it arrives, instead of each function when it
 * is called for the first time, which is what a first picture mostly waits for.
 */
export const asPathwayAlone = {
  banner: ({isEntry}) => (isEntry ? '//# allFunctionsCalledOnLoad' : ''),
};

export const vc11ForPages = vc11(cdn.dir, withoutShippedContexts);

export default [
  ...['credentials', 'recognition', 'sdk', 'elements', 'server', 'connectors', 'cli'].map(npmModules),
  {
    input: {badges: 'packages/elements/src/loader.ts', sdk: 'packages/sdk/src/index.ts'},
    output: {...cdn, ...chunked, entryFileNames: '[name].js'},
    plugins: [withoutOldChunks(), vc11Elsewhere(), ...bundled()],
    onwarn,
  },
  {
    ...pathwayAlone,
    output: {
      ...cdn,
      ...asPathwayAlone,
      chunkFileNames: chunked.chunkFileNames,
      entryFileNames: '[name].js',
    },
    plugins: [vc11Elsewhere(), ...bundled()],
    onwarn,
  },
  {
    input: {h5p: 'packages/elements/src/hints/h5p.ts', scorm: 'packages/elements/src/hints/scorm.ts'},
    output: {...cdn, chunkFileNames: chunked.chunkFileNames, entryFileNames: '[name].js'},
    plugins: bundled(),
    onwarn,
  },
  {
    input: {'badges.all': 'packages/elements/src/all.ts'},
    output: {...cdn, inlineDynamicImports: true},
    plugins: [vc11Elsewhere(), ...bundled()],
    onwarn,
  },
  vc11('packages/credentials/dist', ownModulesOutside),
  vc11ForPages,
];
