/** Asking for a badge, with files; examining; to and fro. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {makePng} from '../pictures.ts';
import {refuses} from '../refuses.ts';
import {structure, type Stage, threeTimesYes} from './stage.ts';

export function describeRequests({as, newcomer, ask, issued}: Stage): void {
  describe('a request', () => {
    it('goes back for more, comes again, and is accepted; only those whom it concerns read it', async () => {
      const {client} = await newcomer('Inès');
      const examiner = await as('examiner');
      const sent = await ask(client);
      const one = {structure, request: sent.id};
      assert.ok((await examiner.reviews.queue({structure})).items.some(({id}) => id === sent.id));
      await refuses(client.reviews.queue({structure}), 'FORBIDDEN', 403);
      const {client: stranger} = await newcomer('Autre');
      await refuses(stranger.requests.get(one), 'REQUEST_UNKNOWN', 404);
      await refuses((await as('neighbourLead')).requests.get(one), 'SESSION_ENDED', 401);

      const decision = {...one, version: sent.version, revision: 1, noConflict: true} as const;
      await refuses(examiner.reviews.decide({...decision, answer: 'missing'}), 'MESSAGE_REQUIRED', 422);
      await refuses(
        examiner.reviews.decide({...decision, answer: 'yes', noConflict: false}),
        'CONFLICT_OF_INTEREST',
        403,
      );
      const message = 'Dites-nous votre projet.';
      const back = await examiner.reviews.decide({...decision, answer: 'missing', message});
      assert.equal(back.state, 'needsMore');
      await refuses(examiner.reviews.decide({...decision, answer: 'yes'}), 'REVISION_CHANGED', 412);
      const told = await client.requests.get(one);
      assert.deepEqual(
        told.reviews.map(({answer, message: words}) => [answer, words]),
        [['missing', message]],
      );
      const answers = [...threeTimesYes];
      await refuses(
        client.requests.resubmit({...one, version: back.version, answers: [{question: 'projet'}]}),
        'REQUEST_INCOMPLETE',
        422,
      );
      const again = await client.requests.resubmit({...one, version: back.version, answers});
      assert.equal(again.revision, 2);
      await examiner.reviews.decide({...decision, version: again.version, revision: 2, answer: 'yes'});
      const award = await issued(client, 'comun-gant');
      assert.equal((await client.requests.get(one)).award, award.id);
      await refuses(ask(client), 'BADGE_ALREADY_HELD', 409);
    });

    it('carries files that its examiners read, and nobody else', async () => {
      const {client} = await newcomer('Amadou');
      const {id: file, mediaType} = await client.files.upload({structure, file: makePng(32)});
      const photo = await client.files.get({structure, file});
      assert.deepEqual([photo.type, photo.size > 0], [mediaType, true]);
      const examiner = await as('examiner');
      await refuses(examiner.files.get({structure, file}), 'FILE_UNKNOWN', 404);
      await ask(client, 'je-m-engage', [
        {question: 'reussite', text: 'J’ai fini une commande.'},
        {question: 'a-l-heure', agreed: true},
        {question: 'photo-travail', files: [file]},
        {question: 'envie', text: 'Conduire.'},
      ]);
      assert.equal((await examiner.files.get({structure, file})).size, photo.size);
      const {client: stranger} = await newcomer('Autre');
      await refuses(stranger.files.get({structure, file}), 'FILE_UNKNOWN', 404);
      const page = new Blob(['<script>alert(1)</script>'], {type: 'text/html'});
      await refuses(client.files.upload({structure, file: page}), 'FILE_TYPE_REFUSED', 415);
    });

    it('is sent once, complete, with a yes to being read; and can be taken back', async () => {
      const {client} = await newcomer('Malik');
      const asked = {
        ...{structure, badge: 'comun-gant', requestId: crypto.randomUUID()},
        answers: [...threeTimesYes],
      };
      await refuses(client.requests.submit(asked), 'CONSENT_MISSING', 422);
      const short = {...asked, consent: true, answers: []};
      const {problem} = await refuses(client.requests.submit(short), 'REQUEST_INCOMPLETE', 422);
      assert.equal(problem?.problems?.length, 3);
      const {id: request} = await client.requests.submit({...asked, consent: true});
      assert.equal((await client.requests.submit({...asked, consent: true})).id, request);
      await refuses(ask(client), 'REQUEST_EXISTS', 409);
      assert.equal((await client.requests.withdraw({structure, request})).state, 'withdrawn');
      await refuses(client.requests.withdraw({structure, request}), 'REQUEST_STATE', 409);
    });

    it('waits in a queue that is read page by page', async () => {
      for (const name of ['Un', 'Deux', 'Trois']) await ask((await newcomer(name)).client);
      const examiner = await as('examiner');
      const all = (await examiner.reviews.queue({structure, badge: 'comun-gant'})).items.map(({id}) => id);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await examiner.reviews.queue({
          ...{structure, badge: 'comun-gant', limit: 2},
          ...(cursor && {cursor}),
        });
        assert.ok(page.items.length <= 2);
        seen.push(...page.items.map(({id}) => id));
        cursor = page.next;
      } while (cursor !== undefined);
      assert.deepEqual(seen, all);
      assert.ok(seen.length >= 3);
    });
  });
}
