// How @transmute/vc.js becomes one file that runs under a strict Content Security Policy, in browsers and in Node.
import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import inject from '@rollup/plugin-inject';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, '../src');
const shims = join(here, 'browser-shims.mjs');

/** The module behind the door, whose build is a file of its own everywhere. */
export const vc11Source = join(source, 'vc11.ts');

/**
 * What the chunk does without. Verifying never comes here: keys are made, compressed and derived, JSON Schemas checked, contexts
 * and dates looked up by other parts of these libraries. elliptic, which has open advisories, came with secp256k1.
 */
const STUBS = {
  '@peculiar/webcrypto': 'export class Crypto { constructor() { return globalThis.crypto; } }',
  '@transmute/secp256k1-key-pair':
    'export const Secp256k1KeyPair = {}; export const EcdsaSecp256k1VerificationKey2019 = {};',
  '@transmute/security-context': 'export default {constants: {}};',
  ajv: 'export default class Ajv {}',
  'big-integer': 'export default {};',
  crypto: 'export default {};',
  'genson-js': 'export const createSchema = undefined;',
  // vc.js only warns of dates with it; dates are checked elsewhere.
  moment: 'export default () => ({toISOString: () => ""});',
  'rdf-canonize-native': 'export default undefined;',
  setimmediate: 'export default undefined;',
  'web-streams-polyfill': 'export const TransformStream = globalThis.TransformStream;',
};

const stubs = {
  name: 'vc11-stubs',
  resolveId: {
    order: 'pre',
    handler(id) {
      const name = Object.keys(STUBS).find((stub) => id === stub || id.startsWith(`${stub}/`));
      return name === undefined ? null : `\0vc11:${name}`;
    },
  },
  load(id) {
    return id.startsWith('\0vc11:') ? {code: STUBS[id.slice(6)], moduleSideEffects: false} : null;
  },
};

/** [module, what stands in it, what takes its place]; the build stops when a library no longer reads so. */
const REPAIRS = [
  // regenerator's ways to set its global where assigning fails. `vc11Intro` declares the name, so that it never does.
  [/@transmute\/[\w-]+\/dist\//, 'Function("r", "regeneratorRuntime = r")(runtime);', ''],
  [/@transmute\/[\w-]+\/dist\//, 'globalThis.regeneratorRuntime = runtime;', ''],
  [/jsonld\/lib\/platform-browser\.js$/, "typeof globalThis.JsonLdProcessor === 'undefined'", 'false'],
  // Contexts come from the caller: the chunk has no way to fetch anything.
  [/jsonld\/lib\/platform-browser\.js$/, "typeof XMLHttpRequest !== 'undefined'", 'false'],
  [/jsonld\/lib\/platform-browser\.js$/, "require('./documentLoaders/xhr')", 'undefined'],
  // Node has no `self`.
  [/rdf-canonize\/lib\/MessageDigest-browser\.js$/, 'self.crypto || self.msCrypto', 'globalThis.crypto'],
];

const repairs = () => {
  const done = new Set();
  return {
    name: 'vc11-repairs',
    transform(code, id) {
      const fitting = REPAIRS.filter(([module, from]) => module.test(id) && code.includes(from));
      if (fitting.length === 0) return null;
      for (const repair of fitting) done.add(repair);
      return {code: fitting.reduce((text, [, from, to]) => text.replaceAll(from, to), code), map: null};
    },
    buildEnd(error) {
      const missed = REPAIRS.filter((repair) => !done.has(repair));
      if (!error && missed.length > 0) this.error(`Nothing to repair: ${missed.map(([, from]) => from)}`);
    },
  };
};

/** Beside the chunk: the licences of everything in it. */
const licences = (fileName) => ({
  name: 'vc11-licences',
  generateBundle(_options, bundle) {
    const folders = new Set();
    for (const output of Object.values(bundle)) {
      for (const [id, {renderedLength}] of Object.entries(output.modules ?? {})) {
        const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace('\0', '')) ?? [];
        if (folder && renderedLength > 0) folders.add(folder);
      }
    }
    const names = new Map();
    for (const folder of [...folders].sort()) {
      const {name, text} = licenceOf(folder);
      names.set(text, [...(names.get(text) ?? []), name]);
    }
    const texts = [...names].map(([text, owners]) => `${owners.join('\n')}\n\n${text}`);
    this.emitFile({type: 'asset', fileName, source: texts.join(`\n${'-'.repeat(80)}\n\n`)});
  },
});

function licenceOf(folder) {
  const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return {
    name: `${name} ${version} (${license})`,
    text: file ? readFileSync(join(folder, file), 'utf8') : '',
  };
}

/** Before the general plugins: `fileName` is where the licences go. */
export const vc11Plugins = (fileName) => [stubs, repairs(), licences(fileName)];

/** After the general plugins. */
export const vc11Shims = () =>
  inject({
    exclude: [shims, /node_modules\/(?:buffer|base64-js|ieee754)\//],
    modules: Object.fromEntries(['Buffer', 'process', 'setImmediate'].map((name) => [name, [shims, name]])),
  });

/** Makes regenerator's variable one of the chunk, not of the page. */
export const vc11Intro = 'let regeneratorRuntime;';

/** Leaves this package's other modules where the build has them already, so that there is one `CredentialError`. */
export const ownModulesOutside = {
  name: 'vc11-own-modules-outside',
  resolveId: {
    order: 'pre',
    handler(id, importer) {
      if (!id.startsWith('.') || !importer?.startsWith(source)) return null;
      const path = join(dirname(importer), id);
      return path.startsWith(join(source, 'vc11/')) ? null : {id: path, external: true};
    },
  },
  outputOptions: (options) => ({...options, paths: (id) => id.replace(source, '.')}),
};

/** For a file that has to be alone: contexts come from the caller, so the shipped ones stay out. */
export const withoutShippedContexts = {
  name: 'vc11-without-shipped-contexts',
  resolveId: {
    order: 'pre',
    handler: (id) => (id.endsWith('contexts/registry.js') ? '\0vc11-no-contexts' : null),
  },
  load: (id) => (id === '\0vc11-no-contexts' ? 'export const loadContext = async () => undefined;' : null),
};

/** Stands for the chunk until it is known which file asks for it. */
const CHUNK = 'pepites:vc11';

/** For the other builds: the chunk is the file `vc11.js` at the root of their folder, loaded from there on demand. */
export const vc11Elsewhere = () => ({
  name: 'vc11-elsewhere',
  resolveId: {
    order: 'pre',
    handler(id, importer) {
      const path = importer && id.startsWith('.') ? join(dirname(importer), id) : id;
      const isIt = path === join(source, 'vc11.js') || path === '@pepites/credentials/vc11.js';
      return isIt ? {id: CHUNK, external: true} : null;
    },
  },
  renderChunk(code, {fileName}) {
    const path = `${'../'.repeat(fileName.split('/').length - 1) || './'}vc11.js`;
    return code.includes(CHUNK) ? {code: code.replaceAll(CHUNK, path), map: null} : null;
  },
});
