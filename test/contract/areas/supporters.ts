/** Supporters: persons and organisations, shown by their own wish, free to give the badge back. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {makePng} from '../pictures.ts';
import {refuses} from '../refuses.ts';
import {structure, type Stage, until} from './stage.ts';

export function describeSupporters({world, newcomer, earn, ask, outcomeOf}: Stage): void {
  describe('a supporter', () => {
    const badge = 'je-soutiens';
    const listed = async () => (await world.client().supporters.list({structure, badge})).items;

    it('is an organisation too, with its logo, represented by a person', async () => {
      const {client} = await newcomer('Ali');
      const {id: organisation} = await client.organisations.create({structure, name: 'Boulangerie'});
      const one = {structure, organisation};
      const changed = await client.organisations.change({
        ...one,
        name: 'Boulangerie Ali',
        url: 'https://ali.example',
      });
      assert.equal(changed.name, 'Boulangerie Ali');
      const {logoUrl = ''} = await client.organisations.setLogo({...one, file: makePng(64)});
      const {items} = await client.organisations.list({structure});
      assert.deepEqual(
        items.map(({id, logoUrl: logo}) => [id, logo]),
        [[organisation, logoUrl]],
      );
      assert.equal((await world.get(logoUrl)).headers.get('content-type'), 'image/png');
      const {client: other} = await newcomer('Autre');
      await refuses(other.organisations.change({...one, name: 'X'}), 'ORGANISATION_UNKNOWN', 404);
      const asked = {structure, badge, organisation, listed: true, consent: true};
      await refuses(
        other.requests.submit({...asked, requestId: crypto.randomUUID()}),
        'NOT_A_REPRESENTATIVE',
        403,
      );
      await client.requests.submit({...asked, requestId: crypto.randomUUID()});
      const shown = await until(
        async () => (await listed()).find(({name}) => name === 'Boulangerie Ali'),
        'the organisation among the supporters',
      );
      assert.deepEqual([shown.isOrganisation, shown.logoUrl], [true, logoUrl]);
    });

    it('is shown by an act of their own, under a name of their choice, and no more when they like', async () => {
      const {client} = await newcomer('Rosa');
      const {id: award} = await earn(client, badge, []);
      const onAward = {structure, award};
      assert.deepEqual(await client.supporters.getListing(onAward), {isListed: false});
      const wish = {...onAward, isListed: true, name: 'Rosa L.'};
      await refuses(client.supporters.setListing(wish), 'CONSENT_MISSING', 422);
      const {client: other} = await newcomer('Autre');
      await refuses(other.supporters.setListing({...wish, agreed: true}), 'AWARD_UNKNOWN', 404);
      assert.equal((await client.supporters.setListing({...wish, agreed: true})).isListed, true);
      assert.ok((await listed()).some(({name}) => name === 'Rosa L.'));
      await client.supporters.setListing({...onAward, isListed: false});
      assert.ok(!(await listed()).some(({name}) => name === 'Rosa L.'));
    });

    it('gives the badge back, and may ask again', async () => {
      const {client} = await newcomer('Simon');
      const {id: award, credentialUrl = ''} = await earn(client, badge, []);
      assert.equal((await client.awards.giveBack({structure, award})).state, 'revoked');
      assert.equal(await outcomeOf(await (await world.get(credentialUrl)).text()), 'refused');
      await refuses(client.awards.giveBack({structure, award}), 'REQUEST_STATE', 409);
      assert.equal((await ask(client, badge, [])).badge, badge);
    });
  });
}
