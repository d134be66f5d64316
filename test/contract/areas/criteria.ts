/** Results that a course takes back, and the badges that this calls into question. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {network, structure, type Stage} from './stage.ts';

const activity = 'https://cours.example/gestes-et-postures';
const badge = 'gestes-et-postures';
const onBadge = {structure: network, badge};

export function describeCriteria({world, as, visitor, issued}: Stage): void {
  describe('a badge of a course', () => {
    const report = async (ref: string, email: string, scaled: number) =>
      world.server().badges.award({
        ...{...onBadge, learner: {ref, email}},
        completion: {activity, passed: true, scaled, registration: `essai-${scaled}`},
      });

    it('says what is missing, to the person and to who accompanies them', async () => {
      const email = 'presque@example.org';
      const {client, person} = await visitor(email, network);
      assert.equal((await report('presque', email, 0.5)).state, 'criteriaNotMet');
      const own = await client.criteria.explain(onBadge);
      assert.deepEqual(
        own.parts.map(({isMet, min}) => [isMet, min]),
        [[false, 0.8]],
      );
      await report('presque', email, 0.9);
      await issued(client, badge, network);
      const lead = await as('networkAdmin');
      const seen = await lead.criteria.explainFor({...onBadge, person});
      assert.deepEqual([seen.badge, seen.parts[0]?.isMet], [badge, true]);
      const nobody = {...onBadge, person: crypto.randomUUID()};
      await refuses(lead.criteria.explainFor(nobody), 'PERSON_UNKNOWN', 404);
      await refuses(client.criteria.explainFor({...onBadge, person}), 'FORBIDDEN', 403);
      const reviewed = {structure: network, badge: 'comun-gant'};
      await refuses(client.criteria.explain(reviewed), 'WRONG_MODE', 409);
    });

    it('whose result is taken back is kept until somebody decides, with a reason', async () => {
      const email = 'repris@example.org';
      const {client} = await visitor(email, network);
      await report('repris', email, 0.9);
      const {id: award} = await issued(client, badge, network);
      const {completions} = world.server();
      const result = {...onBadge, learner: 'repris', activity, registration: 'essai-0.9'};
      await refuses(completions.void({...result, activity: `${activity}/x`}), 'FACT_UNKNOWN', 404);
      const {state} = await completions.void({...result, reason: 'Erreur de saisie.'});
      assert.equal(state, 'contested');
      const standing = async () =>
        (await client.me.awards({structure: network})).items.find(({id}) => id === award)?.state;
      assert.equal(await standing(), 'issued');
      const lead = await as('networkAdmin');
      const {items} = await lead.criteria.contests({structure: network});
      const contest = items.find((one) => one.award === award);
      assert.deepEqual([contest?.cause, contest?.reason], ['factVoided', 'Erreur de saisie.']);
      const one = {structure: network, contest: contest?.id ?? '', outcome: 'revoked'} as const;
      await refuses(lead.criteria.decide({...one, reason: 'non'}), 'MESSAGE_REQUIRED', 422);
      const elsewhere = await as('lead');
      const reason = 'Le cours n’a pas été suivi.';
      await refuses(elsewhere.criteria.decide({...one, structure, reason}), 'CONTEST_UNKNOWN', 404);
      await lead.criteria.decide({...one, reason});
      assert.equal(await standing(), 'revoked');
      await refuses(lead.criteria.decide({...one, reason}), 'CRITERIA_STATE', 409);
    });
  });
}
