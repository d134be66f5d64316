import assert from 'node:assert/strict';
import {beforeEach, describe, it} from 'node:test';

import {createOb2World, type Ob2World, warningsOf} from '../../../test/open-badges-2.js';
import {verdictLine} from '../../../test/support.js';
import {encodeBase64Url} from '../../encoding/base64url.js';
import {utf8} from '../../encoding/bytes.js';
import type {JsonObject} from '../../types.js';

describe('verify, on endorsements of Open Badges 2.0', () => {
  let world: Ob2World;
  let endorser: Ob2World;
  beforeEach(async () => {
    world = await createOb2World();
    endorser = await createOb2World('https://dreets.example/ob2');
    for (const [url, answer] of endorser.web) world.web.set(url, answer);
  });

  const endorse = (aboutId: string, changes: JsonObject = {}): JsonObject => {
    const endorsement: JsonObject = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Endorsement',
      id: `${endorser.base}/endorsements/1`,
      claim: {id: aboutId, endorsementComment: 'Utile'},
      issuer: endorser.profileUrl,
      issuedOn: '2026-07-01T00:00Z',
      verification: {type: 'hosted'},
      ...changes,
    };
    world.web.set(String(endorsement['id']), endorsement);
    return endorsement;
  };

  it('verifies one by itself', async () => {
    const verdict = await world.check(endorse(world.badgeUrl));
    assert.deepEqual([verdictLine(verdict), verdict.format], ['verified', 'ob2-endorsement']);
    assert.deepEqual([verdict.judged?.issuer.name, verdict.judged?.description], ['INAE', 'Utile']);
  });

  it('gives a verdict on each that came with the badge, its BadgeClass and its issuer', async () => {
    const url = String(endorse(world.badgeUrl)['id']);
    world.change(world.badgeUrl, {endorsement: url});
    const about = endorse(world.profileUrl, {id: `${endorser.base}/endorsements/2`});
    world.change(world.profileUrl, {endorsement: [about]});
    const written = endorse(world.assertionUrl, {id: `${endorser.base}/endorsements/3`});
    const verdict = await world.check(world.host({endorsement: written}));
    assert.equal(verdictLine(verdict), 'verified');
    assert.deepEqual(
      verdict.nested.map((one) => [one.role, one.subjectId, verdictLine(one)]),
      [world.assertionUrl, world.badgeUrl, world.profileUrl].map((id) => ['endorsement', id, 'verified']),
    );
  });

  it('verifies a signed one', async () => {
    const payload = endorse(world.badgeUrl, {
      id: 'urn:uuid:2d391246-6e0d-4dab-906c-b29770bd7aa6',
      verification: {type: 'signed', creator: endorser.keyUrl},
    });
    const text = ['{"alg":"ES256"}', JSON.stringify(payload)]
      .map((part) => encodeBase64Url(utf8(part)))
      .join('.');
    const jws = `${text}.${encodeBase64Url(await endorser.key.sign(utf8(text)))}`;
    world.change(world.badgeUrl, {endorsement: [jws]});
    const [nested] = (await world.check(world.host())).nested;
    assert.equal(nested && verdictLine(nested), 'verified');
  });

  const cases: Record<string, {make: () => unknown; line: string}> = {
    'about another badge': {
      make: () => endorse('https://inae.example/ob2/badges/2')['id'],
      line: 'refused recipient:fail:RECIPIENT_DIFFERS',
    },
    'that nobody serves': {
      make: () => 'https://dreets.example/ob2/endorsements/9',
      line: 'undetermined schema:unknown:HOSTED_UNREACHABLE integrity:unknown:HOSTED_UNREACHABLE issuer:unknown:HOSTED_UNREACHABLE status:unknown:STATUS_UNREACHABLE dates:unknown:HOSTED_UNREACHABLE',
    },
    'in another’s name': {
      make: () => endorse(world.badgeUrl, {id: 'https://evil.example/endorsements/1'})['id'],
      line: 'refused issuer:fail:HOSTED_SCOPE',
    },
    'whose copy was changed to be about this one': {
      make: () => ({
        ...endorse('https://inae.example/ob2/badges/2'),
        claim: {id: world.badgeUrl, endorsementComment: 'Utile'},
      }),
      line: 'refused integrity:fail:HOSTED_DIFFERS',
    },
    'without a claim': {
      make: () => endorse(world.badgeUrl, {claim: undefined})['id'],
      line: 'refused schema:fail:SCHEMA_INVALID recipient:fail:RECIPIENT_DIFFERS',
    },
  };
  for (const [name, {make, line}] of Object.entries(cases)) {
    it(`keeps to itself what is wrong with one ${name}`, async () => {
      world.change(world.badgeUrl, {endorsement: [make()]});
      const verdict = await world.check(world.host());
      assert.equal(verdictLine(verdict), 'verified');
      assert.deepEqual(verdict.nested.map(verdictLine), [line]);
    });
  }

  it('reads no more of them than it has documents for', async () => {
    const endorsement = Array.from({length: 1000}, (_, index) => `https://dreets.example/e/${index}`);
    const verdict = await world.check(world.host({endorsement}));
    assert.equal(verdictLine(verdict), 'verified');
    assert.ok(verdict.nested.length <= 20 && world.asked.length <= 24);
    assert.deepEqual(warningsOf(verdict), []);
  });
});
