/** The command `pepites` on a real store: a backend that runs, one that does not, and what goes wrong. */
import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {cp, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {createBadgeClient} from '@pepites/sdk';
import {createServerClient} from '@pepites/sdk/server.js';
import {freePort} from '../support/free-port.ts';
import {openRecordStore} from '../support/record-store.ts';
import {sendSignedMessage} from '../support/signed-message.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const entry = `import {main, processIo} from '@pepites/cli'; process.exitCode = await main(process.argv.slice(1), processIo());`;

/** `pepites` as its own process, on the sources. */
function pepites(args: readonly string[], cwd: string): ChildProcess {
  const node = ['--conditions=source', '--import', join(root, 'test/support/source-hooks.mjs')];
  const env = {...process.env, LC_ALL: 'C', NODE_ENV: 'test'};
  // The folder of the process is where relative paths start; the module is found from the repository.
  const from = `process.chdir(${JSON.stringify(cwd)});`;
  return spawn(
    process.execPath,
    [
      ...node,
      '--input-type=module',
      '-e',
      entry.replace('process.exit', `${from} process.exit`),
      '--',
      ...args,
    ],
    {
      cwd: join(root, 'test'),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

async function run(args: readonly string[], cwd: string) {
  const child = pepites(args, cwd);
  let out = '';
  let error = '';
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return {code, out, error};
}

describe('pepites on a store', () => {
  let folder: string;
  let port: number;
  let backend: string;
  let server: ChildProcess | undefined;

  const start = async () => {
    server = pepites(['serve', '--port', `${port}`, '--data', 'data'], folder);
    await once(server.stdout ?? server, 'data');
  };
  const stop = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return null;
    const ended = once(server, 'close') as Promise<[number | null]>;
    server.kill(signal);
    return (await ended)[0];
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pepites-command-'));
    await cp(join(root, 'demo/pepites'), folder, {recursive: true});
    port = await freePort();
    backend = `http://localhost:${port}`;
  });

  after(async () => {
    await stop('SIGKILL');
    await rm(folder, {recursive: true, force: true});
  });

  it('prints the addresses once it listens', async () => {
    server = pepites(['serve', '--port', `${port}`, '--data', 'data'], folder);
    const [chunk] = (await once(server.stdout ?? server, 'data')) as [Buffer];
    assert.match(chunk.toString(), new RegExp(`Examiners +${backend}/examine`));
    assert.equal((await fetch(`${backend}/health`)).status, 200);
  });

  it('shows a plan, changes nothing for a dry run, then applies through the running backend', async () => {
    const dry = await run(['apply', 'pepites.yaml', '--dry-run', '--data', 'data'], folder);
    assert.equal(dry.code, 0, dry.error);
    assert.match(dry.out, /^les-trois-saules$/m);
    assert.match(dry.out, /^ {2}\+ badge +je-m-engage$/m);
    assert.equal((await fetch(`${backend}/structures/inae`)).status, 404);

    const unasked = await run(['apply', 'pepites.yaml', '--data', 'data'], folder);
    assert.equal(unasked.code, 2, 'nobody at the terminal, and no --yes');
    const applied = await run(['apply', 'pepites.yaml', '--yes', '--data', 'data'], folder);
    assert.equal(applied.code, 0, applied.error);
    assert.match(applied.out, /Done\.\n$/);
    assert.equal((await fetch(`${backend}/structures/inae`)).status, 200);
  });

  it('has nothing to do the second time, and names what changed the third', async () => {
    const second = await run(['apply', 'pepites.yaml', '--yes', '--data', 'data'], folder);
    assert.deepEqual([second.code, second.out], [0, 'Nothing to change.\n']);
    const yaml = await readFile(join(folder, 'pepites.yaml'), 'utf8');
    await writeFile(
      join(folder, 'changed.yaml'),
      yaml.replace('Je m’engage pour mon parcours,', 'Je m’engage,'),
    );
    const third = await run(['apply', 'changed.yaml', '--dry-run', '--data', 'data'], folder);
    assert.match(third.out, /^ {2}~ badge +je-m-engage \(name\)$/m);
    assert.match(third.out, /^ {2}= \d+ unchanged$/m);
  });

  it('tells the lines of what is wrong, and changes nothing', async () => {
    const yaml = await readFile(join(folder, 'pepites.yaml'), 'utf8');
    await writeFile(join(folder, 'wrong.yaml'), yaml.replace('kind: network', 'kind: planet'));
    const {code, error} = await run(['apply', 'wrong.yaml', '--yes', '--data', 'data'], folder);
    assert.equal(code, 1);
    const line = yaml.split('\n').findIndex((text) => text.includes('kind: network')) + 1;
    assert.match(error, new RegExp(`^wrong\\.yaml:${line}:\\d+: .*planet.* \\(VALUE_INVALID\\)\n$`));
  });

  it('places what only the backend can see: an image that cannot be drawn', async () => {
    await writeFile(join(folder, 'images/broken.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><');
    const yaml = await readFile(join(folder, 'pepites.yaml'), 'utf8');
    await writeFile(join(folder, 'broken.yaml'), yaml.replace('images/je-m-engage.svg', 'images/broken.svg'));
    const {code, error} = await run(['apply', 'broken.yaml', '--yes', '--data', 'data'], folder);
    assert.equal(code, 1);
    assert.match(error, /^broken\.yaml:\d+:9: .*broken\.svg.* \(IMAGE_UNREADABLE\)\n$/);
  });

  it('makes an API key that works', async () => {
    const made = await run(
      ['keys', 'create-api-key', '--structure', 'inae', '--platform', 'cours-demo', '--data', 'data'],
      folder,
    );
    assert.match(made.out, /^pep_\S+\n$/);
    const {badges} = createServerClient({backend, apiKey: made.out.trim()});
    const outcome = await badges.award({
      structure: 'inae',
      badge: 'gestes-et-postures',
      learner: {ref: 'l'},
      completion: {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 1},
    });
    assert.equal(outcome.state, 'claimable');
    const unknown = await run(
      ['keys', 'create-api-key', '--structure', 'inae', '--platform', 'x', '--data', 'data'],
      folder,
    );
    assert.equal(unknown.code, 1);
    assert.match(unknown.error, /ERR_PLATFORM_UNKNOWN/);
  });

  it('gives a course platform a secret and a record store, through the running backend', async () => {
    const platforms = async (...args: string[]) =>
      run(['platforms', ...args, '--structure', 'inae', '--data', 'data'], folder);
    const secret = (await platforms('secret', 'cours-demo')).out.trim();
    const [id, by, url = ''] = (await platforms('list')).out.trim().split('\t');
    assert.deepEqual([id, by], ['cours-demo', 'apiKey,secret']);
    const data = {
      badge: 'gestes-et-postures',
      learner: {ref: 'by-message'},
      completion: {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 1},
    };
    const event = {type: 'completion.reported', data};
    assert.deepEqual(await sendSignedMessage(url, {secret, event}), {status: 200, state: 'claimable'});
    assert.equal((await platforms('secret', 'cours-demo', 'remove')).code, 0);
    assert.equal((await sendSignedMessage(url, {secret, event})).status, 401);

    const account = {user: 'lecteur', password: 'mot'};
    const store = await openRecordStore(account);
    try {
      const of = ['record-store', 'cours-demo'];
      await writeFile(join(folder, 'password'), account.password);
      const address = ['--endpoint', store.endpoint, '--user', account.user, '--password-file', 'password'];
      assert.equal((await platforms(...of, 'set', ...address)).code, 0);
      const pulled = await platforms(...of, 'pull');
      assert.deepEqual([pulled.code, pulled.out.split('\t')[0]], [0, store.endpoint], pulled.error);
      const wrong = await platforms(...of, 'set', ...address, '--endpoint', 'http://lrs.example');
      assert.match(wrong.error, /https: address.*ERR_RECORD_STORE_INVALID/);
      assert.equal((await platforms(...of, 'remove')).code, 0);
      assert.match((await platforms(...of)).error, /ERR_RECORD_STORE_UNKNOWN/);
    } finally {
      await store.close();
    }
  });

  it('writes a structure as a file, through the running backend', async () => {
    const made = await run(['export', 'inae', '-o', 'inae.zip', '--data', 'data'], folder);
    assert.equal(made.code, 0, made.error);
    assert.equal((await readFile(join(folder, 'inae.zip'))).subarray(0, 2).toString(), 'PK');
  });

  it('prints the figures of a structure and of a network, through the running backend', async () => {
    const figures = async (...args: string[]) =>
      run(['statistics', '--structure', 'inae', '--data', 'data', ...args], folder);
    const own = await figures('--from', '2026-01-01');
    assert.deepEqual([own.code, own.out.split('\r\n')[0]], [0, '\ufeff"Phase","What","Number"'], own.error);
    const network = await figures('--network');
    assert.equal(network.code, 0, network.error);
    assert.match((await figures('--to', 'today')).error, /ERR_PERIOD_INVALID/);
  });

  it('gives a structure a new key to sign with, which the running backend lists', async () => {
    const made = await run(['keys', 'rotate', '--structure', 'inae', '--data', 'data'], folder);
    assert.equal(made.out, 'key-2\n');
    const issuer = (await (await fetch(`${backend}/issuers/inae`)).json()) as {assertionMethod: string[]};
    assert.deepEqual(issuer.assertionMethod, [
      `${backend}/issuers/inae#key-2`,
      `${backend}/issuers/inae#key-1`,
    ]);
    const both = await run(
      ['keys', 'rotate', '--structure', 'inae', '--platform', 'x', '--data', 'data'],
      folder,
    );
    assert.equal(both.code, 2);
  });

  it('refuses a port in use, and a store that another process holds', async () => {
    const samePort = await run(['serve', '--port', `${port}`, '--data', 'other'], folder);
    assert.equal(samePort.code, 1);
    assert.match(samePort.error, new RegExp(`${port}.*ERR_PORT_IN_USE`));
    const sameStore = await run(
      ['serve', '--port', `${await freePort()}`, '--data', 'data', '--public-url', backend],
      folder,
    );
    assert.equal(sameStore.code, 1);
    assert.match(sameStore.error, /ERR_STORE_HELD/);
    assert.ok(sameStore.error.includes(`${server?.pid}`), sameStore.error);
  });

  it('verifies a badge that the backend gave, and refuses it once it is revoked, also after a crash', async () => {
    const {award, credentialUrl} = await earnSupporterBadge();
    const of = ['--structure', 'les-trois-saules', '--data', 'data'];
    const found = await run(['awards', 'quelquun@example.org', ...of], folder);
    const line = new RegExp(`^${award}\\tje-soutiens\\t20\\S+Z\\tissued\\n$`);
    assert.match(found.out, line, found.error);
    const verified = await run(['verify', '--json', credentialUrl], folder);
    assert.equal(verified.code, 0, verified.out);
    await stop('SIGKILL');
    const revoked = await run(
      ['revoke', `urn:uuid:${award}`, '--reason', 'Donné par erreur', '--data', 'data'],
      folder,
    );
    assert.equal(revoked.code, 0, revoked.error);
    assert.match(revoked.out, /je-soutiens/);
    const again = await run(['revoke', award, '--reason', 'Encore', '--data', 'data'], folder);
    assert.match(again.error, /ERR_AWARD_REVOKED/);
    const now = await run(['awards', 'quelquun@example.org', '--badge', 'je-soutiens', ...of], folder);
    assert.equal(now.out, found.out.replace('issued', 'revoked'), now.error);
    const other = await run(['awards', 'quelquun@example.org', '--badge', 'other', ...of], folder);
    assert.deepEqual([other.code, other.out], [0, '']);
    const named = await run(['awards', 'quelle pers', ...of], folder);
    assert.match(named.out, /\trevoked\tQuelle Personne\t20\S+Z\n$/, named.error);
    await start();
    const refused = await run(['verify', '--json', join(folder, 'badge.json')], folder);
    assert.equal(refused.code, 1);
    assert.match(refused.out, /"id":"status","result":"fail","code":"REVOKED"/);
  });

  it('ends well when it is asked to', async () => {
    assert.equal(await stop('SIGTERM'), 0);
  });

  async function earnSupporterBadge() {
    const structure = 'les-trois-saules';
    const page = {origin: 'http://localhost:8701'};
    const session: {token?: string} = {};
    const client = createBadgeClient({
      backend,
      token: () => session.token,
      fetch: async (request) =>
        fetch(new Request(request, {headers: {...Object.fromEntries(request.headers), ...page}})),
    });
    const email = 'quelquun@example.org';
    await client.signIn.sendCode({structure, email});
    const inbox = await fetch(`${backend}/dev/inbox`, {headers: {accept: 'application/json'}});
    const {items} = (await inbox.json()) as {items: {text: string}[]};
    const code = /\b\d{6}\b/.exec(items[0]?.text ?? '')?.[0] ?? '';
    session.token = (await client.signIn.withCode({structure, email, code})).token;
    await client.requests.submit({
      structure,
      requestId: crypto.randomUUID(),
      badge: 'je-soutiens',
      displayName: 'Quelle Personne',
      consent: true,
    });
    for (let tries = 0; tries < 100; tries++) {
      const [award] = (await client.me.awards({structure})).items;
      if (award?.credentialUrl !== undefined) {
        await writeFile(join(folder, 'badge.json'), await (await fetch(award.credentialUrl)).text());
        return {award: award.id, credentialUrl: award.credentialUrl};
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return assert.fail('not signed within five seconds');
  }
});
