/** Key badges that are offered, and badges that people bring from elsewhere. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import type {BadgeBackend} from '@pepites/recognition';
import {refuses} from '../refuses.ts';
import {neighbour, smallImage, structure, type Stage, until} from './stage.ts';

export function describeKeyBadges(stage: Stage): void {
  const {world, as, newcomer, visitor, earn, issued} = stage;

  describe('a key badge that is offered', () => {
    before(() =>
      stage.makeBadge('cle-offerte', {mode: 'keyBadge', requires: [{badge: 'comun-gant'}], offer: 'ask'}),
    );

    const offerTo = async (client: BadgeBackend) =>
      until(async () => (await client.awards.offers({structure})).items[0], 'the offer');

    it('is taken by the person, once', async () => {
      const {client} = await newcomer('Sékou');
      const key = {structure, badge: 'cle-offerte'};
      await refuses(client.awards.takeOffer(key), 'KEY_OFFER_NEEDED', 409);
      const held = await earn(client, 'comun-gant');
      assert.deepEqual(
        [(await offerTo(client)).badge, (await offerTo(client)).state],
        ['cle-offerte', 'offered'],
      );
      const taken = await client.awards.takeOffer(key);
      assert.deepEqual((await issued(client, 'cle-offerte')).countedFrom, [held.id]);
      assert.equal((await client.awards.takeOffer(key)).id, taken.id);
    });

    it('is declined, and taken later', async () => {
      const {client} = await newcomer('Awa');
      const key = {structure, badge: 'cle-offerte'};
      await earn(client, 'comun-gant');
      await offerTo(client);
      await client.awards.declineOffer(key);
      assert.equal((await offerTo(client)).state, 'declined');
      assert.equal((await client.awards.takeOffer(key)).badge, 'cle-offerte');
      await refuses(client.awards.declineOffer({structure, badge: 'nulle-part'}), 'BADGE_UNKNOWN', 404);
    });
  });

  describe('a badge of another issuer', () => {
    before(async () => {
      const there = await as('neighbourLead');
      await there.badges.create({
        structure: neighbour,
        badge: 'ailleurs',
        image: await smallImage(),
        text: {
          ...{name: {fr: 'Ailleurs'}, description: {fr: 'Un badge.'}, criteria: [{fr: 'Je sais.'}]},
          ...{imageAlt: {fr: 'Un carré'}, process: {mode: 'automaticOnRequest'}},
        },
      });
      const from = {
        issuer: `${world.backend}/issuers/${neighbour}`,
        achievement: `${world.backend}/structures/${neighbour}/badges/ailleurs`,
      };
      await stage.makeBadge('pont', {mode: 'keyBadge', requires: [{badge: 'la-bas', from}]});
    });

    /** The badge as its holder has it there: signed for an address, and without one. */
    const earnThere = async (email: string) => {
      const {client} = await visitor(email, neighbour);
      const at = {structure: neighbour};
      await client.requests.submit({...at, requestId: crypto.randomUUID(), badge: 'ailleurs'});
      const {id: award, imageUrl = ''} = await issued(client, 'ailleurs', neighbour);
      const named = await client.awards.copyFor({...at, award, format: 'json'});
      return {named, image: await (await world.get(imageUrl)).blob()};
    };

    it('counts at once when it names an address that the person has proven', async () => {
      const {named} = await earnThere('yasmine@example.org');
      const {client} = await visitor('yasmine@example.org');
      const added = await client.foreignBadges.add({structure, file: named});
      assert.deepEqual([added.state, added.issuerName], ['counts', 'La Main verte']);
      assert.equal((await client.foreignBadges.add({structure, file: named})).id, added.id);
      assert.deepEqual((await issued(client, 'pont')).countedFrom, [added.id]);
      const {client: thief} = await visitor('voleur@example.org');
      assert.equal((await thief.foreignBadges.add({structure, file: named})).state, 'notTheirs');
      await refuses(
        client.foreignBadges.add({structure, file: new Blob(['bonjour'])}),
        'CREDENTIAL_MALFORMED',
        422,
      );
    });

    it('waits for an adviser when it says not whose it is, and goes when the person takes it away', async () => {
      const {image} = await earnThere('lina-la-bas@example.org');
      const {client, person} = await visitor('lina-la-bas@example.org');
      const {id, state} = await client.foreignBadges.add({structure, file: image});
      assert.equal(state, 'toConfirm');
      const adviser = await as('adviser');
      const {items} = await adviser.foreignBadges.toConfirm({structure});
      assert.equal(items.find((one) => one.id === id)?.person, person);
      const one = {structure, foreignBadge: id};
      await refuses(client.foreignBadges.confirm(one), 'FORBIDDEN', 403);
      assert.equal((await adviser.foreignBadges.confirm(one)).state, 'counts');
      assert.equal((await issued(client, 'pont')).badge, 'pont');
      const mine = async () => (await client.foreignBadges.list({structure})).items.map((own) => own.id);
      assert.deepEqual(await mine(), [id]);
      await client.foreignBadges.remove(one);
      assert.deepEqual(await mine(), []);
      await refuses(client.foreignBadges.remove(one), 'FOREIGN_BADGE_UNKNOWN', 404);
    });
  });
}
