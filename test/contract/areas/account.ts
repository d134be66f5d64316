/** Coming in, beyond the everyday: a stranger's page, an address added later, codes for many. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {codeIn} from '../world.ts';
import {structure, type Stage} from './stage.ts';

const partner = 'https://partner.example';

export function describeAccount({world, as, newcomer, visitor}: Stage): void {
  describe('an account', () => {
    it('lends a stranger’s page a session that reads what is the person’s and changes nothing of the account', async () => {
      const {client, person} = await visitor('lina-partout@example.org');
      const {token, scopes} = await client.signIn.forPage({structure, origin: partner});
      assert.deepEqual(scopes, ['request:own', 'progress:own']);
      const page = world.client({token, origin: partner});
      assert.equal((await page.me.get({structure})).id, person);
      await refuses(page.me.methods({structure}), 'FORBIDDEN', 403);
      await refuses(page.signIn.forPage({structure, origin: partner}), 'FORBIDDEN', 403);
      await refuses(world.client({token}).me.get({structure}), 'SESSION_ENDED', 401);
    });

    it('takes an address, is found again by it, and loses any but the last', async () => {
      const {client, person} = await newcomer('Amadou', 'own');
      const add = async (email: string) => {
        await client.me.addEmail({structure, email});
        const code = codeIn(await world.letters(email));
        return client.me.confirmEmail({structure, email, code});
      };
      assert.deepEqual((await client.me.methods({structure})).items, []);
      const {items} = await add('amadou@example.org');
      assert.deepEqual(
        items.map(({email}) => email),
        ['amadou@example.org'],
      );
      assert.equal((await visitor('amadou@example.org')).person, person);
      const first = {structure, method: items[0]?.id ?? ''};
      await refuses(client.me.removeMethod(first), 'LAST_METHOD', 409);
      await add('amadou-2@example.org');
      const {client: other} = await visitor('autre@example.org');
      await refuses(other.me.removeMethod(first), 'METHOD_UNKNOWN', 404);
      await client.me.removeMethod(first);
      const left = (await client.me.methods({structure})).items;
      assert.deepEqual(
        left.map(({email}) => email),
        ['amadou-2@example.org'],
      );
      assert.notEqual((await visitor('amadou@example.org')).person, person);
    });

    it('is never merged with another', async () => {
      const email = 'prise@example.org';
      const {client} = await newcomer('Lina', 'own');
      await visitor(email);
      await client.me.addEmail({structure, email});
      const code = codeIn(await world.letters(email));
      await refuses(client.me.confirmEmail({structure, email, code}), 'ACCOUNTS_NOT_MERGED', 409);
      await refuses(client.me.confirmEmail({structure, email, code: '000000'}), 'CODE_WRONG', 401);
    });

    it('is made for many at once: codes on a sheet that opens once', async () => {
      const adviser = await as('adviser');
      const people = [{displayName: 'Ada'}, {displayName: 'Bilal'}];
      const {items, sheetUrl} = await adviser.claimCodes.createMany({structure, people});
      const sheet = {structure, token: new URL(sheetUrl).hash.slice(1)};
      const printer = world.client({origin: world.backend});
      const {cards} = await printer.claimCodes.openSheet(sheet);
      assert.deepEqual(
        cards.map(({claimCode, displayName}) => [claimCode, displayName]),
        items.map(({claimCode, displayName}) => [claimCode, displayName]),
      );
      assert.match(cards[0]?.qr ?? '', /^<svg/);
      await refuses(printer.claimCodes.openSheet(sheet), 'SHEET_UNKNOWN', 404);
      const claimCode = cards[1]?.claimCode ?? '';
      const {person} = await world.client().signIn.withClaimCode({structure, claimCode});
      assert.deepEqual([person.id, person.displayName], [items[1]?.person, 'Bilal']);
      const examiner = await as('examiner');
      await refuses(examiner.claimCodes.createMany({structure, people}), 'FORBIDDEN', 403);
    });
  });
}
