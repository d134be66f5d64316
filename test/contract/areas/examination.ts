/** Somebody without an account examines one request: invited by the lead, let in by a link and a code. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import type {BadgeBackend} from '@pepites/recognition';
import {makePng} from '../pictures.ts';
import {refuses} from '../refuses.ts';
import {oneQuestion, structure, type Stage, until} from './stage.ts';

export function describeExamination(stage: Stage): void {
  const {world, as, newcomer, ask, issued} = stage;

  describe('an examiner by link', () => {
    before(() => stage.makeBadge('vu-de-dehors', {mode: 'reviewed', form: oneQuestion}));

    const prepare = async () => {
      const {client} = await newcomer('Sami');
      const {id: file} = await client.files.upload({structure, file: makePng(24)});
      const text = {question: 'reussite', text: 'J’ai fini un travail.'};
      const {id: request} = await ask(client, 'vu-de-dehors', [text, {question: 'photo', files: [file]}]);
      return {client, file, request};
    };
    const invite = async (request: string) => {
      const email = `claire-${crypto.randomUUID()}@entreprise.example`;
      const lead = await as('lead');
      const {link, code} = await lead.examinerLinks.create({structure, request, email, name: 'Claire'});
      const address = await until(async () => {
        const [letter] = await world.letters(email);
        return /\/examine\/([\w-]+)/.exec(letter?.text ?? '')?.[1];
      }, 'the letter with the link');
      return {id: link.id, address, code};
    };
    const comeIn = async ({address, code}: {address: string; code: string}): Promise<BadgeBackend> => {
      const begin = {structure, link: address, code, name: 'Claire Petit'};
      const {token} = await world.client({origin: world.backend}).examination.begin(begin);
      return world.client({token, origin: world.backend});
    };

    it('reads that one request and its files, answers it, and then sees nothing of it', async () => {
      const {client, file, request} = await prepare();
      const other = await prepare();
      const guest = await comeIn(await invite(request));
      const {request: seen, form, criteria} = await guest.examination.get({structure});
      assert.deepEqual([seen.id, seen.earnerName, form.questions.length], [request, 'Sami', 2]);
      assert.equal(criteria.length, 1);
      assert.match((await guest.examination.file({structure, file})).type, /^image\//);
      await refuses(guest.examination.file({structure, file: other.file}), 'FILE_UNKNOWN', 404);
      await refuses(guest.requests.get({structure, request}), 'SESSION_ENDED', 401);
      const decision = {structure, version: seen.version, revision: 1, noConflict: true} as const;
      await refuses(guest.examination.answer({...decision, answer: 'notYet'}), 'MESSAGE_REQUIRED', 422);
      const answered = await guest.examination.answer({...decision, answer: 'yes'});
      assert.equal(answered.reviews[0]?.examinerName, 'Claire Petit');
      await refuses(guest.examination.get({structure}), 'REQUEST_UNKNOWN', 404);
      assert.equal((await issued(client, 'vu-de-dehors')).badge, 'vu-de-dehors');
    });

    it('says that they know the person, and is out', async () => {
      const {request} = await prepare();
      const guest = await comeIn(await invite(request));
      await guest.examination.handOver({structure});
      await refuses(guest.examination.get({structure}), 'REQUEST_UNKNOWN', 404);
    });

    it('comes in with both link and code, leaves, and is shut out when the lead takes the link back', async () => {
      const {request} = await prepare();
      const invited = await invite(request);
      const wrong = invited.code === '000000' ? '000001' : '000000';
      await refuses(comeIn({...invited, code: wrong}), 'CODE_WRONG', 401);
      const guest = await comeIn(invited);
      await guest.examination.leave({structure});
      await refuses(guest.examination.get({structure}), 'SESSION_ENDED', 401);
      const again = await comeIn(invited);
      const lead = await as('lead');
      const link = {structure, request, link: invited.id};
      await refuses((await as('adviser')).examinerLinks.revoke(link), 'FORBIDDEN', 403);
      await lead.examinerLinks.revoke(link);
      await refuses(again.examination.get({structure}), 'SESSION_ENDED', 401);
      await refuses(comeIn(invited), 'CODE_WRONG', 401);
      const {items} = await lead.examinerLinks.list({structure, request});
      assert.deepEqual(
        items.map(({id, revokedAt, hasAnswered}) => [id, revokedAt !== undefined, hasAnswered]),
        [[invited.id, true, false]],
      );
    });
  });
}
