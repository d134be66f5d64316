/**
 * A scratch project installs the packed packages, and issues a badge in ten lines. Real: the tarballs, `npm install` without a network,
 * plain Node, a backend in a process of its own, the signature. Of others, `npm` links what this repository has in its node_modules,
 * at the versions that the packages ask for.
 */
import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {withEmail} from '../../demo/people.ts';
import {openDemo, type Demo} from '../../demo/world.ts';
import {root, run} from '../support/command.ts';
import {freePort} from '../support/free-port.ts';

const packed = ['credentials', 'recognition', 'sdk'] as const;
const malika = 'malika@exemple.example';

/** What a course platform writes on its server. */
const tenLines = `import {createServerClient} from '@pepites/sdk/server.js';
const {PEPITES_URL: backend = '', PEPITES_API_KEY: apiKey = ''} = process.env;
const {badges} = createServerClient({backend, apiKey});
const outcome = await badges.award({
  structure: 'inae',
  badge: 'gestes-et-postures',
  learner: {ref: 'learner-42', email: '${malika}'},
  completion: {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 0.9},
});
console.log(JSON.stringify(outcome));
`;

/** What anybody does who is shown a badge. */
const check = `import {verify} from '@pepites/credentials/verify.js';
const badge = await (await fetch(process.argv[2] ?? '')).text();
const fetchDocument = async (url) => {
  const reply = await fetch(url);
  const mediaType = (reply.headers.get('content-type') ?? '').split(';')[0];
  return {url, status: reply.status, mediaType, body: await reply.text()};
};
const {outcome} = await verify(badge, {now: new Date(), fetchDocument});
const forged = await verify(badge.replaceAll('Gestes et postures', 'Gestes et impostures'), {now: new Date(), fetchDocument});
console.log(outcome, forged.outcome);
`;

describe('a scratch project with the packed packages', () => {
  let folder: string;
  let project: string;
  let demo: Demo;
  let env: Record<string, string>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-scratch-'));
    project = await mkdtemp(join(folder, 'plateforme-'));
    demo = await openDemo({
      backendPort: await freePort(),
      sitePorts: {siae: 0, partner: 0, course: 0},
      dataDirectory: join(folder, 'data'),
      hasPeople: false,
      say: () => undefined,
    });
    const secrets = await readFile(join(demo.dataDirectory, 'demo/secrets.json'), 'utf8');
    const {apiKey} = JSON.parse(secrets) as {apiKey: string};
    env = {PEPITES_URL: demo.backend, PEPITES_API_KEY: apiKey};
  });
  after(async () => {
    await demo.close();
    await rm(folder, {recursive: true, force: true});
  });

  const runScript = async (file: string, ...args: string[]): Promise<string> => {
    const {code, output} = await run(process.execPath, [join(project, file), ...args], {env});
    assert.equal(code, 0, output);
    return output.trim();
  };

  it('is installed from the tarballs alone, without a network', async () => {
    const tarballs = new Map<string, string>();
    for (const name of packed) tarballs.set(`@pepites/${name}`, `file:${await pack(name, folder)}`);
    const manifest = {
      ...{name: 'plateforme', private: true, type: 'module'},
      dependencies: {'@pepites/sdk': tarballs.get('@pepites/sdk')},
      overrides: {...Object.fromEntries(tarballs), ...(await linksToOthers()), '@pepites/sdk': undefined},
    };
    await writeFile(join(project, 'package.json'), JSON.stringify(manifest));
    await writeFile(join(project, 'award.js'), tenLines);
    await writeFile(join(project, 'check.js'), check);
    const cache = join(folder, 'empty-cache');
    const {code, output} = await npm('install', ...['--prefix', project, '--cache', cache]);
    assert.equal(code, 0, output);
    for (const name of packed) {
      const file = join(project, 'node_modules/@pepites', name, 'package.json');
      const {version} = JSON.parse(await readFile(file, 'utf8')) as {version: string};
      assert.equal(version, (await manifestOf(join(root, 'packages', name))).version);
    }
  });

  it('issues a badge in ten lines, once however often they run', async () => {
    assert.ok(tenLines.trim().split('\n').length <= 10);
    const outcomes = [];
    for (let times = 0; times < 3; times++) outcomes.push(JSON.parse(await runScript('award.js')) as Outcome);
    assert.deepEqual(new Set(outcomes.map(({state}) => state)), new Set(['awarded']));
    assert.equal(new Set(outcomes.map(({award}) => award?.id)).size, 1);
  });

  it('has issued one that its learner has, and that verifies', async () => {
    const page = {structure: 'inae', origin: demo.sites.course};
    const learner = await withEmail(demo, page, malika);
    const url = await waitFor(async () => {
      const {items} = await learner.me.awards({structure: 'inae'});
      assert.equal(items.length, 1);
      return items[0]?.credentialUrl;
    });
    assert.equal(await runScript('check.js', url), 'verified refused');
  });
});

interface Outcome {
  readonly state: string;
  readonly award?: {readonly id: string};
}

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;

function npm(command: string, ...args: string[]) {
  return run('npm', [
    ...[command, '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'],
    ...args,
  ]);
}

/** The path of its tarball. */
async function pack(name: string, folder: string): Promise<string> {
  const source = join(root, 'packages', name);
  const {code, output} = await npm('pack', source, ...['--pack-destination', folder]);
  assert.equal(code, 0, output);
  return join(folder, output.trim().split('\n').at(-1) ?? '');
}

/** What the packages need of others, and what those need: name → where it stands in this repository. */
async function linksToOthers(): Promise<Record<string, string>> {
  const links: Record<string, string> = {};
  const follow = async (folder: string, isOurs = false): Promise<void> => {
    const {dependencies = {}} = await manifestOf(folder);
    for (const [name, wanted] of Object.entries(dependencies)) {
      if (name.startsWith('@pepites/')) continue;
      const where = join(root, 'node_modules', name);
      if (isOurs) assert.equal((await manifestOf(where)).version, wanted, name);
      if (Object.hasOwn(links, name)) continue;
      links[name] = `file:${where}`;
      await follow(where);
    }
  };
  for (const name of packed) await follow(join(root, 'packages', name), true);
  return links;
}

async function waitFor<T>(read: () => Promise<T | undefined>): Promise<T> {
  for (const start = Date.now(); Date.now() - start < 20_000;) {
    const value = await read();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('It did not come within twenty seconds.');
}
