/** What stands beside a badge: evidence added later, and recommendations with two consents. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {makePng} from '../pictures.ts';
import {refuses} from '../refuses.ts';
import {type Newcomer, oneAnswer, oneQuestion, structure, type Stage, until} from './stage.ts';

const words = {text: 'Sami a tenu le stand avec sérieux.', name: 'Nadège Martin', consent: true};
const nadege = 'nadege@trois-saules.example';

export function describeBeside(stage: Stage): void {
  const {world, as, newcomer, earn} = stage;

  describe('beside a badge', () => {
    let sami: Newcomer;
    let onAward: {structure: string; award: string};
    before(async () => {
      await stage.makeBadge('je-commence', {mode: 'reviewed', form: oneQuestion}, {moment: 'START'});
      sami = await newcomer('Sami');
      const award = await earn(sami.client, 'je-commence', oneAnswer);
      onAward = {structure, award: award.id};
    });

    it('the person puts evidence, and takes it away; others do not know of it', async () => {
      const {client} = sami;
      const {id: file} = await client.files.upload({structure, file: makePng(24)});
      const added = await client.awards.addEvidence({
        ...onAward,
        evidence: {kind: 'file', file, title: 'Le stand'},
      });
      const link = {kind: 'link', url: 'https://example.org/stand'} as const;
      await client.awards.addEvidence({...onAward, evidence: link});
      const {items} = await client.awards.listEvidence(onAward);
      assert.deepEqual(items.map(({kind}) => kind).sort(), ['file', 'link']);
      const one = {...onAward, evidence: added.id};
      const photo = await client.awards.evidenceFile(one);
      assert.match(photo.type, /^image\//);
      assert.ok(photo.size > 0);
      const {client: stranger} = await newcomer('Autre');
      await refuses(stranger.awards.listEvidence(onAward), 'AWARD_UNKNOWN', 404);
      await refuses(stranger.awards.evidenceFile(one), 'AWARD_UNKNOWN', 404);
      await client.awards.removeEvidence(one);
      await refuses(client.awards.evidenceFile(one), 'EVIDENCE_UNKNOWN', 404);
      assert.equal((await client.awards.listEvidence(onAward)).items.length, 1);
    });

    it('an adviser puts evidence, which counts once the person says yes', async () => {
      const adviser = await as('adviser');
      const evidence = {kind: 'text', text: 'Trois jours au stand.'} as const;
      const put = await adviser.awards.addEvidence({...onAward, evidence});
      assert.equal(put.isConfirmed, false);
      const one = {...onAward, evidence: put.id};
      await refuses(adviser.awards.confirmEvidence(one), 'NOT_THE_EARNER', 403);
      assert.equal((await sami.client.awards.confirmEvidence(one)).isConfirmed, true);
      await refuses(adviser.awards.removeEvidence(one), 'EVIDENCE_UNKNOWN', 404);
    });

    it('evidence is fixed for the badges of an end', async () => {
      const {client} = await newcomer('Fixe');
      const {id: award} = await earn(client, 'comun-gant');
      const evidence = {kind: 'text', text: 'Trop tard.'} as const;
      await refuses(client.awards.addEvidence({structure, award, evidence}), 'EVIDENCE_FIXED', 409);
    });

    it('stands a recommendation that both said yes to, signed; taken back, its address answers no more', async () => {
      const {client} = sami;
      const endorser = await as('adviser');
      const asked = await client.endorsements.ask({...onAward, way: 'account', email: nadege});
      assert.deepEqual([asked.link, asked.code], [undefined, undefined]);
      const one = {structure, endorsement: asked.endorsement.id};
      const {items} = await endorser.endorsements.mine({structure});
      assert.ok(items.some(({id, earnerName}) => id === one.endorsement && earnerName === 'Sami'));
      const examiner = await as('examiner');
      await refuses(examiner.endorsements.write({...one, ...words}), 'ENDORSEMENT_UNKNOWN', 404);
      await refuses(endorser.endorsements.write({...one, ...words, consent: false}), 'CONSENT_MISSING', 422);
      assert.equal((await endorser.endorsements.write({...one, ...words})).state, 'written');
      await refuses(endorser.endorsements.accept(one), 'NOT_THE_EARNER', 403);
      assert.equal((await client.endorsements.accept(one)).state, 'accepted');
      const url = await until(async () => {
        const {items: all} = await client.endorsements.list(onAward);
        return all.find(({id}) => id === one.endorsement)?.credentialUrl;
      }, 'the recommendation');
      const credential = await (await world.get(url)).text();
      assert.equal(await stage.outcomeOf(credential), 'verified');
      assert.doesNotMatch(credential, /nadege@/);
      assert.equal((await endorser.endorsements.withdraw(one)).state, 'withdrawn');
      assert.equal((await world.get(url)).status, 410);
    });

    it('stands none that the endorser would not write, or the person does not want', async () => {
      const {client} = await newcomer('Lina');
      const {id: award} = await earn(client, 'je-commence', oneAnswer);
      const ask = async (email: string) => {
        const {endorsement} = await client.endorsements.ask({structure, award, way: 'account', email});
        return {structure, endorsement: endorsement.id};
      };
      const [adviser, examiner] = [await as('adviser'), await as('examiner')];
      const first = await ask(nadege);
      assert.equal((await adviser.endorsements.decline(first)).state, 'declinedByEndorser');
      await refuses(adviser.endorsements.write({...first, ...words}), 'REQUEST_STATE', 409);
      await refuses(ask(nadege), 'ENDORSEMENT_EXISTS', 409);
      const second = await ask('driss@trois-saules.example');
      await examiner.endorsements.write({...second, ...words});
      const refused = await client.endorsements.refuse(second);
      assert.deepEqual([refused.state, refused.text], ['declinedByEarner', undefined]);
    });

    it('comes a recommendation by a link and a code, from somebody without an account', async () => {
      const {client} = sami;
      const ask = async () => {
        const {endorsement, link = '', code = ''} = await client.endorsements.ask({...onAward, way: 'link'});
        return {id: endorsement.id, by: {structure, link: link.split('/').at(-1) ?? '', code}};
      };
      const anyone = world.client({origin: 'https://anywhere.example'}).endorsements;
      const {id, by} = await ask();
      const wrong = by.code === '000000' ? '000001' : '000000';
      await refuses(anyone.openLink({...by, code: wrong}), 'NOT_THE_ENDORSER', 403);
      assert.equal((await anyone.openLink(by)).earnerName, 'Sami');
      const written = await anyone.writeByLink({...by, ...words, name: 'M. Client'});
      assert.equal(written.state, 'written');
      await client.endorsements.accept({structure, endorsement: id});
      await until(async () => {
        const {items} = await client.endorsements.list(onAward);
        return items.find((one) => one.id === id && one.signedBy === 'structure');
      }, 'the recommendation');
      assert.equal((await anyone.withdrawByLink(by)).state, 'withdrawn');
      const {by: another} = await ask();
      assert.equal((await anyone.declineByLink(another)).state, 'declinedByEndorser');
      await refuses(anyone.writeByLink({...another, ...words}), 'REQUEST_STATE', 409);
    });

    it('goes with a request that is examined: read by the examiners once both said yes, signed with the badge', async () => {
      const {client} = await newcomer('Inès');
      const {id: request} = await stage.ask(client, 'je-commence', oneAnswer);
      const onRequest = {structure, request};
      const endorser = await as('adviser');
      const asked = await client.endorsements.askForRequest({...onRequest, way: 'account', email: nadege});
      const one = {structure, endorsement: asked.endorsement.id};
      assert.deepEqual([asked.endorsement.request, asked.endorsement.award], [request, undefined]);
      await endorser.endorsements.write({...one, ...words});
      const examiner = await as('examiner');
      assert.deepEqual((await examiner.requests.recommendations(onRequest)).items, []);
      await client.endorsements.accept(one);
      const {items} = await examiner.requests.recommendations(onRequest);
      assert.deepEqual(
        items.map(({text, endorserName, way}) => [text, endorserName, way]),
        [[words.text, words.name, 'account']],
      );
      const {items: own} = await client.endorsements.listForRequest(onRequest);
      assert.deepEqual(
        own.map(({state}) => state),
        ['accepted'],
      );
      const {client: stranger} = await newcomer('Autre');
      await refuses(stranger.requests.recommendations(onRequest), 'REQUEST_UNKNOWN', 404);
      await stage.accept(request);
      const {id: award} = await stage.issued(client, 'je-commence');
      await until(async () => {
        const {items: beside} = await client.endorsements.list({structure, award});
        return beside.find(({id, state}) => id === one.endorsement && state === 'signed');
      }, 'the recommendation');
    });
  });
}
