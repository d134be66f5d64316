import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';

import {createOb2World, EMAIL, type Ob2World, warningsOf} from '../../../test/open-badges-2.js';
import {clone, verdictLine} from '../../../test/support.js';
import {bakePng, bakeSvg} from '../../bake.js';
import {utf8} from '../../encoding/bytes.js';
import {CredentialError} from '../../errors.js';
import type {JsonObject} from '../../types.js';

const OTHER = 'https://evil.example';

describe('verify, on a hosted badge of Open Badges 2.0', () => {
  let world: Ob2World;
  let badge: JsonObject;
  beforeEach(async () => {
    world = await createOb2World();
    badge = world.host();
  });

  it('verifies it as its address serves it, and shows that', async () => {
    const verdict = await world.check(badge, {
      recipient: {email: EMAIL},
      recognisedIssuers: [world.profileUrl],
    });
    assert.equal(verdictLine(verdict), 'verified');
    assert.equal(verdict.format, 'ob2-hosted');
    assert.deepEqual(warningsOf(verdict), []);
    assert.deepEqual(world.asked, [world.assertionUrl, world.badgeUrl, world.profileUrl]);
    const {judged} = verdict;
    assert.deepEqual(
      [judged?.name, judged?.description, judged?.criteriaNarrative, judged?.imageUrl, judged?.achievementId],
      [
        'Com’un gant',
        'Communiquer au travail',
        'Dire, écouter, reformuler.',
        `${world.base}/images/1.png`,
        world.badgeUrl,
      ],
    );
    assert.deepEqual(judged?.issuer, {
      id: world.profileUrl,
      name: 'INAE',
      url: 'https://inae.example/',
    });
  });

  it('knows whose it is not', async () => {
    const verdict = await world.check(badge, {recipient: {email: 'other@example.fr'}});
    assert.equal(verdictLine(verdict), 'refused recipient:fail:RECIPIENT_DIFFERS');
  });

  it('verifies it from an image, with the JSON or an address alone', async () => {
    const svg = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', JSON.stringify(badge));
    assert.equal(verdictLine(await world.check(utf8(svg))), 'verified');
    const png = bakePng(PIXEL, world.assertionUrl);
    const verdict = await world.check(png);
    assert.equal(verdictLine(verdict), 'verified');
    assert.deepEqual([verdict.format, verdict.judged?.name], ['ob2-hosted', 'Com’un gant']);
  });

  it('takes http: for what it is', async () => {
    const plain = await createOb2World('http://inae.example/ob2');
    const verdict = await plain.check(plain.host());
    assert.equal(verdictLine(verdict), 'verified');
    assert.deepEqual([...new Set(warningsOf(verdict))], ['HTTP_NOT_SECURE']);
    const local = await createOb2World('http://localhost:8787/ob2');
    assert.deepEqual(warningsOf(await local.check(local.host())), []);
  });

  it('accepts what ISO 8601 allows of dates, and no more', async () => {
    for (const issuedOn of [
      '2026-06-01T08:00Z',
      '2026-06-01T08:00:00+0200',
      '2026-06-01T08:00:00.123456+02:00',
    ]) {
      assert.equal(verdictLine(await world.check(world.host({issuedOn}))), 'verified', issuedOn);
    }
    for (const issuedOn of ['2026-06-01', '1 June 2026', 1780300800, '2026-13-01T00:00:00Z']) {
      const line = verdictLine(await world.check(world.host({issuedOn})));
      assert.equal(line, 'refused schema:fail:SCHEMA_INVALID dates:fail:DATE_MALFORMED', String(issuedOn));
    }
  });

  describe('attacked', () => {
    /** Each is a full copy, as images of older platforms carry it, changed in one place. */
    let full: JsonObject;
    beforeEach(() => {
      const badgeClass = world.web.get(world.badgeUrl) as JsonObject;
      const profile = world.web.get(world.profileUrl) as JsonObject;
      full = {...badge, badge: {...badgeClass, issuer: profile}};
    });

    it('accepts the full copy', async () => {
      assert.equal(verdictLine(await world.check(full)), 'verified');
      assert.deepEqual(warningsOf(await world.check(full)), []);
    });

    const copies: Record<string, {change: (copy: Tree) => void; isDecisive: boolean}> = {
      recipient: {change: (c) => set(c, 'recipient.identity', `sha256$${'0'.repeat(64)}`), isDecisive: true},
      'recipient, in the clear': {
        change: (c) => (c['recipient'] = {type: 'email', hashed: false, identity: EMAIL}),
        isDecisive: true,
      },
      salt: {change: (c) => set(c, 'recipient.salt', 'other'), isDecisive: true},
      issuedOn: {change: (c) => (c['issuedOn'] = '2020-06-01T08:00:00Z'), isDecisive: true},
      'expires, added': {change: (c) => (c['expires'] = '2036-06-01T08:00:00Z'), isDecisive: true},
      'the BadgeClass, another': {change: (c) => (c['badge'] = `${OTHER}/badges/1`), isDecisive: true},
      'the BadgeClass’s id': {change: (c) => set(c, 'badge.id', `${OTHER}/badges/1`), isDecisive: true},
      'the BadgeClass’s name': {change: (c) => set(c, 'badge.name', 'Doctorat'), isDecisive: true},
      'the BadgeClass’s description': {change: (c) => set(c, 'badge.description', 'x'), isDecisive: true},
      'the BadgeClass’s criteria': {change: (c) => set(c, 'badge.criteria.narrative', 'x'), isDecisive: true},
      'the issuer’s id': {change: (c) => set(c, 'badge.issuer.id', `${OTHER}/profile`), isDecisive: true},
      'the issuer, as an address': {
        change: (c) => set(c, 'badge.issuer', `${OTHER}/profile`),
        isDecisive: true,
      },
      'the issuer’s name': {change: (c) => set(c, 'badge.issuer.name', 'Sorbonne'), isDecisive: true},
      verification: {
        change: (c) => (c['verification'] = {type: 'hosted', startsWith: OTHER}),
        isDecisive: true,
      },
      'evidence, added': {change: (c) => (c['evidence'] = `${OTHER}/e`), isDecisive: false},
      'narrative, added': {change: (c) => (c['narrative'] = 'x'), isDecisive: false},
      'image, added': {change: (c) => (c['image'] = `${OTHER}/i.png`), isDecisive: false},
      'endorsement, added': {change: (c) => (c['endorsement'] = [`${OTHER}/e`]), isDecisive: false},
      'the BadgeClass’s image': {change: (c) => set(c, 'badge.image', `${OTHER}/i.png`), isDecisive: false},
      'an extension, added': {change: (c) => (c['extensions:x'] = {type: ['Extension']}), isDecisive: false},
    };
    for (const [name, {change, isDecisive}] of Object.entries(copies)) {
      it(`${isDecisive ? 'refuses' : 'is not sure of'} a copy that says otherwise: ${name}`, async () => {
        const copy: Tree = clone(full);
        change(copy);
        const verdict = await world.check(copy);
        const [outcome, result] = isDecisive ? ['refused', 'fail'] : ['undetermined', 'unknown'];
        assert.equal(verdictLine(verdict), `${outcome} integrity:${result}:HOSTED_DIFFERS`);
        assert.deepEqual([verdict.judged?.name, verdict.judged?.issuer.name], ['Com’un gant', 'INAE']);
      });
    }

    it('takes other spellings of the same for the same', async () => {
      const {recipient} = badge as {recipient: Record<string, string>};
      const [kind = '', digits = ''] = recipient['identity']!.split('$');
      const copy = {
        ...badge,
        '@context': ['https://w3id.org/openbadges/v2'],
        recipient: {...recipient, type: ['email'], identity: `${kind}$${digits.toUpperCase()}`},
        issuedOn: '2026-06-01T10:00:00+02:00',
        badge: {id: world.badgeUrl, type: 'BadgeClass'},
        verification: {type: ['HostedBadge']},
      };
      const verdict = await world.check(copy);
      assert.deepEqual([verdictLine(verdict), warningsOf(verdict)], ['verified', []]);
    });

    it('asks the profile’s own address, whatever stands in the badge', async () => {
      const served = {...badge, badge: full['badge']};
      const badgeClass = served.badge as Record<string, unknown>;
      badgeClass['issuer'] = {...(badgeClass['issuer'] as object), name: 'Sorbonne', email: 'x@evil.example'};
      const verdict = await world.check(world.host(served));
      assert.equal(verdictLine(verdict), 'verified');
      assert.equal(verdict.judged?.issuer.name, 'INAE');
      world.web.delete(world.profileUrl);
      assert.equal(verdictLine(await world.check(badge)), 'undetermined issuer:unknown:ISSUER_UNREACHABLE');
    });

    it('refuses a badge of its own host that names another’s BadgeClass or Profile', async () => {
      const forged = world.host({id: `${OTHER}/assertions/1`});
      assert.equal(verdictLine(await world.check(forged)), 'refused issuer:fail:HOSTED_SCOPE');
      const written = world.host({id: `${OTHER}/assertions/2`, badge: full['badge']});
      assert.equal(verdictLine(await world.check(written)), 'refused issuer:fail:HOSTED_SCOPE');
      world.web.set(`${OTHER}/badges/1`, {
        ...(world.web.get(world.badgeUrl) as JsonObject),
        id: `${OTHER}/badges/1`,
      });
      const lent = world.host({badge: `${OTHER}/badges/1`});
      assert.equal(verdictLine(await world.check(lent)), 'refused issuer:fail:HOSTED_SCOPE');
    });

    it('refuses an address that serves another badge', async () => {
      world.web.set(world.assertionUrl, {...badge, id: `${world.base}/assertions/8`});
      assert.equal(verdictLine(await world.check(badge)), 'refused integrity:fail:HOSTED_DIFFERS');
    });

    it('refuses a Profile or BadgeClass that says it is another’s', async () => {
      for (const [url, line] of [
        [world.profileUrl, 'refused issuer:fail:HOSTED_DIFFERS'],
        [world.badgeUrl, 'refused schema:fail:SCHEMA_INVALID issuer:unknown:ISSUER_UNREACHABLE'],
      ] as const) {
        const own = world.web.get(url) as JsonObject;
        world.change(url, {id: `${OTHER}/1`});
        assert.equal(verdictLine(await world.check(badge)), line);
        // A neighbour's id, which the neighbour has.
        world.web.set(`${world.base}/neighbour`, {...own, id: `${world.base}/neighbour`, name: 'Neighbour'});
        world.change(url, {id: `${world.base}/neighbour`});
        assert.equal(verdictLine(await world.check(badge)), line);
        world.web.set(url, own);
      }
    });

    it('counts a Profile by its address, where it calls itself otherwise and nobody answers there', async () => {
      world.change(world.profileUrl, {id: `${world.base}/profile.json`});
      const verdict = await world.check(badge, {recognisedIssuers: [`${world.base}/profile.json`]});
      assert.equal(verdict.outcome, 'verified');
      assert.deepEqual(warningsOf(verdict), ['ID_DIFFERS']);
      assert.equal(verdict.judged?.issuer.id, world.profileUrl);
      assert.equal(verdict.checks.find(({id}) => id === 'recognised')?.code, 'ISSUER_NOT_RECOGNISED');
    });

    it('does not know an issuer that has no address', async () => {
      world.change(world.badgeUrl, {issuer: 'urn:uuid:2d391246-6e0d-4dab-906c-b29770bd7aa6'});
      assert.equal(verdictLine(await world.check(badge)), 'undetermined issuer:unknown:ISSUER_UNREACHABLE');
    });

    it('refuses what says it is signed, and is not', async () => {
      const unsigned = {...badge, verification: {type: 'signed', creator: world.keyUrl}};
      assert.match(verdictLine(await world.check(unsigned)), /^refused integrity:fail:NO_PROOF /);
      world.web.set(world.assertionUrl, unsigned);
      assert.match(verdictLine(await world.check(badge)), /integrity:fail:NO_PROOF/);
    });
  });

  describe('revoked or gone', () => {
    const rest = 'refused status:fail:REVOKED';
    it('is refused when its address answers 410', async () => {
      world.web.set(world.assertionUrl, 410);
      assert.equal(verdictLine(await world.check(badge)), rest);
      assert.equal(verdictLine(await world.check(badge, {recipient: {email: EMAIL}})), rest);
    });

    it('is refused when what is served says so, whole or not', async () => {
      world.web.set(world.assertionUrl, {id: world.assertionUrl, revoked: true, revocationReason: 'Erreur'});
      const verdict = await world.check(badge);
      assert.equal(verdictLine(verdict), rest);
      assert.match(verdict.checks.find(({id}) => id === 'status')?.detail ?? '', /Erreur/);
      world.web.set(world.assertionUrl, {...badge, revoked: true});
      assert.equal(verdictLine(await world.check(badge)), rest);
      world.web.set(world.assertionUrl, {...badge, revoked: false});
      assert.equal(verdictLine(await world.check(badge)), 'verified');
    });

    it('is undetermined when its address does not answer, or not with JSON', async () => {
      const line =
        'undetermined integrity:unknown:HOSTED_UNREACHABLE issuer:unknown:HOSTED_UNREACHABLE status:unknown:STATUS_UNREACHABLE';
      for (const answer of [404, 500, '<html>', '{"id":1,"id":2}']) {
        world.web.set(world.assertionUrl, answer);
        assert.equal(verdictLine(await world.check(badge)), line, String(answer));
      }
      assert.match(
        verdictLine(await world.check({...badge, expires: '2026-01-01T00:00:00Z'})),
        /^refused .*dates:fail:EXPIRED/,
      );
    });

    it('says which limit was reached', async () => {
      const fetchDocument = async () => {
        throw new CredentialError('ERR_TOO_LARGE', 'too large');
      };
      assert.match(verdictLine(await world.check(badge, {fetchDocument})), /integrity:unknown:LIMIT_BYTES/);
      world.web.set(world.assertionUrl, `{"a":${'['.repeat(300)}${']'.repeat(300)}}`);
      assert.match(verdictLine(await world.check(badge)), /integrity:unknown:LIMIT_DEPTH/);
    });
  });

  it('refuses a badge that is expired, or not issued yet', async () => {
    const expired = world.host({expires: '2026-11-23T11:59Z'});
    assert.equal(verdictLine(await world.check(expired)), 'refused dates:fail:EXPIRED');
    const early = world.host({issuedOn: '2027-01-01T00:00:00Z'});
    assert.equal(verdictLine(await world.check(early)), 'refused dates:fail:NOT_YET_VALID');
  });
});

type Tree = Record<string, unknown>;

function set(tree: Tree, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const owner = names.reduce((at, name) => at[name] as Tree, tree);
  owner[last] = value;
}

/** A picture of one pixel, 1 by 1, grey. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);
