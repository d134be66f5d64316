/** Reviewed badges beyond asking and answering: drafts, requests made together, juries, peers, after the badge is given. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import {refuses} from '../refuses.ts';
import {codeIn} from '../world.ts';
import {oneAnswer, oneQuestion, structure, type Stage, threeTimesYes, until} from './stage.ts';

const answers = [...threeTimesYes];

export function describeReview(stage: Stage): void {
  const {world, as, newcomer, visitor, ask, accept, earn, issued} = stage;

  describe('a draft', () => {
    const draft = {structure, badge: 'comun-gant'};

    it('goes on where another device stopped, and is the person’s alone', async () => {
      const {client} = await newcomer('Brune');
      await refuses(client.requests.getDraft(draft), 'DRAFT_UNKNOWN', 404);
      const [first] = answers;
      assert.ok(first);
      assert.equal((await client.requests.saveDraft({...draft, version: 0, answers: [first]})).version, 1);
      const stale = {...draft, version: 0, answers};
      await refuses(client.requests.saveDraft(stale), 'REVISION_CHANGED', 412);
      assert.deepEqual((await client.requests.getDraft(draft)).answers, [first]);
      const {client: other} = await newcomer('Autre');
      await refuses(other.requests.getDraft(draft), 'DRAFT_UNKNOWN', 404);
      await client.requests.deleteDraft(draft);
      await client.requests.deleteDraft(draft);
      await refuses(client.requests.getDraft(draft), 'DRAFT_UNKNOWN', 404);
    });
  });

  describe('a request that an adviser sends with a person', () => {
    const sendFor = async (person: string) => {
      const adviser = await as('adviser');
      const request = {structure, person, requestId: crypto.randomUUID(), badge: 'comun-gant'};
      return adviser.requests.submitFor({...request, answers, consent: true});
    };

    it('counts once the person has said that it is theirs', async () => {
      const {client, person} = await newcomer('Amadou');
      const sent = await sendFor(person);
      assert.deepEqual([sent.sentBy, sent.needsConfirmation], ['Nadège', true]);
      assert.equal((await accept(sent.id)).waitsFor, 'confirmation');
      await refuses(accept(sent.id, 'adviser'), 'CONFLICT_OF_INTEREST', 403);
      const one = {structure, request: sent.id};
      const {items} = await (await as('adviser')).requests.sentFor({structure, person});
      assert.deepEqual(
        items.map(({id}) => id),
        [sent.id],
      );
      const {client: other} = await newcomer('Autre');
      await refuses(other.requests.sentFor({structure, person}), 'FORBIDDEN', 403);
      await refuses(other.requests.confirm({...one, revision: 1}), 'REQUEST_UNKNOWN', 404);
      await refuses(client.requests.confirm({...one, revision: 2}), 'REVISION_CHANGED', 412);
      assert.equal((await client.requests.confirm({...one, revision: 1})).confirmation?.way, 'tap');
      await issued(client, 'comun-gant');
    });

    it('is confirmed on the adviser’s device, by a code or on paper', async () => {
      const {client, person} = await newcomer('Bintou', 'own');
      const email = 'bintou@example.org';
      await client.me.addEmail({structure, email});
      const proof = codeIn(await world.letters(email));
      await client.me.confirmEmail({structure, email, code: proof});
      const one = {structure, request: (await sendFor(person)).id};
      const adviser = await as('adviser');
      const {isSent} = await adviser.requests.sendConfirmationCode(one);
      assert.equal(isSent, true);
      const code = await until(async () => {
        const found = codeIn(await world.letters(email));
        return found === proof ? undefined : found;
      }, 'the code');
      const wrong = code === '000000' ? '000001' : '000000';
      const confirmation = {...one, way: 'code', revision: 1} as const;
      await refuses(adviser.requests.confirmFor({...confirmation, code: wrong}), 'CONFIRMATION_INVALID', 422);
      assert.equal((await adviser.requests.confirmFor({...confirmation, code})).needsConfirmation, false);
      const onPaper = await newcomer('Chen');
      const paper = {
        structure,
        request: (await sendFor(onPaper.person)).id,
        revision: 1,
        way: 'signature',
      } as const;
      assert.equal((await (await as('lead')).requests.confirmFor(paper)).confirmation?.way, 'signature');
    });

    it('is for whom the structure brought in, by advisers', async () => {
      await refuses(sendFor(crypto.randomUUID()), 'PERSON_UNKNOWN', 404);
      const {person} = await newcomer('Dina');
      const request = {structure, person, requestId: crypto.randomUUID(), badge: 'comun-gant', answers};
      const examiner = await as('examiner');
      await refuses(examiner.requests.submitFor({...request, consent: true}), 'FORBIDDEN', 403);
    });
  });

  describe('who examines', () => {
    it('is named by the lead; nobody else sees the request then; the next of the pool takes a place', async () => {
      const {client} = await newcomer('Elsa');
      const one = {structure, request: (await ask(client)).id};
      const [lead, adviser, examiner] = [await as('lead'), await as('adviser'), await as('examiner')];
      assert.equal((await examiner.requests.open(one)).state, 'inReview');
      await refuses((await as('manager')).requests.open(one), 'FORBIDDEN', 403);
      const {formVersion, form} = await client.requests.form(one);
      assert.deepEqual([formVersion !== '', form.questions.length], [true, 3]);
      const {candidates, version} = await lead.requests.examiners(one);
      const id = (name: string): string => candidates.find((each) => each.name === name)?.examiner ?? '';
      const named = {panel: [{examiner: id('Nadège')}], pool: [{examiner: id('Driss')}]};
      const assigned = await lead.requests.assign({...one, version, ...named});
      assert.equal(assigned.panel?.length, 1);
      await refuses(lead.requests.assign({...one, version, ...named}), 'REVISION_CHANGED', 412);
      await refuses(adviser.requests.assign({...one, version, ...named}), 'FORBIDDEN', 403);
      await refuses(examiner.requests.get(one), 'REQUEST_UNKNOWN', 404);
      assert.equal((await adviser.requests.get(one)).id, one.request);
      const replaced = await lead.requests.replaceExaminer({...one, examiner: id('Nadège')});
      assert.deepEqual(
        replaced.panel?.map((each) => each.examiner),
        [id('Driss')],
      );
      await refuses(adviser.requests.get(one), 'REQUEST_UNKNOWN', 404);
      const none = lead.requests.replaceExaminer({...one, examiner: id('Driss')});
      await refuses(none, 'EXAMINERS_MISSING', 409);
    });

    it('says that they know the person, and sees the request no more; it still waits for the others', async () => {
      const {client} = await newcomer('Fatou');
      const one = {structure, request: (await ask(client)).id};
      const [adviser, examiner] = [await as('adviser'), await as('examiner')];
      await adviser.reviews.handOver(one);
      await refuses(adviser.requests.get(one), 'REQUEST_UNKNOWN', 404);
      await refuses(adviser.requests.open(one), 'CONFLICT_OF_INTEREST', 403);
      assert.deepEqual((await examiner.requests.get(one)).quorum, {min: 1});
      await accept(one.request);
      await refuses(examiner.reviews.handOver(one), 'REQUEST_STATE', 409);
    });

    it('is offered the sentences that the lead wrote', async () => {
      const [lead, examiner] = [await as('lead'), await as('examiner')];
      const {version} = await examiner.readySentences.get({structure});
      const sentences = {yes: [{fr: 'Bravo !'}], missing: [], notYet: []};
      await refuses(examiner.readySentences.set({structure, version, ...sentences}), 'FORBIDDEN', 403);
      const set = await lead.readySentences.set({structure, version, ...sentences});
      assert.deepEqual(set.sentences, sentences);
      const stale = lead.readySentences.set({structure, version, ...sentences});
      await refuses(stale, 'REVISION_CHANGED', 412);
      await lead.readySentences.reset({structure});
      assert.equal((await examiner.readySentences.get({structure})).sentences, undefined);
    });
  });

  describe('a peer', () => {
    before(() =>
      stage.makeBadge('entre-pairs', {
        ...{mode: 'reviewed', form: oneQuestion},
        quorum: {min: 2, stances: {peer: 1, professional: 1}, peersHold: 'comun-gant'},
      }),
    );

    it('holds the badge that makes one and agrees; then examines what peers may, until they take it back', async () => {
      const email = 'paula@example.org';
      const {client: early} = await visitor(email);
      await refuses(early.me.givePeerConsent({structure}), 'PEER_NOT_ELIGIBLE', 403);
      await earn(early, 'comun-gant');
      const offered = await early.me.peerConsent({structure});
      assert.deepEqual([offered.isGiven, offered.badges], [false, ['entre-pairs']]);
      assert.equal((await early.me.givePeerConsent({structure})).isGiven, true);
      const {client: peer} = await visitor(email);
      const {client: earner} = await newcomer('Fanny');
      const one = {structure, request: (await ask(earner, 'entre-pairs', oneAnswer)).id};
      const other = {structure, request: (await ask(earner)).id};
      assert.deepEqual(
        (await peer.reviews.queue({structure})).items.map(({id}) => id),
        [one.request],
      );
      await refuses(peer.requests.get(other), 'REQUEST_UNKNOWN', 404);
      const {version} = await peer.requests.get(one);
      const yes = {...one, version, revision: 1, answer: 'yes', noConflict: true} as const;
      assert.equal((await peer.reviews.decide(yes)).reviews[0]?.stance, 'peer');
      await accept(one.request);
      await issued(earner, 'entre-pairs');
      await peer.me.takeBackPeerConsent({structure});
      await refuses(peer.reviews.queue({structure}), 'FORBIDDEN', 403);
    });
  });

  describe('a badge that was examined', () => {
    it('is accepted by the person, or refused and out of the world', async () => {
      const {client} = await newcomer('Gabriel');
      const {id: award} = await earn(client, 'comun-gant');
      const {client: other} = await newcomer('Autre');
      const yes = {structure, award, answer: 'accept'} as const;
      await refuses(other.me.answerAward(yes), 'AWARD_UNKNOWN', 404);
      assert.ok((await client.me.answerAward(yes)).acceptedAt);
      const {client: unwilling} = await newcomer('Hélène');
      const given = await earn(unwilling, 'comun-gant');
      const credential = await (await world.get(given.credentialUrl ?? '')).text();
      assert.equal(await stage.outcomeOf(credential), 'verified');
      await unwilling.me.answerAward({structure, award: given.id, answer: 'refuse'});
      assert.deepEqual((await unwilling.me.awards({structure})).items, []);
      assert.equal(await stage.outcomeOf(credential), 'refused');
    });

    it('is taken back by the lead with a reason, which the person reads', async () => {
      const {client} = await newcomer('Ivan');
      const {id: award, credentialUrl = ''} = await earn(client, 'comun-gant');
      const lead = await as('lead');
      await refuses(lead.awards.revoke({structure, award, reason: ' '}), 'REASON_REQUIRED', 422);
      const reason = 'Ce badge était pour une autre personne.';
      await refuses((await as('adviser')).awards.revoke({structure, award, reason}), 'FORBIDDEN', 403);
      assert.equal((await lead.awards.revoke({structure, award, reason})).state, 'revoked');
      const mine = (await client.me.awards({structure})).items.find(({id}) => id === award);
      assert.deepEqual([mine?.state, mine?.revokeReason], ['revoked', reason]);
      const credential = await (await world.get(credentialUrl)).text();
      assert.equal(await stage.outcomeOf(credential), 'refused');
      await refuses(lead.awards.revoke({structure, award, reason}), 'AWARD_NOT_VALID', 409);
    });
  });
}
