/** Badges that people make for themselves. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {makePng} from '../pictures.ts';
import {refuses} from '../refuses.ts';
import {structure, type Stage, until} from './stage.ts';

const parts = {
  ...{name: 'Je répare les vélos', description: 'Je sais remettre un vélo en état.'},
  ...{criteria: ['Je change une chambre à air.'], imageAlt: 'Une étoile sur un rond vert'},
};

export function describeSelfCreated({world, as, newcomer, outcomeOf}: Stage): void {
  describe('a badge of one’s own', () => {
    it('says what is missing until it is whole, and goes as long as it is a draft', async () => {
      const {client} = await newcomer('Théo');
      const {id, missing} = await client.selfCreated.create({structure, name: parts.name});
      assert.deepEqual(missing, ['description', 'criteria', 'image', 'imageAlt']);
      const one = {structure, selfBadge: id};
      await refuses(client.selfCreated.publish(one), 'BADGE_INCOMPLETE', 422);
      const edited = await client.selfCreated.edit({...one, ...parts});
      assert.deepEqual(edited.missing, ['image']);
      await refuses(client.selfCreated.image(one), 'FILE_UNKNOWN', 404);
      await client.selfCreated.remove(one);
      assert.deepEqual((await client.selfCreated.list({structure})).items, []);
    });

    it('is published under a pseudonym, with a photo or a drawing, and retired; it is nobody else’s', async () => {
      const {client} = await newcomer('Uma');
      const {id} = await client.selfCreated.create({structure, ...parts});
      const one = {structure, selfBadge: id};
      const drawing = {shape: 'circle', symbol: 'star', colour: '#1E5A45'} as const;
      assert.equal((await client.selfCreated.drawImage({...one, ...drawing})).hasImage, true);
      const drawn = await client.selfCreated.image(one);
      await client.selfCreated.setImage({...one, file: makePng(48)});
      const photo = await client.selfCreated.image(one);
      assert.deepEqual([drawn.type, photo.type], ['image/png', 'image/png']);
      assert.notDeepEqual(await photo.arrayBuffer(), await drawn.arrayBuffer());
      const svg = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], {type: 'image/svg+xml'});
      await refuses(client.selfCreated.setImage({...one, file: svg}), 'FILE_TYPE_REFUSED', 415);
      const adviser = await as('adviser');
      await refuses(adviser.selfCreated.image(one), 'BADGE_UNKNOWN', 404);
      const published = await client.selfCreated.publish(one);
      const award = await until(async () => {
        const {items} = await client.me.awards({structure});
        return items.find(({id: each, state}) => each === published.award && state === 'issued');
      }, 'the badge');
      assert.deepEqual([award.isSelfCreated, award.badgeName.fr], [true, parts.name]);
      const credential = await (await world.get(award.credentialUrl ?? '')).text();
      assert.doesNotMatch(credential, /Uma|trois-saules/);
      await refuses(client.selfCreated.edit({...one, name: 'Autre'}), 'REQUEST_STATE', 409);
      assert.equal((await client.selfCreated.retire(one)).state, 'retired');
      assert.equal(await outcomeOf(credential), 'refused');
    });
  });
}
