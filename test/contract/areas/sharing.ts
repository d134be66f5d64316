/** Showing a badge to others: links, and copies for other platforms. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {refuses} from '../refuses.ts';
import {structure, type Stage} from './stage.ts';

export function describeSharing({world, newcomer, visitor, earn}: Stage): void {
  describe('a link to a badge', () => {
    it('shows it until the person ends it, and is the person’s alone', async () => {
      const {client} = await newcomer('Sonia');
      const {id: award} = await earn(client, 'je-soutiens', []);
      const onAward = {structure, award};
      const share = await client.shares.create({...onAward, scope: 'full', label: 'mon entretien'});
      assert.deepEqual([share.state, share.label, share.isDefault], ['open', 'mon entretien', false]);
      assert.equal((await world.get(share.url)).status, 200);
      const past = {...onAward, scope: 'full', endsAt: '2020-01-01T00:00:00.000Z'} as const;
      await refuses(client.shares.create(past), 'BAD_REQUEST', 400);
      const {client: other} = await newcomer('Autre');
      await refuses(other.shares.list(onAward), 'AWARD_UNKNOWN', 404);
      await refuses(other.shares.revoke({...onAward, share: share.id}), 'AWARD_UNKNOWN', 404);
      await client.shares.revoke({...onAward, share: share.id});
      assert.equal((await world.get(share.url)).status, 410);
      const {items} = await client.shares.list(onAward);
      assert.equal(items.find(({id}) => id === share.id)?.state, 'revoked');
      assert.equal(items.filter(({isDefault, state}) => isDefault && state === 'open').length, 1);
    });
  });

  describe('a link to several badges', () => {
    it('shows what was chosen until the person ends it, and is the person’s alone', async () => {
      const {client} = await newcomer('Nour');
      const {id} = await earn(client, 'je-soutiens', []);
      const wall = await client.walls.create({structure, awards: [id], label: 'mes entretiens'});
      assert.deepEqual([wall.awards, wall.showsName, wall.state], [[id], false, 'open']);
      const reply = await world.get(`${wall.url}/badges.json`);
      assert.equal(((await reply.json()) as {items: unknown[]}).items.length, 1);
      assert.equal((await world.get(wall.url)).status, 200);
      const {client: other} = await newcomer('Autre');
      await refuses(other.walls.create({structure, awards: [id]}), 'AWARD_UNKNOWN', 404);
      await refuses(other.walls.revoke({structure, wall: wall.id}), 'SHARE_UNKNOWN', 404);
      assert.deepEqual((await other.walls.list({structure})).items, []);
      await client.walls.revoke({structure, wall: wall.id});
      for (const part of ['', '/badges.json', `/badges/${id}/credential.json`])
        assert.equal((await world.get(wall.url + part)).status, 410, part);
      assert.deepEqual(
        (await client.walls.list({structure})).items.map(({state}) => state),
        ['revoked'],
      );
    });
  });

  describe('a copy for another platform', () => {
    it('names the person by a hash, where they ask for it, and goes again', async () => {
      const email = 'copie@example.org';
      const {client} = await visitor(email);
      const {id: award} = await earn(client, 'je-soutiens', []);
      const onAward = {structure, award};
      assert.deepEqual(await client.awards.twin(onAward), {});
      const twin = await client.awards.createTwin(onAward);
      assert.deepEqual((await client.awards.twin(onAward)).twin, twin);
      assert.equal((await world.get(twin.assertionUrl)).status, 200);
      for (const [format, type] of [
        ['png', 'image/png'],
        ['json', 'application/vc+ld+json'],
        ['jwt', 'application/vc+jwt'],
      ] as const) {
        const copy = await client.awards.copyFor({...onAward, format});
        assert.ok(copy.type.startsWith(type.slice(0, 11)), `${format}: ${copy.type}`);
        const {document} = await parse(new Uint8Array(await copy.arrayBuffer()));
        assert.match(JSON.stringify(document), /identityHash/);
        assert.doesNotMatch(JSON.stringify(document), /copie@/);
      }
      await client.awards.removeTwin(onAward);
      assert.equal((await world.get(twin.assertionUrl)).status, 410);
      await refuses(client.awards.copyFor({...onAward, email: 'autre@example.org'}), 'EMAIL_NOT_PROVEN', 409);
    });
  });
}
