/** What every implementation of the contract must do, seen through the SDK; run once per transport. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {parse} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import type {Answer, Award, BadgeBackend, BadgeRequest} from '@pepites/recognition';
import {createServerClient, signCompletion} from '@pepites/sdk/server.js';
import {makePng} from './pictures.ts';
import {refuses} from './refuses.ts';
import type {World} from './world.ts';

const structure = 'les-trois-saules';
const nadege = 'nadege@trois-saules.example';
const passed = {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 0.9};

export function describeContract(name: string, openWorld: () => Promise<World>): void {
  describe(`the contract, ${name}`, () => {
    let world: World;
    before(async () => {
      world = await openWorld();
    });
    after(() => world.close());

    describe('what anyone may read', () => {
      it('gives structures, badges and pathways', async () => {
        const client = world.client();
        assert.equal(
          (await client.structures.get({structure})).issuerId,
          `${world.backend}/issuers/${structure}`,
        );
        const {items} = await client.badges.list({structure});
        const reviewed = await client.badges.get({structure, badge: 'je-m-engage'});
        assert.deepEqual(
          items.find(({id}) => id === 'je-m-engage'),
          reviewed,
        );
        assert.deepEqual(reviewed.examiners?.map((one) => one.name).sort(), ['Driss', 'Nadège']);
        const pathway = await client.pathways.get({structure, pathway: 'mon-parcours'});
        assert.deepEqual(pathway.badges.map(({id}) => id).sort(), pathway.steps.map(({id}) => id).sort());
      });

      it('says what is unknown', async () => {
        const client = world.client();
        await refuses(client.structures.get({structure: 'personne'}), 'STRUCTURE_UNKNOWN', 404);
        await refuses(client.badges.get({structure, badge: 'a/b?c'}), 'BADGE_UNKNOWN', 404);
        await refuses(client.badges.get({structure, badge: 'gestes-et-postures'}), 'BADGE_UNKNOWN', 404);
        await refuses(client.pathways.get({structure, pathway: 'é'}), 'PATHWAY_UNKNOWN', 404);
      });
    });

    describe('signing in', () => {
      it('opens a session with a code sent by e-mail, the same answer for an unknown address', async () => {
        const {client} = await world.staff(nadege);
        const me = await client.me.get({structure});
        assert.deepEqual([me.displayName, [...me.roles].sort()], ['Nadège', ['adviser', 'examiner']]);
        const stranger = await world.client().signIn.sendCode({structure, email: 'inconnu@example.org'});
        const known = await world.client().signIn.sendCode({structure, email: 'driss@trois-saules.example'});
        assert.deepEqual(stranger, known);
      });

      it('takes a claim code once', async () => {
        const claimCode = await world.claimCode(structure, 'Yasmine');
        const client = world.client();
        const {person} = await client.signIn.withClaimCode({structure, claimCode});
        assert.equal(person.displayName, 'Yasmine');
        await refuses(client.signIn.withClaimCode({structure, claimCode}), 'CODE_WRONG', 401);
        await refuses(client.signIn.withCode({structure, email: nadege, code: '000000'}), 'CODE_WRONG', 401);
      });

      it('asks for a session, and knows when it has ended', async () => {
        await refuses(world.client().me.get({structure}), 'SIGN_IN_REQUIRED', 401);
        await refuses(world.client({token: 'none'}).me.get({structure}), 'SESSION_ENDED', 401);
        const {client} = await world.earner('Paul');
        await client.me.signOut({structure});
        await refuses(client.me.get({structure}), 'SESSION_ENDED', 401);
      });

      it('binds a session to the page’s origin, and refuses origins that nobody registered', async () => {
        const {token} = await world.earner('Lina');
        const elsewhere = world.client({token, origin: 'https://elsewhere.example'});
        await refuses(elsewhere.me.get({structure}), 'SESSION_ENDED', 401);
        await refuses(elsewhere.signIn.sendCode({structure, email: nadege}), 'ORIGIN_NOT_REGISTERED', 403);
      });
    });

    describe('files', () => {
      it('keeps a photo, for its owner and no other', async () => {
        const {client} = await world.earner('Amadou');
        const {id, mediaType} = await client.files.upload({structure, file: makePng(32)});
        const back = await client.files.get({structure, file: id});
        assert.equal(back.type, mediaType);
        assert.ok(back.size > 0);
        const {client: other} = await world.earner('Zoé');
        await refuses(other.files.get({structure, file: id}), 'FILE_UNKNOWN', 404);
      });

      it('refuses what is no photo, recording or document', async () => {
        const {client} = await world.earner('Kim');
        const page = new Blob(['<script>alert(1)</script>'], {type: 'text/html'});
        await refuses(client.files.upload({structure, file: page}), 'FILE_TYPE_REFUSED', 415);
        const large = new Blob([new Uint8Array(40_000_000)], {type: 'image/png'});
        await refuses(client.files.upload({structure, file: large}), 'FILE_TOO_LARGE', 413);
      });
    });

    describe('asking for a badge and answering', () => {
      it('is refused until it is complete and agreed to, and sent once', async () => {
        const {client} = await world.earner('Malik');
        const asked = {structure, requestId: crypto.randomUUID(), badge: 'comun-gant', answers: answers3};
        const incomplete = await refuses(
          client.requests.submit({...asked, answers: answers3.slice(1), consent: true}),
          'REQUEST_INCOMPLETE',
          422,
        );
        assert.match(JSON.stringify(incomplete.problem?.problems), /projet/);
        await refuses(client.requests.submit(asked), 'CONSENT_MISSING', 422);
        const idempotencyKey = crypto.randomUUID();
        const first = await client.requests.submit({...asked, consent: true}, {idempotencyKey});
        assert.deepEqual(await client.requests.submit({...asked, consent: true}, {idempotencyKey}), first);
        assert.equal((await client.requests.submit({...asked, consent: true})).id, first.id);
        await refuses(
          client.requests.submit({...asked, requestId: crypto.randomUUID(), consent: true}),
          'REQUEST_EXISTS',
          409,
        );
        await refuses(
          client.requests.submit({...asked, badge: 'je-m-engage', consent: true}, {idempotencyKey}),
          'IDEMPOTENCY_CONFLICT',
          409,
        );
        assert.equal((await client.requests.withdraw({structure, request: first.id})).state, 'withdrawn');
        await refuses(client.requests.withdraw({structure, request: first.id}), 'REQUEST_STATE', 409);
      });

      it('goes to and fro until the examiner says yes', async () => {
        const {client} = await world.earner('Inès');
        const {client: examiner} = await world.staff(nadege);
        const sent = await submit(client, 'comun-gant', answers3);
        const request = {structure, request: sent.id};
        const {items, waiting} = await examiner.reviews.queue({structure, state: 'submitted'});
        assert.ok(items.some(({id}) => id === sent.id) && waiting >= 1);
        await refuses(client.reviews.queue({structure}), 'FORBIDDEN', 403);

        const read = await examiner.requests.get(request);
        const decision = {...request, version: read.version, revision: 1, noConflict: true};
        await refuses(examiner.reviews.decide({...decision, answer: 'missing'}), 'MESSAGE_REQUIRED', 422);
        await refuses(
          examiner.reviews.decide({...decision, answer: 'yes', noConflict: false}),
          'CONFLICT_OF_INTEREST',
          403,
        );
        const asked = await examiner.reviews.decide({
          ...decision,
          answer: 'missing',
          message: 'Dites-nous votre projet.',
          reopened: ['projet'],
        });
        assert.equal(asked.state, 'needsMore');
        await refuses(examiner.reviews.decide({...decision, answer: 'yes'}), 'REVISION_CHANGED', 412);

        const again = await client.requests.resubmit({...request, version: asked.version, answers: answers3});
        assert.deepEqual([again.state, again.revision], ['submitted', 2]);
        const accepted = await examiner.reviews.decide({
          ...request,
          version: again.version,
          revision: 2,
          noConflict: true,
          answer: 'yes',
          criteriaMet: [0, 1, 2],
        });
        assert.match(accepted.state, /^(approved|issued)$/);
        const award = await issued(client, 'comun-gant');
        assert.equal((await client.requests.get(request)).award, award.id);
        const {client: stranger} = await world.earner('Un autre');
        await refuses(stranger.requests.get(request), 'REQUEST_UNKNOWN', 404);
      });

      it('moves the pathway on, and gives the key badge once all three are there', async () => {
        const {client} = await world.earner('Sékou');
        const {client: examiner} = await world.staff(nadege);
        const photo = await client.files.upload({structure, file: makePng(16)});
        const forms: [string, Answer[]][] = [
          ['je-m-engage', answers1(photo.id)],
          ['baba-entreprise', answers2],
          ['comun-gant', answers3],
        ];
        for (const [index, [badge, answers]] of forms.entries()) {
          const {version, id} = await submit(client, badge, answers);
          const decision = {version, revision: 1, noConflict: true, answer: 'yes' as const};
          await examiner.reviews.decide({structure, request: id, ...decision});
          await issued(client, badge);
          const progress = await client.pathways.progress({structure, pathway: 'mon-parcours'});
          assert.deepEqual([progress.earned, progress.total], [index + 1, 3]);
          await refuses(submit(client, badge, answers), 'BADGE_ALREADY_HELD', 409);
        }
        const key = await issued(client, 'cap-sur-la-suite');
        assert.equal(key.countedFrom?.length, 3);
      });
    });

    describe('a badge that was given', () => {
      it('verifies with the documents of the backend, and carries nothing about the person', async () => {
        const {client} = await world.earner('Fatoumata Diallo');
        await submit(client, 'je-soutiens', []);
        const award = await issued(client, 'je-soutiens');
        const credential = await (await world.get(award.credentialUrl ?? '')).text();
        assert.doesNotMatch(credential, /Fatoumata|Diallo/);
        const {documents} = await world.client().verification.documents({credential});
        const verdict = await verify(credential, {
          now: new Date(),
          fetchDocument: async (url) =>
            documents.find((one) => one.url === url) ?? Promise.reject(new Error('not among the documents')),
        });
        assert.equal(verdict.outcome, 'verified', JSON.stringify(verdict.checks, null, 1));
        const png = new Uint8Array(await (await world.get(award.imageUrl ?? '')).arrayBuffer());
        assert.deepEqual((await parse(png)).document, JSON.parse(credential));
        await refuses(
          world.client().verification.documents({credential: 'nothing'}),
          'CREDENTIAL_MALFORMED',
          422,
        );
      });

      it('shows the supporters who chose it, and only them', async () => {
        const shown = await world.earner('Gaëlle');
        const hidden = await world.earner('Hugo');
        await submit(shown.client, 'je-soutiens', [], {listed: true, displayName: 'Gaëlle'});
        await submit(hidden.client, 'je-soutiens', []);
        await Promise.all([issued(shown.client, 'je-soutiens'), issued(hidden.client, 'je-soutiens')]);
        const {items} = await world.client().supporters.list({structure, badge: 'je-soutiens'});
        const names = items.map(({name}) => name);
        assert.ok(names.includes('Gaëlle') && !names.includes('Hugo'), names.join());
      });
    });

    describe('a course platform', () => {
      const course = {structure: 'inae', badge: 'gestes-et-postures'};
      const report = () => ({...course, learner: {ref: crypto.randomUUID()}, completion: passed});
      const server = (apiKey = world.apiKey) =>
        createServerClient({backend: world.backend, apiKey, fetch: world.fetch});

      it('reports with its API key; the learner takes the badge', async () => {
        const outcome = await server().badges.award(report());
        assert.equal(outcome.state, 'claimable');
        const {client} = await world.earner('Nora', 'inae');
        const claim = {structure: 'inae', claim: outcome.claim ?? ''};
        const award = await client.claims.redeem(claim);
        assert.equal(award.badge, 'gestes-et-postures');
        const {client: other} = await world.earner('Omar', 'inae');
        await refuses(other.claims.redeem(claim), 'CLAIM_UNKNOWN');
        await refuses(client.claims.redeem({structure: 'inae', claim: 'x'}), 'CLAIM_UNKNOWN', 404);
      });

      it('gives nothing for too little, too weak a key, or another’s badge', async () => {
        const failed = {...report(), completion: {...passed, scaled: 0.5}};
        assert.equal((await server().badges.award(failed)).state, 'criteriaNotMet');
        await refuses(server('pep_wrong').badges.award(report()), 'API_KEY_WRONG', 401);
        await refuses(server().me.get({structure: 'inae'}), 'SESSION_ENDED', 401);
        await refuses(
          server().badges.award({...report(), structure, badge: 'je-m-engage'}),
          'FORBIDDEN',
          403,
        );
      });

      it('gives one answer for one idempotency key', async () => {
        const idempotencyKey = crypto.randomUUID();
        const one = report();
        const first = await server().badges.award(one, {idempotencyKey});
        assert.deepEqual(await server().badges.award(one, {idempotencyKey}), first);
        await refuses(server().badges.award(report(), {idempotencyKey}), 'IDEMPOTENCY_CONFLICT', 409);
      });

      it('signs a token that is good once, for this backend, for five minutes', async () => {
        const sign = (changes: object = {}) =>
          signCompletion({
            platform: 'cours-demo',
            privateKey: world.platformKey,
            backend: world.backend,
            badge: 'gestes-et-postures',
            learner: {ref: 'learner-1'},
            completion: passed,
            ...changes,
          });
        const {completions} = world.client({origin: world.courseOrigin});
        const exchange = async (token: string) => completions.exchange({structure: 'inae', token});
        const token = await sign();
        assert.equal((await exchange(token)).state, 'claimable');
        await refuses(exchange(token), 'TOKEN_USED', 409);
        for (const changes of [
          {backend: 'https://badges.example'},
          {now: new Date(Date.now() - 600_000)},
          {platform: 'autre'},
        ]) {
          await refuses(exchange(await sign(changes)), 'TOKEN_INVALID', 401);
        }
        await refuses(exchange(withOtherSignature(token)), 'TOKEN_INVALID', 401);
      });
    });
  });
}

async function submit(
  client: BadgeBackend,
  badge: string,
  answers: Answer[],
  more: {listed?: boolean; displayName?: string} = {},
): Promise<BadgeRequest> {
  return client.requests.submit({
    structure,
    requestId: crypto.randomUUID(),
    badge,
    answers,
    consent: true,
    ...more,
  });
}

/** The person's award once it is signed: signing is a second step, so it is waited for. */
async function issued(client: BadgeBackend, badge: string): Promise<Award> {
  for (let tries = 0; tries < 100; tries++) {
    const {items} = await client.me.awards({structure});
    const award = items.find((one) => one.badge === badge && one.state === 'issued');
    if (award) return award;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return assert.fail(`${badge} was not signed within five seconds`);
}

const answers1 = (photo: string): Answer[] => [
  {question: 'reussite', text: 'J’ai fini une commande.'},
  {question: 'a-l-heure', agreed: true},
  {question: 'photo-travail', files: [photo]},
  {question: 'envie', text: 'Conduire.'},
];
const answers2: Answer[] = [
  {question: 'un-droit', text: 'La pause.'},
  {question: 'un-devoir', text: 'Prévenir.'},
  {question: 'a-qui-parler', choices: ['conseillere']},
];
const answers3: Answer[] = ['projet', 'en-parler', 'prochaine-etape'].map((question) => ({
  question,
  agreed: true,
}));

/** The same token with one character in the middle of its signature changed. */
function withOtherSignature(token: string): string {
  const at = token.length - 40;
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
}
