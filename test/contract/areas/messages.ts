/** Messages by e-mail: what a person wants of them, and the words that a structure gives them. */
import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage, until} from './stage.ts';

export function describeMessages({world, as, visitor, ask}: Stage): void {
  describe('messages', () => {
    const place = {structure, kind: 'requestReceived', language: 'fr'};
    after(async () => {
      await (await as('lead')).templates.reset(place);
    });

    it('come in the language and the number that the person wants', async () => {
      const {client} = await visitor('lettres@example.org');
      const {language, notifications} = await client.me.settings({structure});
      assert.deepEqual([language, notifications], ['fr', 'all']);
      assert.equal((await client.me.setLanguage({structure, language: 'en'})).language, 'en');
      await ask(client);
      const letter = await until(async () => {
        const all = await world.letters('lettres@example.org');
        return all.find(({subject}) => !/^\d{6} /.test(subject));
      }, 'the letter');
      assert.match(letter.text, /\bYou\b|\byour\b/i);
      const less = await client.me.setNotifications({structure, notifications: 'none'});
      assert.equal(less.notifications, 'none');
      assert.deepEqual(await client.me.settings({structure}), less);
      const digest = await (
        await as('examiner')
      ).me.setNotifications({structure, examinerMessages: 'digest'});
      assert.equal(digest.examinerMessages, 'digest');
    });

    it('have the structure’s own words, which the next letter is written in', async () => {
      const lead = await as('lead');
      const {items} = await lead.templates.list({structure});
      assert.ok(items.some(({kind, language}) => kind === place.kind && language === 'fr'));
      const {version, placeholders} = await lead.templates.get(place);
      assert.ok(placeholders.includes('badgeName'));
      const words = {subject: 'Merci ! {badgeName}', body: 'Salut de {structureName}.'};
      const preview = await lead.templates.preview({...place, ...words});
      assert.match(preview.text, /Salut de Les Trois Saules\./);
      const wrong = {...place, ...words, body: 'Bonjour {prenom}'};
      await refuses(lead.templates.preview(wrong), 'PLACEHOLDER_UNKNOWN', 422);
      const set = await lead.templates.set({...place, ...words, version});
      assert.deepEqual([set.isOwn, set.subject], [true, words.subject]);
      await refuses(lead.templates.set({...place, ...words, version}), 'REVISION_CHANGED', 412);
      const {client} = await visitor('salut@example.org');
      await ask(client);
      await until(async () => {
        const all = await world.letters('salut@example.org');
        return all.find(({subject, text}) => subject === 'Merci ! Com’un gant' && /^Salut de/.test(text));
      }, 'the letter in their own words');
      const reset = await lead.templates.reset(place);
      assert.deepEqual(
        [reset.isOwn, reset.versions.some(({subject}) => subject === words.subject)],
        [false, true],
      );
      await refuses(lead.templates.get({...place, kind: 'nothing'}), 'TEMPLATE_UNKNOWN', 404);
      await refuses((await as('adviser')).templates.list({structure}), 'FORBIDDEN', 403);
    });
  });
}
