import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, describe, it} from 'node:test';
import type {Verdict} from '@pepites/credentials';
import {bakePng, bakeSvg} from '@pepites/credentials/bake.js';
import {buildAssertion, buildBadgeClass, buildProfile, hashRecipient} from '@pepites/credentials/sign.js';
import {createFolder, pixel, signBadge, subjectId, type Folder} from '../../test/support.js';

const issuerId = 'https://inae.example/issuers/1';
const ob2 = 'https://inae.example/ob2';
const email = 'Nour@example.fr';

interface Line extends Verdict {
  readonly input: string;
}

/** Verifies with --json; the verdicts by line. */
async function verifyJson(folder: Folder, args: readonly string[]) {
  const {code, out, error} = await folder.pepites(['verify', '--json', ...args]);
  const lines = out.trimEnd().split('\n').filter(Boolean);
  return {code, error, verdicts: lines.map((line) => JSON.parse(line) as Line)};
}

function codeOf(verdict: Verdict | undefined, check: string): string | undefined {
  return verdict?.checks.find(({id}) => id === check)?.code;
}

describe('pepites verify: whose, and by whom', () => {
  let folder: Folder;

  before(async () => {
    folder = await createFolder();
    const signed = await signBadge(issuerId);
    await folder.write('badge.json', signed.badge);
    await folder.write('web/issuers/1', signed.issuer);
    await folder.write('status', signed.statusList);
    await folder.write('map.json', {'https://inae.example/': 'web/', [signed.listUrl]: 'status'});
    const assertion = buildAssertion({
      id: `${ob2}/7`,
      recipient: {identity: await hashRecipient({email, salt: 'sel'}), hashed: true, salt: 'sel'},
      badge: `${ob2}/badge`,
      issuedOn: new Date('2026-06-01T08:00:00Z'),
      verification: 'hosted',
    });
    await folder.write('web/ob2/7', assertion);
    await folder.write('hosted.json', assertion);
    await folder.write('telephone.json', {
      ...assertion,
      id: `${ob2}/8`,
      recipient: {type: 'telephone', hashed: false, identity: '+33 6 00 00 00 00'},
    });
    await folder.write(
      'web/ob2/8',
      JSON.stringify({
        ...assertion,
        id: `${ob2}/8`,
        recipient: {type: 'telephone', hashed: false, identity: '+33 6 00 00 00 00'},
      }),
    );
    const badgeClass = buildBadgeClass({
      id: `${ob2}/badge`,
      name: 'Com’un gant',
      description: 'Communiquer au travail',
      imageUrl: `${ob2}/image.png`,
      criteria: {narrative: 'Dire, écouter, reformuler.'},
      issuerId: `${ob2}/profile`,
    });
    await folder.write('web/ob2/badge', badgeClass);
    const profile = {
      id: `${ob2}/profile`,
      name: 'INAE',
      url: 'https://inae.example/',
      email: 'b@inae.example',
    };
    await folder.write('web/ob2/profile', buildProfile(profile));
  });
  after(() => folder.remove());

  const recipientOf = async (file: string, ...who: readonly string[]) => {
    const args = who.flatMap((one) => ['--recipient', one]);
    const {code, verdicts} = await verifyJson(folder, ['--documents', 'map.json', ...args, file]);
    return `${code} ${codeOf(verdicts[0], 'recipient')}`;
  };

  it('knows an id, an e-mail address, and any other identifier by how they look', async () => {
    assert.equal(await recipientOf('badge.json'), '0 NOT_CHECKED');
    assert.equal(await recipientOf('badge.json', subjectId), '0 RECIPIENT_MATCHES');
    assert.equal(await recipientOf('badge.json', 'urn:uuid:another'), '1 RECIPIENT_DIFFERS');
    assert.equal(await recipientOf('badge.json', email), '1 RECIPIENT_NOT_STATED');
    assert.equal(await recipientOf('hosted.json', email), '0 RECIPIENT_MATCHES');
    assert.equal(await recipientOf('hosted.json', 'other@example.fr'), '1 RECIPIENT_DIFFERS');
    assert.equal(await recipientOf('telephone.json', '+33 6 00 00 00 00'), '0 RECIPIENT_MATCHES');
  });

  it('lets any of several match, in any order', async () => {
    const others = ['urn:uuid:another', 'did:key:z6Mk', 'other@example.fr', '12345'];
    assert.equal(await recipientOf('badge.json', ...others, subjectId), '0 RECIPIENT_MATCHES');
    assert.equal(await recipientOf('hosted.json', email, ...others), '0 RECIPIENT_MATCHES');
    assert.equal(await recipientOf('hosted.json', ...others, email), '0 RECIPIENT_MATCHES');
    assert.equal(await recipientOf('hosted.json', ...others), '1 RECIPIENT_DIFFERS');
  });

  it('says whether the issuer is one of those that are trusted, and changes no outcome by it', async () => {
    for (const [trusted, expected] of [
      [[], 'NOT_CHECKED'],
      [['https://other.example/'], 'ISSUER_NOT_RECOGNISED'],
      [['https://other.example/', issuerId], 'ISSUER_RECOGNISED'],
    ] as const) {
      const args = trusted.flatMap((one) => ['--trust', one]);
      const {code, verdicts} = await verifyJson(folder, ['--documents', 'map.json', ...args, 'badge.json']);
      assert.deepEqual([code, codeOf(verdicts[0], 'recognised')], [0, expected]);
    }
  });

  it('adds what was judged as the last member, only where that is not what was given', async () => {
    const {verdicts} = await verifyJson(folder, ['--documents', 'map.json', 'hosted.json', 'badge.json']);
    const usual = ['input', 'format', 'policy', 'outcome', 'checks', 'warnings', 'nested'];
    assert.deepEqual(Object.keys(verdicts[0]!), [...usual, 'judged']);
    assert.deepEqual([verdicts[0]?.judged?.name, verdicts[0]?.judged?.issuer.name], ['Com’un gant', 'INAE']);
    assert.deepEqual(Object.keys(verdicts[1]!), usual);
    const {out} = await folder.pepites(['verify', '--help']);
    assert.match(out, /\{input, format, policy, outcome, checks, warnings, nested\}, then judged/);
  });

  it('ends with 2 when an option is wrong', async () => {
    for (const args of [
      ['--timeout', '0', 'badge.json'],
      ['--timeout', '1.5', 'badge.json'],
      ['--timeout', '600001', 'badge.json'],
      ['--timeout', 'soon', 'badge.json'],
      ['--recipient', ' ', 'badge.json'],
      ['--trust', '', 'badge.json'],
      ['-', '-'],
    ]) {
      assert.equal((await folder.pepites(['verify', ...args])).code, 2, args.join(' '));
    }
  });
});

