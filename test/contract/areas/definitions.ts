/** A lead changes the structure by its definition; and finds what was given to somebody. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {oneAnswer, oneQuestion, structure, type Stage} from './stage.ts';

export function describeDefinitions({as, newcomer, makeBadge, earn}: Stage): void {
  describe('the definition of a structure', () => {
    it('is read, changed, planned, and put in place as its plan said', async () => {
      const lead = await as('lead');
      await makeBadge('par-le-fichier', {mode: 'automaticOnRequest', listsSupporters: false});
      const {definition} = await lead.definition.get({structure});
      const [own] = definition.structures;
      assert.equal(own?.id, structure);
      const unchanged = await lead.definition.plan({structure, text: JSON.stringify(definition)});
      assert.deepEqual(unchanged.problems, []);
      assert.deepEqual(
        unchanged.lines.filter(({action}) => action !== 'keep'),
        [],
      );
      const badges = own.badges.map((badge) =>
        badge.id === 'par-le-fichier' ? {...badge, description: {fr: 'Dit autrement.'}} : badge,
      );
      const text = JSON.stringify({...definition, structures: [{...own, badges}]});
      const {lines, mark} = await lead.definition.plan({structure, text});
      assert.deepEqual(
        lines.filter(({action}) => action !== 'keep').map(({kind, id, changes}) => [kind, id, changes]),
        [['badge', 'par-le-fichier', ['description']]],
      );
      const read = async () => (await lead.badges.get({structure, badge: 'par-le-fichier'})).description.fr;
      assert.notEqual(await read(), 'Dit autrement.');
      await refuses(lead.definition.apply({structure, text, mark: 'another'}), 'REVISION_CHANGED', 412);
      await lead.definition.apply({structure, text, mark});
      assert.equal(await read(), 'Dit autrement.');
      const file = await lead.definition.file({structure});
      assert.deepEqual([...new Uint8Array(await file.arrayBuffer())].slice(0, 2), [0x50, 0x4b]);
      await refuses(lead.definition.apply({structure, text: '{', mark}), 'DEFINITION_INVALID', 422);
      await refuses((await as('manager')).definition.get({structure}), 'FORBIDDEN', 403);
    });
  });

  describe('the badges of a person', () => {
    it('are seen by the lead who may take one back', async () => {
      const lead = await as('lead');
      await makeBadge('donne-par-erreur', {
        ...{mode: 'reviewed', form: oneQuestion, examiners: ['examiner'], quorum: {min: 1}},
        answerWithinDays: 7,
      });
      const {client, person} = await newcomer('Solène');
      const {id} = await earn(client, 'donne-par-erreur', oneAnswer);
      const {items} = await lead.awards.ofPerson({structure, person});
      assert.deepEqual(
        items.map((award) => [award.id, award.badge, award.credentialUrl]),
        [[id, 'donne-par-erreur', undefined]],
      );
      await refuses((await as('adviser')).awards.ofPerson({structure, person}), 'FORBIDDEN', 403);
    });
  });
}
