/** The recipes of stories/docs/recipes.md, run as they stand against a listening backend. */
import assert from 'node:assert/strict';
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {after, before, describe, it, type TestContext} from 'node:test';
import {root, run, runNode} from '../support/command.ts';
import {openWorld, type World} from './world.ts';

const text = await readFile(join(root, 'stories/docs/recipes.md'), 'utf8');
const recipes = new Map(
  [...text.matchAll(/^```(\w+) (\w+)\n([\s\S]*?)^```$/gm)].map(([, language = '', name = '', code = '']) => [
    name,
    {language, code},
  ]),
);
const place = join(root, 'out/recipes');

describe('the recipes for course platforms', () => {
  let world: World;
  let env: Record<string, string>;
  before(async () => {
    world = await openWorld('http');
    const {client} = await world.staff('referente@inae.example', 'inae');
    const {secret, url} = await client.platforms.setWebhook({structure: 'inae', platform: 'cours-demo'});
    env = {
      ...{PEPITES_URL: world.backend, PEPITES_API_KEY: world.apiKey},
      ...{
        PEPITES_WEBHOOK_URL: url,
        PEPITES_WEBHOOK_SECRET: secret,
        PLATFORM_KEY: JSON.stringify(world.platformKey),
      },
    };
    await rm(place, {recursive: true, force: true});
    await mkdir(place, {recursive: true});
  });
  after(async () => {
    await world.close();
    await rm(place, {recursive: true, force: true});
  });

  const write = async (name: string, extension: string): Promise<string> => {
    const file = join(place, `${name}.${extension}`);
    await writeFile(file, recipes.get(name)?.code ?? assert.fail(name));
    return file;
  };
  /** What it prints; undefined where the machine has no such language. */
  const runIn = async (t: TestContext, program: string, file: string): Promise<string | undefined> => {
    if ((await run(program, ['--version'])).code !== 0) {
      t.skip(`there is no ${program} here`);
      return undefined;
    }
    const {code, output} = await run(program, [file], {env});
    assert.equal(code, 0, output);
    return output;
  };
  const isWaiting = async (learner: string): Promise<boolean> => {
    const {items} = await world.server().claims.waiting({structure: 'inae', limit: 100});
    return items.some((one) => one.learner === learner);
  };

  it('are all tried here', () => {
    assert.deepEqual([...recipes.keys()].sort(), [
      'hint',
      'node',
      'php',
      'python',
      'serverless',
      'statements',
      'token',
      'webhook',
    ]);
  });

  for (const name of ['node', 'hint', 'token']) {
    it(`in Node: ${name}`, async () => {
      const {code, output} = await runNode([await write(name, 'mjs')], {env});
      assert.equal(code, 0, output);
      if (name === 'hint') assert.match(output, /^T0 0\.8/m);
      if (name === 'node') assert.match(output, /^claimable http:\/\/localhost:\d+\/claims\//m);
      if (name !== 'token') return;
      const outcome = await world.client().completions.exchange({structure: 'inae', token: output.trim()});
      assert.equal(outcome.state, 'claimable');
    });
  }

  it('in a serverless function', async () => {
    const file = pathToFileURL(await write('serverless', 'mjs')).href;
    const {default: handler} = (await import(file)) as {
      default: {fetch(request: Request, env: object): Promise<Response>};
    };
    const learnerOf = () => Promise.resolve('learner-serverless');
    const call = async (more: object = {}) =>
      handler.fetch(new Request('https://cours.example/fini', {method: 'POST'}), {
        ...env,
        learnerOf,
        ...more,
      });
    assert.equal(((await (await call()).json()) as {state: string}).state, 'claimable');
    const refused = await call({PEPITES_API_KEY: 'pep_none'});
    assert.deepEqual([refused.status, await refused.json()], [502, {code: 'API_KEY_WRONG'}]);
  });

  for (const [name, program, extension] of [
    ['python', 'python3', 'py'],
    ['php', 'php', 'php'],
  ] as const) {
    it(`by plain HTTP, in ${name}`, async (t) => {
      const output = await runIn(t, program, await write(name, extension));
      if (output !== undefined) assert.match(output, /^claimable http:\/\/localhost:\d+\/claims\//m);
    });
  }

  it('by a signed webhook', async (t) => {
    const output = await runIn(t, 'python3', await write('webhook', 'py'));
    if (output === undefined) return;
    assert.match(output, /^claimable/m);
    assert.equal(await isWaiting('learner-webhook'), true);
  });

  it('by a record store', async (t) => {
    const output = await runIn(t, 'python3', await write('statements', 'py'));
    if (output === undefined) return;
    assert.match(output, /^True/m);
    assert.equal(await isWaiting('learner-statement'), true);
  });
});
