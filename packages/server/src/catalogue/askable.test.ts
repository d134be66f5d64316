import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {STRUCTURE} from '../../test/world.js';
import {type LeadWorld, openLeadWorld, type PlainDefinition, plainBadge} from '../../test/lead.js';

describe('the catalogue', () => {
  let lead: LeadWorld;
  before(async () => {
    lead = await openLeadWorld();
  });
  after(() => lead.world.close());

  const ids = async (question: object = {}) =>
    (await lead.world.ask('catalogue.list', question)).value.items.map(({id}) => id);

  it('has what one asks for here, and the rest by its mode', async () => {
    assert.deepEqual(await ids(), ['un', 'deux', 'soutien']);
    assert.deepEqual(await ids({mode: 'keyBadge'}), ['cle', 'cle-de-cle']);
  });

  it('leaves out a campaign that is over or to come', async () => {
    const campaign = async (dates: object) => {
      await lead.apply(
        (plain) => (plainBadge(plain, 'soutien')['process'] = {mode: 'automaticOnRequest', ...dates}),
      );
      return (await ids()).includes('soutien');
    };
    assert.equal(await campaign({notBefore: '2026-11-24T00:00:00+01:00'}), true);
    assert.equal(await campaign({notBefore: '2027-01-01T00:00:00Z'}), false);
    assert.equal(await campaign({notAfter: '2026-11-01T00:00:00Z'}), false);
    await lead.apply();
  });

  it('is searched without regard to accents and capitals, all words at once', async () => {
    await lead.apply((plain) => (plainBadge(plain, 'deux')['name'] = 'Cœur de maraîchage'));
    assert.deepEqual(await ids({q: 'maraichage'}), ['deux']);
    assert.deepEqual(await ids({q: 'COEUR Maraî'}), ['deux']);
    assert.deepEqual(await ids({q: 'coeur absent'}), []);
    assert.deepEqual(await ids({q: '%_'}), ['un', 'deux', 'soutien']);
    assert.deepEqual(await ids({concept: '%'}), []);
    await lead.apply();
  });

  it('is filtered by moment, concept and language', async () => {
    await lead.apply((plain) =>
      Object.assign(plainBadge(plain, 'un'), {
        moment: 'START',
        alignments: [{name: 'Maraîchage', code: 'A1414', framework: 'ROME'}],
        name: {fr: 'Un', en: 'One'},
        description: {fr: 'Une phrase.', en: 'A sentence.'},
        criteria: [{fr: 'Je sais.', en: 'I can.'}],
        imageAlt: {fr: 'Un rond', en: 'A disc'},
      }),
    );
    assert.deepEqual(await ids({moment: 'START'}), ['un']);
    assert.deepEqual(await ids({concept: 'a1414'}), ['un']);
    assert.deepEqual(await ids({concept: 'A141'}), []);
    assert.deepEqual(await ids({language: 'en'}), ['un']);
    await lead.apply();
  });

  it('comes page by page, and what is added meanwhile comes last', async () => {
    const page = async (cursor?: string) =>
      (await lead.world.ask('catalogue.list', {limit: '2', ...(cursor !== undefined && {cursor})})).value;
    const one = await page();
    await lead.apply((plain) => {
      const {structures} = plain;
      structures[0]?.badges.unshift({...plainBadge(plain, 'soutien'), id: 'devant'});
    });
    const two = await page(one.next);
    assert.deepEqual(
      [one, two].map(({items}) => items.map(({id}) => id)),
      [
        ['un', 'deux'],
        ['soutien', 'devant'],
      ],
    );
    assert.equal(two.next, undefined);
    assert.equal((await lead.world.ask('catalogue.list', {cursor: 'abc'})).problem?.code, 'BAD_REQUEST');
    assert.equal((await lead.world.ask('catalogue.list', {limit: '101'})).problem?.code, 'BAD_REQUEST');
  });

  it('is not sent again to those who have it', async () => {
    const reply = await lead.world.fetch(`/structures/${STRUCTURE}/catalogue`);
    const etag = reply.headers.get('etag') ?? '';
    const again = await lead.world.fetch(`/structures/${STRUCTURE}/catalogue`, {
      headers: {'if-none-match': etag},
    });
    assert.deepEqual([again.status, await again.text()], [304, '']);
  });

  it('has what the network shares, after the structure’s own, until it leaves', async () => {
    const network = (isShared: boolean) => (plain: PlainDefinition) => {
      const [structure, other] = plain.structures;
      if (!structure || !other) return;
      Object.assign(other, {kind: 'network'});
      Object.assign(structure, {network: 'voisine'});
      other.badges.push({...plainBadge(plain, 'un'), id: 'commun', shared: isShared});
    };
    await lead.apply(network(false));
    assert.ok(!(await ids()).includes('commun'));
    await lead.apply(network(true));
    const {items} = (await lead.world.ask('catalogue.list', {})).value;
    const last = items.at(-1);
    assert.deepEqual([last?.id, last?.structure, last?.structureName], ['commun', 'voisine', 'La Voisine']);
    assert.equal((await lead.world.fetch(new URL(last?.imageUrl ?? '').pathname)).status, 200);
  });
});
