/** What anyone may read, and what a person sees there of themselves. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {neighbour, structure, type Stage} from './stage.ts';

export function describeCatalogue(stage: Stage): void {
  const {world, newcomer, earn} = stage;

  describe('what anyone may read', () => {
    const stranger = () => world.client({origin: 'https://stranger.example'});

    it('is who a structure is, its badges and its pathway', async () => {
      const read = stranger();
      const one = await read.structures.get({structure: neighbour});
      assert.deepEqual([one.name, one.networks?.map(({id}) => id)], ['La Main verte', ['inae']]);
      const {items} = await read.badges.list({structure: neighbour});
      const badge = await read.badges.get({structure: neighbour, badge: 'comun-gant'});
      assert.deepEqual([badge.structure, badge.sharedBy?.id], [neighbour, 'inae']);
      assert.deepEqual(
        items.find(({id}) => id === badge.id),
        badge,
      );
      const {steps} = await read.pathways.get({structure: neighbour, pathway: 'mon-parcours'});
      assert.equal(steps.length, 4);
      await refuses(read.structures.get({structure: 'personne'}), 'STRUCTURE_UNKNOWN', 404);
      await refuses(read.pathways.get({structure, pathway: 'nulle-part'}), 'PATHWAY_UNKNOWN', 404);
    });

    it('is what checking a badge needs', async () => {
      const {client} = await newcomer('Vera');
      const {credentialUrl = ''} = await earn(client, 'je-soutiens', []);
      const credential = await (await world.get(credentialUrl)).text();
      const {recognisedIssuers} = await stranger().verification.documents({credential});
      assert.ok(recognisedIssuers.includes(`${world.backend}/issuers/${structure}`));
      assert.equal(await stage.outcomeOf(credential), 'verified');
      await refuses(stranger().verification.documents({credential: '{}'}), 'CREDENTIAL_MALFORMED', 422);
    });

    it('is the supporters who said so, and no others', async () => {
      const shown = await newcomer('Gaëlle');
      const hidden = await newcomer('Hugo');
      await shown.client.requests.submit({
        ...{structure, badge: 'je-soutiens', requestId: crypto.randomUUID()},
        ...{listed: true, displayName: 'Gaëlle', consent: true},
      });
      await earn(hidden.client, 'je-soutiens', []);
      await earn(shown.client, 'comun-gant');
      const {items} = await stranger().supporters.list({structure, badge: 'je-soutiens'});
      const names = items.map(({name}) => name);
      assert.ok(names.includes('Gaëlle') && !names.includes('Hugo'), names.join());
      await refuses(stranger().supporters.list({structure, badge: 'nulle-part'}), 'BADGE_UNKNOWN', 404);
    });

    it('says where one stands on the pathway to oneself alone', async () => {
      const {client} = await newcomer('Inès');
      const pathway = {structure, pathway: 'mon-parcours'};
      assert.equal((await client.pathways.progress(pathway)).earned, 0);
      await earn(client, 'comun-gant');
      const progress = await client.pathways.progress(pathway);
      assert.deepEqual([progress.earned, progress.total], [1, 3]);
      await refuses(world.client().pathways.progress(pathway), 'SIGN_IN_REQUIRED', 401);
    });
  });
}