describe('pepites verify: inputs that are no badge', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
  });
  after(() => folder.remove());

  it('refuses each, and says why', async () => {
    await folder.write('folder/file', '');
    await folder.write('empty', '');
    await folder.write('url.txt', 'https://inae.example/badge\n');
    await folder.write('locked.json', '{}');
    for (const [input, detail] of [
      ['folder', /^Cannot be read: EISDIR/],
      ['absent.json', /^Cannot be read: ENOENT/],
      ['nul\0.json', /^Cannot be read: .*null bytes/],
      ['empty', /Neither JSON/],
      ['url.txt', /Neither JSON/],
      ['locked.json', /empty/],
      ['https://inae.example/absent', /^Cannot be read: not fetched: --offline/],
    ] as const) {
      const {code, verdicts} = await verifyJson(folder, ['--offline', input]);
      assert.deepEqual([code, verdicts[0]?.outcome], [1, 'refused'], input);
      assert.equal(codeOf(verdicts[0], 'format'), 'NOT_A_CREDENTIAL');
      assert.match(verdicts[0]?.checks[0]?.detail ?? '', detail);
    }
  });

  it('takes the address that an old picture carries for the badge’s own', async () => {
    await folder.write('old.png', bakePng(pixel, 'https://inae.example/old/1'));
    await folder.write(
      'old.svg',
      bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', 'https://inae.example/old/1'),
    );
    await folder.write('gone.json', {'https://inae.example/old/1': {status: 410}});
    for (const input of ['old.png', 'old.svg']) {
      const {verdicts} = await verifyJson(folder, ['--documents', 'gone.json', input]);
      assert.deepEqual([verdicts[0]?.format, codeOf(verdicts[0], 'status')], ['ob1', 'REVOKED']);
    }
  });

  it('stops reading a file that is larger than any badge', async () => {
    await folder.write('large.json', Buffer.alloc(10_000_001, ' '));
    const {verdicts} = await verifyJson(folder, ['--offline', 'large.json', '/dev/zero']);
    for (const verdict of verdicts) {
      assert.deepEqual([verdict.outcome, codeOf(verdict, 'format')], ['undetermined', 'LIMIT_BYTES']);
    }
  });
});

