/** Who works in a structure: invitations, roles, and leaving. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Role} from '@pepites/recognition';
import {refuses} from '../refuses.ts';
import {freeStructure, structure, type Stage, until} from './stage.ts';

export function describeMembers({world, as, visitor}: Stage): void {
  describe('the staff of a structure', () => {
    const invite = async (name: string, roles: Role[] = ['adviser']) => {
      const email = `${name.toLowerCase()}@example.org`;
      const manager = await as('manager');
      return manager.invitations.create({structure, email, name, roles});
    };
    /** The token of the newest letter that is not `known`. */
    const tokenFor = async (email: string, known = '') =>
      until(async () => {
        const letters = await world.letters(email);
        const links = letters.map(({text}) => /\/invitations\/\S+?#(\S+)/.exec(text)?.[1]);
        return links.find((token) => token !== undefined && token !== known);
      }, 'the letter with the link');

    it('grows by an invitation, for the owner of the address alone; who accepts has the role at once', async () => {
      const {email} = await invite('Nour');
      const token = await tokenFor(email);
      const shown = await world.client({origin: world.backend}).invitations.show({structure, token});
      assert.deepEqual([shown.name, shown.roles, shown.emailHint], ['Nour', ['adviser'], 'n…@example.org']);
      const {client: thief} = await visitor('voleuse@example.org');
      await refuses(thief.invitations.accept({structure, token}), 'INVITATION_FOR_ANOTHER', 403);
      const {client, person} = await visitor(email);
      await refuses(client.claimCodes.create({structure, displayName: 'X'}), 'FORBIDDEN', 403);
      assert.deepEqual((await client.invitations.accept({structure, token})).roles, ['adviser']);
      assert.match((await client.claimCodes.create({structure, displayName: 'X'})).claimCode, /\w/);
      const manager = await as('manager');
      const {items} = await manager.members.list({structure});
      const nour = items.find((member) => member.person === person);
      assert.deepEqual([nour?.name, nour?.source], ['Nour', 'invitation']);
      await refuses(invite('Nour'), 'MEMBER_EXISTS', 409);
      await refuses((await as('examiner')).members.list({structure}), 'FORBIDDEN', 403);
    });

    it('is invited again with a new link, or no more', async () => {
      const {email, id: invitation} = await invite('Mina');
      await refuses(invite('Mina'), 'INVITATION_EXISTS', 409);
      const first = await tokenFor(email);
      const manager = await as('manager');
      await manager.invitations.resend({structure, invitation});
      const second = await tokenFor(email, first);
      const page = world.client({origin: world.backend}).invitations;
      await refuses(page.show({structure, token: first}), 'INVITATION_UNKNOWN', 404);
      assert.equal((await page.show({structure, token: second})).name, 'Mina');
      const open = async () => (await manager.invitations.list({structure})).items.map(({id}) => id);
      assert.ok((await open()).includes(invitation));
      await manager.invitations.revoke({structure, invitation});
      assert.ok(!(await open()).includes(invitation));
      await refuses(page.show({structure, token: second}), 'INVITATION_UNKNOWN', 404);
      await refuses(manager.invitations.resend({structure, invitation}), 'INVITATION_UNKNOWN', 404);
    });

    it('has the roles that the manager gives, ends its sessions with a change, and is never without a manager', async () => {
      const {email} = await invite('Karim', ['examiner']);
      const token = await tokenFor(email);
      const {client, person} = await visitor(email);
      await client.invitations.accept({structure, token});
      assert.equal((await client.reviews.queue({structure})).items.length >= 0, true);
      const manager = await as('manager');
      const changed = await manager.members.setRoles({structure, person, roles: ['supervisor']});
      assert.deepEqual(changed.roles, ['supervisor']);
      await refuses(client.me.get({structure}), 'SESSION_ENDED', 401);
      const {client: again} = await visitor(email);
      assert.deepEqual((await again.me.get({structure})).roles, ['supervisor']);
      await manager.members.remove({structure, person});
      await refuses(again.me.get({structure}), 'SESSION_ENDED', 401);
      assert.deepEqual((await (await visitor(email)).client.me.get({structure})).roles, []);
      await refuses(manager.members.remove({structure, person}), 'MEMBER_UNKNOWN', 404);
      const {id: self} = await manager.me.get({structure});
      const above = {structure, person: self, roles: ['examiner' as const]};
      await refuses((await as('lead')).members.setRoles(above), 'FORBIDDEN', 403);
      const only = await as('freeManager');
      const there = {structure: freeStructure};
      const last = {...there, person: (await only.me.get(there)).id};
      await refuses(only.members.setRoles({...last, roles: ['examiner']}), 'LAST_MANAGER', 409);
      await refuses(only.members.remove(last), 'LAST_MANAGER', 409);
    });
  });
}
