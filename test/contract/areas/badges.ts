/** Badges as their lead writes them, version by version. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {smallImage, structure, type Stage} from './stage.ts';

export function describeBadges({world, as, newcomer, makeBadge, ask}: Stage): void {
  describe('a badge that its lead writes', () => {
    const badge = {structure, badge: 'maraichage'};
    const supporterLike = {mode: 'automaticOnRequest'} as const;

    it('is in the catalogue at once, and not twice', async () => {
      await makeBadge('maraichage', supporterLike);
      assert.equal((await world.client().badges.get(badge)).name.fr, 'Badge maraichage');
      await refuses(makeBadge('maraichage', supporterLike), 'BADGE_EXISTS', 409);
      const examiner = await as('examiner');
      await refuses(examiner.badges.edit(badge), 'FORBIDDEN', 403);
      const requires = [{badge: 'nulle-part'}];
      const wrong = await refuses(makeBadge('cle', {mode: 'keyBadge', requires}), 'DEFINITION_INVALID', 422);
      assert.deepEqual(wrong.problem?.problems, [{at: 'process.requires.0', code: 'BADGE_UNKNOWN'}]);
    });

    it('has a new version with each change of its words or image; the older ones stay', async () => {
      const lead = await as('lead');
      const {text, updatedAt} = await lead.badges.edit(badge);
      const same = await lead.badges.update({...badge, updatedAt, text});
      assert.deepEqual([same.badgeVersion, same.text], [1, text], 'what was read is written as it was');
      const words = {...text, name: {fr: 'Maraîchage et fleurs'}};
      const change = {...badge, updatedAt: same.updatedAt, text: words};
      const changed = await lead.badges.update(change);
      assert.equal(changed.badgeVersion, 2);
      await refuses(lead.badges.update({...change, updatedAt: '2020-01-01T00:00:00Z'}), 'BADGE_CHANGED', 412);
      const image = await smallImage(40);
      const drawn = await lead.badges.setImage({
        ...{...badge, image, updatedAt: changed.updatedAt},
        imageAlt: {fr: 'Une tomate'},
      });
      assert.deepEqual([drawn.badgeVersion, drawn.text.imageAlt.fr], [3, 'Une tomate']);
      const anyone = world.client();
      const {items} = await anyone.badges.versions(badge);
      assert.deepEqual(
        items.map(({number, isCurrent}) => [number, isCurrent]),
        [
          [3, true],
          [2, false],
          [1, false],
        ],
      );
      const first = await anyone.badges.version({...badge, number: '1'});
      assert.equal(first.name.fr, 'Badge maraichage');
      await refuses(anyone.badges.version({...badge, number: '9'}), 'BADGE_VERSION_UNKNOWN', 404);
    });

    it('takes no drawing that can carry a script', async () => {
      const lead = await as('lead');
      const {updatedAt} = await lead.badges.edit(badge);
      const image = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64');
      const change = {...badge, image, updatedAt, imageAlt: {fr: 'Rien'}};
      await refuses(lead.badges.setImage(change), 'FILE_TYPE_REFUSED', 415);
    });

    it('leaves the catalogue and comes back; meanwhile nobody can ask for it', async () => {
      const lead = await as('lead');
      const {client} = await newcomer('Tard');
      assert.equal((await lead.badges.retire(badge)).isRetired, true);
      await refuses(ask(client, 'maraichage', []), 'BADGE_RETIRED', 409);
      assert.equal((await lead.badges.retire({...badge, isRetired: false})).isRetired, false);
      assert.equal((await ask(client, 'maraichage', [])).badge, 'maraichage');
    });
  });
}
