/** How advisers follow people on a pathway. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describePathways({as, newcomer, ask}: Stage): void {
  describe('people on a pathway', () => {
    const pathway = {structure, pathway: 'mon-parcours'};

    it('have a date from which the windows count, and prompts in their month', async () => {
      const adviser = await as('adviser');
      const {client, person} = await newcomer('Yara');
      const date = {structure, person, date: '2026-01-15'};
      await refuses(client.people.setReferenceDate(date), 'FORBIDDEN', 403);
      const nobody = {...date, person: crypto.randomUUID()};
      await refuses(adviser.people.setReferenceDate(nobody), 'PERSON_UNKNOWN', 404);
      await adviser.people.setReferenceDate(date);
      const {steps} = await client.pathways.progress(pathway);
      const due = steps.find(({step}) => step === 'baba-entreprise')?.due;
      assert.deepEqual(due, {from: '2026-02-15', to: '2026-03-15'});
      const {month, items} = await adviser.pathways.prompts({...pathway, month: '2026-02'});
      assert.equal(month, '2026-02');
      assert.deepEqual(
        items.filter((one) => one.person === person).map(({displayName, step}) => [displayName, step]),
        [['Yara', 'baba-entreprise']],
      );
      const later = await adviser.pathways.prompts({...pathway, month: '2027-02'});
      assert.deepEqual(later.items, []);
      await refuses(adviser.pathways.prompts({...pathway, month: '2026-13'}), 'BAD_REQUEST', 400);
    });

    it('are read by their advisers page by page, once each', async () => {
      const adviser = await as('adviser');
      const {client, person} = await newcomer('Zoé');
      await ask(client);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await adviser.pathways.progressOfMany({...pathway, limit: 3, ...(cursor && {cursor})});
        assert.ok(page.items.length <= 3);
        seen.push(...page.items.map((one) => one.person));
        cursor = page.next;
      } while (cursor !== undefined);
      assert.equal(new Set(seen).size, seen.length);
      assert.ok(seen.includes(person));
      await refuses((await as('examiner')).pathways.progressOfMany(pathway), 'FORBIDDEN', 403);
      const unknown = {structure, pathway: 'nulle-part'};
      await refuses(adviser.pathways.progressOfMany(unknown), 'PATHWAY_UNKNOWN', 404);
    });
  });
}
