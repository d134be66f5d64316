/** Coming in: a code by e-mail, a code on paper. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {codeIn} from '../world.ts';
import {structure, type Stage} from './stage.ts';

export function describeSignIn({world, as, visitor}: Stage): void {
  describe('signing in', () => {
    it('takes a code from one’s mailbox once, on the page that asked for it', async () => {
      const email = 'page@example.org';
      const page = world.client().signIn;
      const stranger = await page.sendCode({structure, email: 'inconnu@example.org'});
      const known = await page.sendCode({structure, email: 'nadege@trois-saules.example'});
      assert.deepEqual(stranger, known);
      await page.sendCode({structure, email});
      const code = codeIn(await world.letters(email));
      const elsewhere = world.client({origin: world.backend}).signIn;
      await refuses(elsewhere.withCode({structure, email, code}), 'CODE_WRONG', 401);
      const {token, person, scopes} = await page.withCode({structure, email, code});
      assert.equal(person.email, email);
      assert.deepEqual(scopes, ['request:own', 'progress:own']);
      assert.equal((await world.client({token}).me.get({structure})).id, person.id);
      await refuses(page.withCode({structure, email, code}), 'CODE_WRONG', 401);
    });

    it('takes a code on paper once; an adviser gives another to the same person, never to one of the staff', async () => {
      const adviser = await as('adviser');
      const first = await adviser.claimCodes.create({structure, displayName: 'Yasmine'});
      const page = world.client().signIn;
      const {person} = await page.withClaimCode({structure, claimCode: first.claimCode});
      assert.deepEqual([person.id, person.displayName], [first.person, 'Yasmine']);
      await refuses(page.withClaimCode({structure, claimCode: first.claimCode}), 'CODE_WRONG', 401);
      const again = {structure, displayName: 'Yasmine', person: person.id};
      const {claimCode} = await adviser.claimCodes.create(again);
      assert.equal((await page.withClaimCode({structure, claimCode})).person.id, person.id);
      const {id: lead} = await (await as('lead')).me.get({structure});
      await refuses(adviser.claimCodes.create({...again, person: lead}), 'FORBIDDEN', 403);
      const {client} = await visitor('simple@example.org');
      await refuses(client.claimCodes.create(again), 'FORBIDDEN', 403);
    });

    it('is for pages that the structure registered', async () => {
      const {signIn} = world.client({origin: 'https://stranger.example'});
      await refuses(signIn.sendCode({structure, email: 'a@example.org'}), 'ORIGIN_NOT_REGISTERED', 403);
    });
  });
}
