/** The identification sheet: what a structure does, and which badges that develops. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describeActivities({as, newcomer}: Stage): void {
  describe('the identification sheet', () => {
    const garden = {
      structure,
      title: {fr: 'Maraîchage'},
      alignments: [{name: 'Horticulture et maraîchage', code: 'A1414', framework: 'ROME'}],
      badges: ['comun-gant'],
      duties: [{role: 'supervisor' as const, does: 'voit le travail'}],
    };

    it('is written by the lead, read and printed by the team', async () => {
      const lead = await as('lead');
      const made = await lead.activities.create({...garden, activity: 'maraichage'});
      assert.deepEqual(
        made.badges.map(({id}) => id),
        ['comun-gant'],
      );
      await refuses(lead.activities.create({...garden, activity: 'maraichage'}), 'ACTIVITY_EXISTS', 409);
      const unknown = {...garden, activity: 'autre', badges: ['nulle-part']};
      await refuses(lead.activities.create(unknown), 'BADGE_UNKNOWN', 404);
      const examiner = await as('examiner');
      const {items} = await examiner.activities.list({structure});
      assert.deepEqual(
        items.map(({id, title}) => [id, title.fr]),
        [['maraichage', 'Maraîchage']],
      );
      const sheet = await examiner.activities.sheet({structure});
      assert.match(sheet.type, /^text\/html/);
      assert.match(await sheet.text(), /Maraîchage[\s\S]*Com’un gant[\s\S]*voit le travail/);
    });

    it('is nobody else’s to read or write', async () => {
      const {client} = await newcomer('Curieuse');
      await refuses(client.activities.list({structure}), 'FORBIDDEN', 403);
      await refuses((await as('manager')).activities.sheet({structure}), 'FORBIDDEN', 403);
      const asExaminer = await as('examiner');
      await refuses(asExaminer.activities.create({...garden, activity: 'x'}), 'FORBIDDEN', 403);
    });

    it('is not written over another’s change, and an activity goes', async () => {
      const lead = await as('lead');
      const change = {...garden, activity: 'maraichage', title: {fr: 'Légumes'}, version: 1};
      const changed = await lead.activities.update(change);
      assert.deepEqual([changed.version, changed.title.fr], [2, 'Légumes']);
      await refuses(lead.activities.update(change), 'REVISION_CHANGED', 412);
      await lead.activities.remove({structure, activity: 'maraichage'});
      assert.deepEqual((await (await as('examiner')).activities.list({structure})).items, []);
      await refuses(lead.activities.remove({structure, activity: 'maraichage'}), 'ACTIVITY_UNKNOWN', 404);
    });
  });
}