describe('pepites verify: limits of the network', () => {
  let folder: Folder;
  let server: Server;
  let origin: string;
  /** What the issuer's address does. */
  let answer: 'loop' | 'large' | 'silent' = 'loop';

  before(async () => {
    folder = await createFolder();
    server = createServer((request, response) => {
      if (answer === 'loop') response.writeHead(302, {location: request.url ?? ''}).end();
      else if (answer === 'large') response.writeHead(200).end(Buffer.alloc(10_500_000, ' '));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await folder.write('badge.json', (await signBadge(`${origin}/issuers/1`)).badge);
    const assertion = buildAssertion({
      id: `${origin}/assertions/1`,
      recipient: {identity: email, hashed: false},
      badge: `${origin}/badge`,
      issuedOn: new Date('2026-06-01T08:00:00Z'),
      verification: 'hosted',
    });
    await folder.write('hosted.json', assertion);
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await folder.remove();
  });

  for (const [behaviour, code] of [
    ['loop', 'LIMIT_REDIRECTS'],
    ['large', 'LIMIT_BYTES'],
    ['silent', 'LIMIT_TIME'],
  ] as const) {
    it(`says ${code} of a document, and of an input`, async () => {
      answer = behaviour;
      const args = [
        '--timeout',
        behaviour === 'silent' ? '200' : '5000',
        'badge.json',
        'hosted.json',
        `${origin}/badge`,
      ];
      const {code: exit, verdicts} = await verifyJson(folder, args);
      assert.equal(exit, 1);
      const found = [
        codeOf(verdicts[0], 'status'),
        codeOf(verdicts[1], 'integrity'),
        codeOf(verdicts[2], 'format'),
      ];
      assert.deepEqual(found, [code, code, code]);
      assert.deepEqual(
        verdicts.map(({outcome}) => outcome),
        ['undetermined', 'undetermined', 'undetermined'],
      );
    });
  }

  it('asks this machine for its own badges alone, whatever was fetched for another input', async () => {
    const foreign = await signBadge('https://inae.example/issuers/1');
    const pointing = JSON.parse(foreign.badge) as {credentialStatus: object};
    const status = {...pointing.credentialStatus, statusListCredential: `${origin}/issuers/1/status/1`};
    await folder.write('foreign.json', {...pointing, credentialStatus: status});
    answer = 'loop';
    const {verdicts} = await verifyJson(folder, ['badge.json', 'foreign.json']);
    assert.equal(codeOf(verdicts[0], 'status'), 'LIMIT_REDIRECTS');
    assert.equal(codeOf(verdicts[1], 'status'), 'STATUS_UNREACHABLE');
  });
});
