/** The whole way of a badge on the command line, on real files: keygen, sign, bake, extract, verify. */
import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {
  buildAssertion,
  buildBadgeClass,
  buildEndorsementCredential,
  buildOpenBadgeCredential,
  buildProfile,
  hashRecipient,
} from '@pepites/credentials/sign.js';
import {createFolder, exampleBadge, pixel, type Folder} from '../../test/support.js';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';
const issuerId = 'https://inae.example/issuers/1';
const email = 'nour@example.fr';

interface Made {
  readonly id: string;
  readonly controller: string;
  /** The documents that keygen says to publish. */
  readonly published: readonly object[];
}

describe('the whole way of a badge', () => {
  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('pixel.png', pixel);
    await folder.write('picture.svg', svg);
    await folder.write('map.json', {'https://inae.example/': 'web/'});
  });
  after(() => folder.remove());

  const run = async (...args: readonly string[]) => {
    const ran = await folder.pepites(args);
    assert.equal(ran.code, 0, `${args.join(' ')}\n${ran.out}${ran.error}`);
    return ran;
  };
  const keygen = async (...args: readonly string[]): Promise<Made> => {
    const {error} = await run('keygen', ...args, '-o', 'key.json', '--force');
    const published = (error.match(/^\{$[\s\S]*?^\}$/gm) ?? []).map((text) => JSON.parse(text) as object);
    const key = await readFile(join(folder.path, 'key.json'), 'utf8');
    return {...(JSON.parse(key) as Pick<Made, 'id' | 'controller'>), published};
  };
  const verify = async (file: string, ...args: readonly string[]) => {
    const {code, out} = await folder.pepites(['verify', '--json', '--documents', 'map.json', ...args, file]);
    const {outcome, checks} = JSON.parse(out) as {outcome: string; checks: {id: string; code: string}[]};
    return {code, outcome, codes: Object.fromEntries(checks.map((check) => [check.id, check.code]))};
  };
  /** Signs, then puts the badge into both pictures, takes it out, verifies it from everywhere, and changes it. */
  const goRound = async (format: string, changed: (text: string) => string, ...who: readonly string[]) => {
    const signed = await run('sign', 'badge.json', '--key', 'key.json', '-o', 'signed', '--format', format);
    assert.ok(signed.error.includes(`(${format}, `), signed.error);
    const text = await readFile(join(folder.path, 'signed'), 'utf8');
    for (const picture of ['pixel.png', 'picture.svg']) {
      await run('bake', picture, 'signed', '-o', 'baked');
      assert.equal((await run('extract', 'baked')).out.trim(), text.trim());
      assert.deepEqual((await verify('baked', ...who)).outcome, 'verified');
    }
    const good = await verify('signed', ...who);
    assert.deepEqual([good.code, good.outcome], [0, 'verified'], JSON.stringify(good));
    await folder.write('tampered', changed(text));
    const bad = await verify('tampered', ...who);
    assert.deepEqual([bad.code, bad.outcome], [1, 'refused']);
    return bad.codes;
  };
  const inJson = (text: string) => text.replace('Communiquer', 'Commander');
  const inJws = (text: string) => {
    const [header, payload = '', signature] = text.split('.');
    const document = inJson(Buffer.from(payload, 'base64url').toString());
    return [header, Buffer.from(document).toString('base64url'), signature].join('.');
  };

  for (const [type, format, changed] of [
    ['Ed25519', 'di', inJson],
    ['P-256', 'di', inJson],
    ['P-384', 'di', inJson],
    ['RSA', 'jwt', inJws],
    ['Ed25519', 'jwt', inJws],
  ] as const) {
    it(`goes round with a key of ${type}, as ${format}`, async () => {
      const {published} = await keygen('--type', type, '--issuer', issuerId);
      await folder.write('web/issuers/1', published[0]!);
      await folder.write('badge.json', buildOpenBadgeCredential(exampleBadge(issuerId)));
      const codes = await goRound(format, changed);
      assert.equal(codes['integrity'], 'SIGNATURE_INVALID');
    });
  }

  it('goes round with a key that is its own issuer, which nobody knows', async () => {
    const {controller} = await keygen('--did');
    await folder.write('badge.json', buildOpenBadgeCredential(exampleBadge(controller)));
    await goRound('di', inJson);
    assert.equal((await verify('signed', '--trust', issuerId)).codes['recognised'], 'ISSUER_NOT_RECOGNISED');
    assert.equal((await verify('signed', '--trust', controller)).codes['recognised'], 'ISSUER_RECOGNISED');
  });

  it('goes round with a signed badge of Open Badges 2.0', async () => {
    const base = 'https://inae.example/ob2';
    const {id, published} = await keygen('--type', 'RSA', '--issuer', `${base}/profile`);
    const profile = buildProfile({
      id: `${base}/profile`,
      name: 'INAE',
      url: 'https://inae.example/',
      email: 'b@inae.example',
    });
    await folder.write('web/ob2/profile', {...profile, publicKey: published[1]});
    const badgeClass = buildBadgeClass({
      id: `${base}/badge`,
      name: 'Com’un gant',
      description: 'Communiquer au travail',
      imageUrl: `${base}/image.png`,
      criteria: {narrative: 'Dire, écouter, reformuler.'},
      issuerId: `${base}/profile`,
    });
    await folder.write('web/ob2/badge', badgeClass);
    const identity = await hashRecipient({email, salt: 'sel'});
    const assertion = buildAssertion({
      id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a10',
      recipient: {identity, hashed: true, salt: 'sel'},
      badge: `${base}/badge`,
      issuedOn: new Date('2026-06-01T08:00:00Z'),
      verification: {signed: id},
      narrative: 'Communiquer',
    });
    await folder.write('badge.json', assertion);
    const codes = await goRound('ob2', inJws, '--recipient', email);
    assert.equal(codes['integrity'], 'SIGNATURE_INVALID');
    assert.equal(
      (await verify('signed', '--recipient', 'other@example.fr')).codes['recipient'],
      'RECIPIENT_DIFFERS',
    );
  });

  it('judges a recommendation that comes with a badge apart, and says about what it is', async () => {
    const {controller} = await keygen('--did');
    const badge = buildOpenBadgeCredential(exampleBadge(controller));
    const recommendation = buildEndorsementCredential({
      id: 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a20',
      name: 'Recommandation',
      issuer: {id: controller, name: 'INAE'},
      validFrom: new Date('2026-06-01T08:00:00Z'),
      subjectId: String(badge['id']),
      comment: 'Nour écoute bien.',
    });
    await folder.write('recommendation.json', recommendation);
    const {out} = await run('sign', 'recommendation.json', '--key', 'key.json');
    await folder.write('badge.json', {...badge, endorsement: [JSON.parse(out.replace('Nour', 'Nora'))]});
    await run('sign', 'badge.json', '--key', 'key.json', '-o', 'signed');
    const {code, out: line} = await folder.pepites(['verify', '--json', '--offline', 'signed']);
    const {nested} = JSON.parse(line) as {nested: Record<string, unknown>[]};
    assert.equal(code, 0);
    assert.deepEqual(Object.entries(nested[0] ?? {}).slice(0, 3), [
      ['role', 'endorsement'],
      ['id', recommendation['id']],
      ['subjectId', badge['id']],
    ]);
    assert.equal(nested[0]?.['outcome'], 'refused');
    const {out: text} = await folder.pepites(['verify', '--offline', 'signed']);
    assert.match(
      text,
      /^ {2}With it, a recommendation \(urn:.*2a20\), about urn:.*2a10: REFUSED \(ob3-endorsement\)$/m,
    );
  });

  it('refuses a badge whose picture was changed into another credential', async () => {
    const {controller} = await keygen('--did');
    await folder.write('badge.json', buildOpenBadgeCredential(exampleBadge(controller)));
    await run('sign', 'badge.json', '--key', 'key.json', '-o', 'signed');
    await run('bake', 'picture.svg', 'signed', '-o', 'baked.svg');
    const file = join(folder.path, 'baked.svg');
    await writeFile(file, inJson(await readFile(file, 'utf8')));
    assert.equal((await verify('baked.svg')).code, 1);
  });
});
