/** Badges that a structure composes before it publishes them, and what an image was drawn from. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {smallImage, structure, type Stage} from './stage.ts';

const design = {
  ...{shape: 'rosette', metal: 'brass', enamel: '#123456', ground: 'plain', ink: 'ivory'},
  ...{icon: 'bicycle', level: 2, text: 'Vélo'},
};
const parts = {
  ...{name: 'Je répare des vélos', description: 'Cette personne remet un vélo en état.'},
  ...{criteria: ['Je règle les freins.'], imageAlt: {fr: 'Un vélo'}, design},
  process: 'reviewed' as const,
};

export function describeBadgeDesigns({world, as, newcomer}: Stage): void {
  describe('a badge that a structure composes', () => {
    it('waits for its lead, is published once, or removed', async () => {
      const lead = await as('lead');
      const one = {structure, draft: crypto.randomUUID()};
      const begun = await lead.badgeDrafts.save({...one, ...parts});
      assert.deepEqual([begun.version, begun.missing], [1, ['image']]);
      const whole = await lead.badgeDrafts.save({...one, ...parts, image: await smallImage(), basedOn: 1});
      const {items, mayPublish} = await lead.badgeDrafts.list({structure});
      assert.deepEqual([items.map(({id}) => id), mayPublish], [[one.draft], true]);
      const published = await lead.badgeDrafts.publish({...one, basedOn: whole.version});
      const made = await world.client().badges.get({structure, badge: published.badge ?? ''});
      assert.equal(made.name.fr, parts.name);
      await refuses(lead.badgeDrafts.remove(one), 'REQUEST_STATE', 409);

      const other = {structure, draft: crypto.randomUUID()};
      await lead.badgeDrafts.save({...other, ...parts});
      await lead.badgeDrafts.remove(other);
      assert.deepEqual((await lead.badgeDrafts.list({structure})).items, []);
    });

    it('keeps what the image of one’s own badge was drawn from', async () => {
      const {client} = await newcomer('Vida');
      const {id} = await client.selfCreated.create({structure, name: parts.name});
      const own = {structure, selfBadge: id};
      assert.deepEqual(await client.selfDesigns.get(own), {});
      await client.selfDesigns.set({...own, design});
      assert.deepEqual((await client.selfDesigns.get(own)).design, design);
    });
  });
}
