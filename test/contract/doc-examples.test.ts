/** Every example in the documentation of the SDK and of the readers of completions: it compiles as it stands, and it runs. */
import assert from 'node:assert/strict';
import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {openWallet, type Wallet} from '../../packages/sdk/test/wallet.ts';
import {root, run, runNode} from '../support/command.ts';
import {openWorld, type World} from './world.ts';

const folders = [
  'packages/sdk/src',
  'packages/sdk/src/credential-host',
  'packages/recognition/src/completions',
];
const place = join(root, 'out/examples');

interface Example {
  /** File and function. */
  readonly name: string;
  readonly code: string;
}

async function findExamples(): Promise<Example[]> {
  const found: Example[] = [];
  for (const folder of folders) {
    for (const file of await readdir(join(root, folder))) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
      const source = await readFile(join(root, folder, file), 'utf8');
      for (const [, comment = '', name = ''] of source.matchAll(
        /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?function\*? (\w+)/g,
      )) {
        const written = /@example\n([\s\S]*)$/.exec(comment)?.[1];
        if (written !== undefined)
          found.push({name: `${file} ${name}`, code: written.replaceAll(/^ \* ?/gm, '').trim()});
      }
    }
  }
  return found;
}

const examples = await findExamples();

describe('examples in the documentation', () => {
  let world: World;
  let wallet: Wallet;
  let token = '';
  before(async () => {
    world = await openWorld('http');
    ({token} = await world.staff('nadege@trois-saules.example'));
    wallet = await openWallet();
    await rm(place, {recursive: true, force: true});
    await mkdir(place, {recursive: true});
  });
  after(async () => {
    await world.close();
    await wallet.close();
    await rm(place, {recursive: true, force: true});
  });

  /** What each prints. */
  const printed: Readonly<Record<string, RegExp>> = {
    'create-badge-client.ts createBadgeClient': /Je m’engage pour mon parcours/,
    'create-server-client.ts createServerClient': /^claimable http:\/\/localhost:\d+\/claims\//m,
    'follow-progress.ts followProgress': /^0/m,
    // Nobody calls.
    'read-webhook.ts readWebhook': /^$/,
    'oauth-token.ts clientCredentials': /^function/m,
    'paging.ts everyItem': /gestes-et-postures learner-42/,
    'sign-completion.ts signCompletion': /^3/m,
    'open-credential-host.ts openCredentialHost': /^true/m,
    'from-h5p.ts completionFromH5p': /^T0/m,
    'from-lti-score.ts completionFromLtiScore': /^0\.9/m,
    'from-scorm.ts completionFromScorm': /^0\.8/m,
    'from-xapi.ts completionFromXapi': /^T2 0\.9/m,
    'from-xapi.ts completionFromCmi5': /^T3 JUDGED_BY_PLATFORM/m,
  };

  it('are there for every function that the SDK and the readers give out', () => {
    assert.deepEqual(examples.map(({name}) => name).sort(), Object.keys(printed).sort());
  });

  it('compile as they stand', async () => {
    for (const [index, {code}] of examples.entries())
      await writeFile(join(place, `${index}.ts`), `${code}\nexport {};\n`);
    const config = {
      extends: '../../test/tsconfig.json',
      compilerOptions: {noEmit: true, noUnusedLocals: false},
      include: ['./*.ts'],
      exclude: [],
    };
    await writeFile(join(place, 'tsconfig.json'), JSON.stringify(config));
    const {code, output} = await run(process.execPath, [
      join(root, 'node_modules/typescript-7/bin/tsc'),
      '-p',
      place,
    ]);
    assert.equal(code, 0, output);
  });

  for (const {name, code} of examples) {
    it(`run: ${name}`, async () => {
      const file = join(place, `${name.replace(/\W+/g, '-')}.mjs`);
      const here = code
        .replaceAll('https://badges.example', world.backend)
        .replaceAll('https://wallet.example', wallet.url);
      await writeFile(file, here);
      const ran = await runNode([file], {
        env: {
          PEPITES_API_KEY: world.apiKey,
          PEPITES_TOKEN: token,
          PLATFORM_KEY: JSON.stringify(world.platformKey),
        },
      });
      assert.equal(ran.code, 0, ran.output);
      assert.match(ran.output, printed[name] ?? /^$/);
    });
  }
});
