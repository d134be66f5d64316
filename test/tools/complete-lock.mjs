// `npm run lock`: to be run after each change of dependencies. npm writes a lockfile that lacks two things:
// - `gypfile: false` of better-sqlite3, which ships its binaries: without it npm 10 compiles it again, and fails without a compiler;
// - optional platform packages that the registry did not answer for on this machine: without them `npm ci` stops (EUSAGE).
import {readFileSync, writeFileSync} from 'node:fs';

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const {packages} = lock;

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'];

/** Where Node would find `name` from the package at `from`; undefined when the lock has it nowhere on the way up. */
function entryOf(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[place]) return packages[place];
    if (folder === '') return undefined;
  }
}

let added = 0;
for (const [place, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (!/^\d+\.\d+\.\d+/.test(version) || entryOf(name, place)?.version === version) continue;
    const system = systems.find((os) => new RegExp(`[-/]${os}(-|$)`).test(name));
    const processor = processors.find((cpu) => new RegExp(`-${cpu}(?![0-9a-z])`).test(name));
    if (!system || !processor) continue;
    const key = packages[`node_modules/${name}`] ? `${place}/node_modules/${name}` : `node_modules/${name}`;
    packages[key] = {version, cpu: [processor], dev: entry.dev, optional: true, os: [system]};
    added++;
  }
}
packages['node_modules/better-sqlite3'].gypfile = false;
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} platform packages added`);
