import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {FetchedDocument} from '@pepites/credentials';
import {verify} from '@pepites/credentials/verify.js';
import {images, makeDefinition, openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';
import {checkDefinition} from '../definitions/check-definition.js';

type Plain = Parameters<NonNullable<Parameters<typeof makeDefinition>[0]>>[0];
type PlainStructure = Plain['structures'][number];

const reviewed = (id: string, more: object = {}) => ({
  id,
  name: `Badge ${id}`,
  description: 'Une phrase.',
  criteria: ['Je viens à l’heure.', 'Je veux avancer.'],
  image: 'badge.svg',
  imageAlt: 'Un rond vert',
  process: {
    mode: 'reviewed',
    form: {questions: [{id: 'reussite', type: 'longText', label: 'Racontez.'}]},
  },
  ...more,
});
const step = (badge: string) => ({id: badge, kind: 'badge', badge});

/** INAE shares two badges, a key badge over them and a pathway; Les Trois Saules builds on them. */
function withNetwork(plain: Plain): void {
  const network = {
    id: 'inae',
    name: 'INAE',
    kind: 'network',
    url: 'https://inae.example',
    origins: [],
    badges: [
      reviewed('engagement', {shared: true}),
      reviewed('entreprise', {shared: true}),
      reviewed('interne'),
      reviewed('cap', {
        shared: true,
        process: {mode: 'keyBadge', requires: [{badge: 'engagement'}, {badge: 'entreprise'}]},
      }),
    ],
    pathways: [
      {
        id: 'commun',
        title: 'Le parcours commun',
        shared: true,
        steps: ['engagement', 'entreprise', 'cap'].map(step),
        edges: [{from: 'entreprise', to: 'cap'}],
      },
    ],
  };
  plain.structures.push(network as unknown as PlainStructure);
  const [own] = plain.structures;
  if (!own) return;
  Object.assign(own, {network: 'inae'});
  own.badges.push(
    reviewed('pont', {process: {mode: 'keyBadge', requires: [{badge: 'engagement'}, {badge: 'un'}]}}),
  );
  own.pathways?.push({
    id: 'chez-nous',
    title: 'Chez nous',
    steps: ['engagement', 'un', 'pont'].map(step),
    edges: [{from: 'un', to: 'pont'}],
  });
}

describe('a network', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
    await world.backend.apply(makeDefinition(withNetwork), {images, dryRun: false});
  });
  after(() => world.close());

  const check = async (credential: string) => {
    const {value} = await world.ask('verification.documents', {credential}, {origin: null});
    return verify(credential, {
      now: new Date(world.clock.now.getTime() + 1000),
      recognisedIssuers: value.recognisedIssuers,
      fetchDocument: async (url): Promise<FetchedDocument> => {
        const document = value.documents.find((one) => one.url === url);
        if (!document) throw new Error(`not among the documents: ${url}`);
        return document;
      },
    });
  };

  it('lends its shared badges to its structures, and only those', async () => {
    const badges = (await world.ask('badges.list', {})).value.items;
    const borrowed = badges.filter(({sharedBy}) => sharedBy);
    assert.deepEqual(
      borrowed.map(({id, structure, sharedBy}) => [id, structure, sharedBy?.id, sharedBy?.name]),
      ['engagement', 'entreprise', 'cap'].map((id) => [id, STRUCTURE, 'inae', 'INAE']),
    );
    assert.equal(badges.find(({id}) => id === 'un')?.sharedBy, undefined);
    // Those who would read a request are the structure's people, not the network's.
    assert.deepEqual(
      borrowed[0]?.examiners?.map(({name}) => name),
      ['Driss', 'Nadège'],
    );
    for (const path of [new URL(borrowed[0].imageUrl).pathname, `/structures/${STRUCTURE}/badges/cap/image`])
      assert.equal((await world.fetch(path)).headers.get('content-type'), 'image/svg+xml', path);
    assert.equal((await world.ask('badges.get', {badge: 'interne'})).problem?.code, 'BADGE_UNKNOWN');
    const elsewhere = await world.ask('badges.get', {structure: 'voisine', badge: 'engagement'});
    assert.equal(elsewhere.problem?.code, 'BADGE_UNKNOWN');
    assert.deepEqual((await world.ask('structures.get', {})).value.networks, [{id: 'inae', name: 'INAE'}]);
    const pathway = (await world.ask('pathways.get', {pathway: 'commun'})).value;
    assert.deepEqual(
      [pathway.structure, pathway.sharedBy?.id, pathway.badges.length],
      [STRUCTURE, 'inae', 3],
    );
    assert.equal('owner' in pathway || 'shared' in pathway, false);
  });

  it('has its badge asked for, reviewed and signed by the structure, which it names as the maker', async () => {
    const {token} = await world.signIn('sami@example.org');
    const examiner = {token: (await world.signIn('driss@trois-saules.example')).token};
    for (const badge of ['engagement', 'entreprise', 'un']) {
      const request = await world.submit(token, badge);
      const queue = (await world.ask('reviews.queue', {}, examiner)).value;
      assert.deepEqual([queue.waiting, queue.items[0]?.badgeName.fr], [1, `Badge ${badge}`]);
      assert.equal((await world.accept(examiner, request)).value.state, 'approved');
      await world.backend.drainOutbox();
    }
    for (const [pathway, expected] of [
      ['commun', ['earned', 'earned', 'earned']],
      ['chez-nous', ['earned', 'earned', 'earned']],
    ] as const) {
      const {steps} = (await world.ask('pathways.progress', {pathway}, {token})).value;
      assert.deepEqual(
        steps.map(({state}) => state),
        expected,
        pathway,
      );
    }
    const awards = (await world.ask('me.awards', {}, {token})).value.items;
    assert.deepEqual(awards.map(({badge}) => badge).sort(), [
      'cap',
      'engagement',
      'entreprise',
      'pont',
      'un',
    ]);
    const award = awards.find(({badge}) => badge === 'engagement');
    assert.equal(award?.badgeName.fr, 'Badge engagement');
    const text = await (await world.fetch(new URL(award.credentialUrl ?? '').pathname)).text();
    const credential = JSON.parse(text) as {
      issuer: {id: string};
      credentialStatus: {statusListCredential: string};
      credentialSubject: {achievement: {id: string; creator: object; image: {id: string}}};
    };
    const {achievement} = credential.credentialSubject;
    assert.equal(credential.issuer.id, `${PUBLIC_URL}/issuers/${STRUCTURE}`);
    assert.equal(credential.credentialStatus.statusListCredential, `${PUBLIC_URL}/status/${STRUCTURE}`);
    assert.equal(achievement.id, `${PUBLIC_URL}/structures/inae/badges/engagement`);
    assert.deepEqual(achievement.creator, {
      id: `${PUBLIC_URL}/issuers/inae`,
      type: ['Profile'],
      name: 'INAE',
      url: 'https://inae.example',
    });
    assert.equal((await world.fetch(new URL(achievement.image.id).pathname)).status, 200);
    const verdict = await check(text);
    assert.equal(verdict.outcome, 'verified', JSON.stringify(verdict.checks));
    const page = await world.fetch(new URL(award.pageUrl ?? '').pathname);
    assert.match(await page.text(), /Badge engagement/);
    const own = awards.find(({badge}) => badge === 'un');
    const plain = await (await world.fetch(new URL(own?.credentialUrl ?? '').pathname)).text();
    assert.doesNotMatch(plain, /creator/);
  });

  it('that a structure leaves: nothing new is asked for, what was asked for goes on', async () => {
    const {token} = await world.signIn('lina@example.org');
    const examiner = {token: (await world.signIn('driss@trois-saules.example')).token};
    const request = await world.submit(token, 'engagement');
    const leaving = makeDefinition((plain) => {
      withNetwork(plain);
      const [own] = plain.structures;
      if (!own) return;
      Object.assign(own, {network: undefined});
      own.badges.pop();
      own.pathways?.pop();
    });
    const {lines} = await world.backend.apply(leaving, {images, dryRun: false});
    assert.deepEqual(
      lines.filter(({kind}) => kind === 'network').map(({action, id}) => [action, id]),
      [['remove', 'inae']],
    );
    const refused = await world.ask(
      'requests.submit',
      {requestId: crypto.randomUUID(), badge: 'entreprise'},
      {token},
    );
    assert.equal(refused.problem?.code, 'BADGE_UNKNOWN');
    assert.equal((await world.ask('badges.get', {badge: 'engagement'})).problem?.code, 'BADGE_UNKNOWN');
    assert.equal(
      (await world.ask('reviews.queue', {}, examiner)).value.items[0]?.badgeName.fr,
      'Badge engagement',
    );
    assert.equal((await world.accept(examiner, request)).value.state, 'approved');
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', {}, {token})).value;
    assert.deepEqual(
      items.map(({badgeName, state}) => [badgeName.fr, state]),
      [['Badge engagement', 'issued']],
    );
    const again = await world.backend.apply(makeDefinition(withNetwork), {images, dryRun: false});
    assert.ok(again.lines.some(({kind, action}) => kind === 'network' && action === 'create'));
    assert.equal((await world.ask('badges.get', {badge: 'engagement'})).status, 200);
  });
});

