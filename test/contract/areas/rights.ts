/** People's rights: see, take along, correct, know who looked, erase; and what a structure keeps. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {codeIn} from '../world.ts';
import {structure, type Stage} from './stage.ts';

export function describeRights({world, as, newcomer, visitor, ask, earn}: Stage): void {
  describe('a person’s rights', () => {
    it('are to see all, correct it, take it along, and know who looked', async () => {
      const {client} = await newcomer('Sami');
      const {id: request} = await ask(client);
      await (await as('examiner')).requests.get({structure, request});
      const settings = await client.me.correct({structure, displayName: 'Sami B.', publicName: 'S. B.'});
      assert.deepEqual([settings.displayName, settings.publicName], ['Sami B.', 'S. B.']);
      const {rows} = await client.me.data({structure});
      assert.equal(rows['person']?.[0]?.['displayName'], 'Sami B.');
      assert.equal(rows['request']?.[0]?.['id'], request);
      const zip = await client.me.export({structure});
      assert.equal(zip.type, 'application/zip');
      assert.equal(Buffer.from(await zip.arrayBuffer()).toString('latin1', 0, 2), 'PK');
      const {items} = await client.me.accesses({structure});
      assert.ok(items.some(({isMe, who}) => !isMe && who.name === 'Driss'));
      const first = await client.me.accesses({structure, limit: 1});
      const second = await client.me.accesses({structure, limit: 1, cursor: first.next ?? ''});
      assert.deepEqual([...first.items, ...second.items], items.slice(0, 2));
    });

    it('are to be erased by themselves, with a code from their mailbox or a word', async () => {
      const email = 'zephyrine@example.org';
      const {client, person} = await visitor(email);
      await earn(client, 'je-soutiens', []);
      const {confirmBy, counts} = await client.me.askErasure({structure});
      assert.deepEqual([confirmBy, counts['award']], ['code', 1]);
      await refuses(client.me.erase({structure, code: '000000'}), 'CONFIRMATION_INVALID', 422);
      await client.me.erase({structure, code: codeIn(await world.letters(email))});
      await refuses(client.me.get({structure}), 'SESSION_ENDED', 401);
      assert.notEqual((await visitor(email)).person, person);
      const {client: nameless} = await newcomer('Noé');
      const {words} = await nameless.me.askErasure({structure});
      await nameless.me.erase({structure, word: words[0] ?? ''});
      await refuses(nameless.me.get({structure}), 'SESSION_ENDED', 401);
    });

    it('are carried out by the lead for who asked on paper', async () => {
      const {client, person} = await newcomer('Philibertine Inoubliable');
      const lead = await as('lead');
      const {items} = await lead.people.find({structure, words: 'philibertine inoub'});
      assert.deepEqual(
        items.map((found) => found.person),
        [person],
      );
      const paper = {structure, person, reason: 'askedOnPaper'} as const;
      await refuses((await as('examiner')).people.erase(paper), 'FORBIDDEN', 403);
      await refuses((await as('adviser')).people.find({structure, words: 'phili'}), 'FORBIDDEN', 403);
      const {counts} = await lead.people.erase(paper);
      assert.equal(counts['person'], 1);
      await refuses(client.me.get({structure}), 'SESSION_ENDED', 401);
      await refuses(lead.people.erase(paper), 'PERSON_UNKNOWN', 404);
      const manager = await as('manager');
      const {items: reports} = await manager.retention.reports({structure});
      assert.equal(reports[0]?.cause, 'askedOnPaper');
      assert.doesNotMatch(JSON.stringify(reports), /Philibertine/);
    });
  });

  describe('what a structure keeps', () => {
    it('has bounds, within which those who answer for it choose', async () => {
      const manager = await as('manager');
      const before = await manager.retention.get({structure});
      const set = await manager.retention.set({structure, draft: 20});
      assert.deepEqual(set, {...before, draft: 20});
      assert.deepEqual(await (await as('lead')).retention.get({structure}), set);
      await refuses(manager.retention.set({structure, draft: 400}), 'BAD_REQUEST', 400);
      const {counts} = await manager.retention.preview({structure});
      assert.deepEqual(counts, {}, 'nothing is old');
      await refuses((await as('adviser')).retention.get({structure}), 'FORBIDDEN', 403);
    });

    it('says who did what, never what was said', async () => {
      const {client, person} = await newcomer('Auditée');
      const {id: request} = await ask(client);
      await (await as('examiner')).requests.get({structure, request});
      const manager = await as('manager');
      const {items} = await manager.audit.list({structure, about: person, limit: 200});
      assert.ok(items.some(({act, object}) => act === 'request.opened' && object === request));
      assert.doesNotMatch(JSON.stringify(items), /Auditée/);
      await refuses((await as('adviser')).audit.list({structure}), 'FORBIDDEN', 403);
    });
  });
}