describe('a definition with networks', () => {
  const problems = (change: (plain: Plain) => void) =>
    checkDefinition(
      makeDefinition((plain) => {
        withNetwork(plain);
        change(plain);
      }),
    ).map(({at, code}) => `${at} ${code}`);

  it('is refused where it does not fit together', () => {
    assert.deepEqual(
      problems(() => undefined),
      [],
    );
    assert.deepEqual(
      problems(({structures: [own, neighbour, network]}) => {
        Object.assign(neighbour ?? {}, {network: STRUCTURE});
        Object.assign(network ?? {}, {network: 'inae'});
        own?.badges.push(reviewed('entreprise'), reviewed('prete', {shared: true}));
        network?.badges.push(
          reviewed('large', {shared: true, process: {mode: 'keyBadge', requires: [{badge: 'interne'}]}}),
        );
        network?.pathways?.[0]?.steps.push(step('interne'));
      }),
      [
        'structures.0.badges.8.shared SHARED_OUTSIDE_NETWORK',
        'structures.0.badges.7.id ID_CLASH',
        'structures.1.network NOT_A_NETWORK',
        'structures.2.network NETWORK_NESTED',
        'structures.2.badges.4.process.requires.0 NOT_SHARED',
        'structures.2.pathways.0.steps.3.badge NOT_SHARED',
        'structures.2.badges.1.id ID_CLASH',
      ],
    );
    assert.deepEqual(
      problems(({structures: [own]}) => Object.assign(own ?? {}, {network: 'ailleurs'})),
      [
        'structures.0.badges.6.process.requires.0 BADGE_UNKNOWN',
        'structures.0.pathways.1.steps.0.badge BADGE_UNKNOWN',
        'structures.0.network NETWORK_UNKNOWN',
      ],
    );
  });

  it('is held against the store: a network’s file knows the badges of its structures', async () => {
    const world = await openWorld();
    try {
      const only = (ids: readonly string[], change: (plain: Plain) => void = () => undefined) =>
        world.backend.apply(
          makeDefinition((plain) => {
            withNetwork(plain);
            change(plain);
            plain.structures = plain.structures.filter(({id}) => ids.includes(id));
          }),
          {images, dryRun: false},
        );
      await only(['inae']);
      // The member's own file names badges that only the store knows.
      await only([STRUCTURE]);
      await assert.rejects(
        only(['inae'], ({structures}) => structures[2]?.badges.push(reviewed('un', {shared: true}))),
        (error: {problems?: {at: string; code: string}[]}) => {
          const found = error.problems?.map(({at, code}) => `${at} ${code}`);
          assert.deepEqual(found, ['structures.0.badges.4.id ID_CLASH']);
          return true;
        },
      );
    } finally {
      await world.close();
    }
  });
});
