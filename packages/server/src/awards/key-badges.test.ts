import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {verify} from '@pepites/credentials/verify.js';
import type {Verdict} from '@pepites/credentials';
import {images, makeDefinition, openWorld, PUBLIC_URL, type TestWorld} from '../../test/world.js';

type Change = Parameters<typeof makeDefinition>[0];

/** The key badge of the tests under another rule. */
const keyRule =
  (rule: object, id = 'cle'): NonNullable<Change> =>
  (plain) => {
    const badge = plain.structures[0]?.badges.find((one) => one['id'] === id);
    if (badge) badge['process'] = {mode: 'keyBadge', requires: [{badge: 'un'}, {badge: 'deux'}], ...rule};
  };

async function apply(world: TestWorld, ...changes: NonNullable<Change>[]): Promise<void> {
  const definition = makeDefinition((plain) => {
    for (const change of changes) change(plain);
  });
  await world.backend.apply(definition, {images, dryRun: false});
  await world.backend.drainOutbox();
}

async function earn(world: TestWorld, token: string, ...badges: string[]): Promise<void> {
  const examiner = {token: (await world.signIn('nadege@trois-saules.example')).token};
  for (const id of badges) await world.accept(examiner, await world.submit(token, id));
  await world.backend.drainOutbox();
}

async function awardOf(world: TestWorld, token: string, badge: string) {
  const {items} = (await world.ask('me.awards', {}, {token})).value;
  return items.find((award) => award.badge === badge);
}

async function verdictOn(world: TestWorld, credentialUrl: string | undefined): Promise<Verdict> {
  const path = new URL(credentialUrl ?? '').pathname;
  const credential = await (await world.fetch(path)).text();
  return verify(credential, {
    now: new Date(world.clock.now.getTime() + 1000),
    fetchDocument: async (url) => {
      const reply = await world.fetch(url.slice(PUBLIC_URL.length));
      const mediaType = reply.headers.get('content-type') ?? '';
      return {url, status: reply.status, mediaType, body: await reply.text()};
    },
  });
}

describe('key badges', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it('are offered where the definition says so: declined, and taken later', async () => {
    await apply(world, keyRule({offer: 'ask'}));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un', 'deux');
    const offers = async () => (await world.ask('awards.offers', {}, {token})).value.items;
    assert.deepEqual(
      (await offers()).map(({badge, state}) => [badge, state]),
      [['cle', 'offered']],
    );
    const onPathway = async () =>
      (await world.ask('pathways.progress', {pathway: 'parcours'}, {token})).value.steps.map(
        ({step, offer}) => [step, offer],
      );
    const noOffer = [
      ['un', undefined],
      ['deux', undefined],
    ];
    assert.deepEqual(await onPathway(), [...noOffer, ['cle', 'offered']]);
    assert.equal(await awardOf(world, token, 'cle'), undefined);
    const inbox: unknown = await (
      await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}})
    ).json();
    assert.match(JSON.stringify(inbox), /Un badge vous attend.{1,3}: Badge cle/);

    assert.equal((await world.ask('awards.declineOffer', {badge: 'cle'}, {token})).status, 204);
    assert.equal((await offers())[0]?.state, 'declined');
    assert.deepEqual(await onPathway(), [...noOffer, ['cle', 'declined']]);
    const again = await world.ask('awards.declineOffer', {badge: 'cle'}, {token});
    assert.equal(again.problem?.code, 'KEY_STATE');
    const taken = await world.ask('awards.takeOffer', {badge: 'cle'}, {token});
    assert.equal(taken.status, 201);
    assert.equal(taken.value.countedFrom?.length, 2);
    assert.equal((await world.ask('awards.takeOffer', {badge: 'cle'}, {token})).value.id, taken.value.id);
    assert.deepEqual(await offers(), []);
    assert.deepEqual(await onPathway(), [...noOffer, ['cle', undefined]]);
    await world.backend.drainOutbox();
    // Nested: it counts once it is signed.
    assert.equal((await awardOf(world, token, 'cle-de-cle'))?.state, 'issued');
  });

  it('are nobody’s to take without an offer', async () => {
    await apply(world, keyRule({offer: 'ask'}));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un');
    for (const id of ['awards.takeOffer', 'awards.declineOffer'] as const) {
      assert.equal((await world.ask(id, {badge: 'cle'}, {token})).problem?.code, 'KEY_OFFER_NEEDED');
      assert.equal((await world.ask(id, {badge: 'un'}, {token})).problem?.code, 'BADGE_UNKNOWN');
    }
  });

  it('withdraw an offer with the badge that it was made for', async () => {
    await apply(world, keyRule({offer: 'ask'}));
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'un', 'deux');
    const lost = (await awardOf(world, token, 'un'))?.id ?? '';
    await world.backend.revoke({award: lost, reason: 'Donné par erreur.'});
    assert.deepEqual((await world.ask('awards.offers', {}, {token})).value.items, []);
    assert.equal(
      (await world.ask('awards.takeOffer', {badge: 'cle'}, {token})).problem?.code,
      'KEY_OFFER_NEEDED',
    );
  });

  it('want the mandatory ones, and those inside their window', async () => {
    const late = '2027-01-01T00:00:00Z';
    await apply(
      world,
      keyRule({requires: [{badge: 'un', mandatory: true}, {badge: 'deux'}], minRequired: 1}),
      keyRule({requires: [{badge: 'deux', notBefore: late}]}, 'cle-de-cle'),
    );
    const {token} = await world.signIn('sami@example.org');
    await earn(world, token, 'deux');
    assert.equal(await awardOf(world, token, 'cle'), undefined);
    await earn(world, token, 'un');
    assert.equal((await awardOf(world, token, 'cle'))?.state, 'issued');
    assert.equal(await awardOf(world, token, 'cle-de-cle'), undefined);
  });

  it('are given to those who hold enough when they are published, once, nested ones too', async () => {
    await apply(world, keyRule({requires: [{badge: 'soutien'}]}));
    const people: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const {token} = await world.signIn(`${name}@example.org`);
      await earn(world, token, 'un', ...(name === 'c' ? [] : ['deux']));
      people.push(token);
    }
    await apply(world, keyRule({}));
    const states = async () => {
      const all = await Promise.all(
        people.map(async (token) => [
          (await awardOf(world, token, 'cle'))?.state,
          (await awardOf(world, token, 'cle-de-cle'))?.state,
        ]),
      );
      return all;
    };
    const expected = [
      ['issued', 'issued'],
      ['issued', 'issued'],
      [undefined, undefined],
    ];
    assert.deepEqual(await states(), expected);
    const [id] = [(await awardOf(world, people[0] ?? '', 'cle'))?.id];
    await apply(world, keyRule({minRequired: 2}));
    assert.deepEqual(await states(), expected);
    assert.equal((await awardOf(world, people[0] ?? '', 'cle'))?.id, id);
  });

  describe('when a badge that they rest on is taken back', () => {
    const loseOne = async (rule: object) => {
      await apply(world, keyRule(rule), keyRule({requires: [{badge: 'cle'}], ...rule}, 'cle-de-cle'));
      const {token} = await world.signIn('sami@example.org');
      await earn(world, token, 'un', 'deux');
      const award = (await awardOf(world, token, 'un'))?.id ?? '';
      await world.backend.revoke({award, reason: 'Donné par erreur.'});
      await world.backend.drainOutbox();
      const [key, nested] = [await awardOf(world, token, 'cle'), await awardOf(world, token, 'cle-de-cle')];
      return {token, key, nested};
    };

    it('stay, by default', async () => {
      const {key, nested} = await loseOne({});
      assert.deepEqual([key?.state, nested?.state], ['issued', 'issued']);
      assert.equal((await verdictOn(world, key?.credentialUrl)).outcome, 'verified');
    });

    it('fall with it under `revoke`, and what is nested above them', async () => {
      const {key, nested} = await loseOne({onRevoked: 'revoke'});
      assert.deepEqual([key?.state, nested?.state], ['revoked', 'revoked']);
      for (const award of [key, nested]) {
        const {outcome, checks} = await verdictOn(world, award?.credentialUrl);
        assert.deepEqual([outcome, checks.find(({id}) => id === 'status')?.code], ['refused', 'REVOKED']);
      }
    });

    it('are suspended under `suspend`, and come back', async () => {
      const {token, key} = await loseOne({onRevoked: 'suspend'});
      assert.equal(key?.state, 'issued');
      assert.ok(key.suspendedAt);
      const {checks} = await verdictOn(world, key.credentialUrl);
      assert.equal(checks.find(({id}) => id === 'status')?.code, 'SUSPENDED');
      await earn(world, token, 'un');
      const back = await awardOf(world, token, 'cle');
      assert.deepEqual([back?.id, back?.suspendedAt], [key.id, undefined]);
      assert.equal((await verdictOn(world, back?.credentialUrl)).outcome, 'verified');
    });

    /** A tower of four: `cle` rests on `un` and `deux`, and each of the others on the one below it. */
    const tower = ['cle', 'cle-de-cle', 'tour', 'fleche'];
    const buildTower = async (...policies: (string | undefined)[]) => {
      await apply(world, (plain) => {
        const badges = plain.structures[0]?.badges ?? [];
        const model = badges.find(({id}) => id === 'cle-de-cle');
        for (const id of tower) if (!badges.some((one) => one['id'] === id)) badges.push({...model, id});
        tower.forEach((id, floor) => {
          const requires = floor === 0 ? [{badge: 'un'}, {badge: 'deux'}] : [{badge: tower[floor - 1]}];
          const badge = badges.find((one) => one['id'] === id);
          if (badge) badge['process'] = {mode: 'keyBadge', requires, onRevoked: policies[floor]};
        });
      });
      const {token} = await world.signIn('sami@example.org');
      await earn(world, token, 'un', 'deux');
      const states = async () =>
        Promise.all(
          tower.map(async (id) => {
            const award = await awardOf(world, token, id);
            return award?.state === 'issued' && award.suspendedAt !== undefined ? 'suspended' : award?.state;
          }),
        );
      assert.deepEqual(await states(), ['issued', 'issued', 'issued', 'issued']);
      const revoke = async (badge: string) => {
        const award = (await awardOf(world, token, badge))?.id ?? '';
        await world.backend.revoke({award, reason: 'Donné par erreur.'});
        await world.backend.drainOutbox();
      };
      return {token, states, revoke};
    };
    const subjects = async () => {
      const reply = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
      return ((await reply.json()) as {items: {subject: string}[]}).items.map(({subject}) => subject);
    };

    it('wait with a suspended one below them, as far as their policies carry it, and come back with it', async () => {
      const {token, states, revoke} = await buildTower('suspend', 'revoke', 'suspend', 'keep');
      await revoke('un');
      assert.deepEqual(await states(), ['suspended', 'suspended', 'suspended', 'issued']);
      const nested = await awardOf(world, token, 'tour');
      const {checks} = await verdictOn(world, nested?.credentialUrl);
      assert.equal(checks.find(({id}) => id === 'status')?.code, 'SUSPENDED');
      assert.equal((await subjects()).filter((subject) => subject.includes('est en pause')).length, 3);
      await earn(world, token, 'un');
      assert.deepEqual(await states(), ['issued', 'issued', 'issued', 'issued']);
      assert.equal((await verdictOn(world, nested?.credentialUrl)).outcome, 'verified');
      assert.equal((await subjects()).filter((subject) => subject.includes('de nouveau bon')).length, 3);
      await revoke('deux');
      assert.deepEqual(await states(), ['suspended', 'suspended', 'suspended', 'issued'], 'again');
      assert.equal((await subjects()).filter((subject) => subject.includes('est en pause')).length, 6);
    });

    it('fall for good only with one that falls for good', async () => {
      const {states, revoke} = await buildTower('suspend', 'revoke', 'revoke', 'suspend');
      await revoke('un');
      assert.deepEqual(await states(), ['suspended', 'suspended', 'suspended', 'suspended']);
      await revoke('cle');
      assert.deepEqual(await states(), ['revoked', 'revoked', 'revoked', 'suspended']);
    });
  });
});

describe('badges of other issuers', () => {
  let world: TestWorld;
  let adviser: {token: string};
  const issuer = `${PUBLIC_URL}/issuers/voisine`;
  const achievement = `${PUBLIC_URL}/structures/voisine/badges/ailleurs`;
  before(async () => {
    world = await openWorld();
    await apply(world, (plain) => {
      const [own, other] = plain.structures;
      const [model] = own?.badges ?? [];
      const process = {mode: 'automaticOnRequest'};
      const origins = own?.origins ?? [];
      Object.assign(other ?? {}, {
        origins,
        badges: ['ailleurs', 'non-dit'].map((id) => ({...model, id, process})),
      });
      const from = {issuer, achievement};
      own?.badges.push({
        ...model,
        id: 'pont',
        process: {mode: 'keyBadge', requires: [{badge: 'la-bas', from}]},
      });
      own?.pathways?.push({
        id: 'avec-ailleurs',
        title: 'Avec ailleurs',
        steps: [{id: 'un', kind: 'badge', badge: 'un', alsoFrom: [from]}] as never,
        edges: [],
      });
    });
    adviser = {token: (await world.signIn('nadege@trois-saules.example')).token};
  });
  after(() => world.close());

  /** A badge of the other structure, in the person's hands. */
  const receive = async (email: string, badge = 'ailleurs') => {
    const there = {structure: 'voisine'};
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('signIn.sendCode', {...there, email});
    const code = await world.lastCode(email);
    const {token} = (await world.ask('signIn.withCode', {...there, email, code})).value;
    await world.ask('requests.submit', {...there, requestId: crypto.randomUUID(), badge}, {token});
    await world.backend.drainOutbox();
    const {items} = (await world.ask('me.awards', there, {token})).value;
    const award = items.find((one) => one.badge === badge);
    const credential = await (await world.fetch(new URL(award?.credentialUrl ?? '').pathname)).text();
    const image = await (await world.fetch(new URL(award?.imageUrl ?? '').pathname)).blob();
    const copy = await world.ask(
      'awards.copyFor',
      {...there, award: award?.id ?? '', format: 'json'},
      {token},
    );
    return {award: award?.id ?? '', credential, image, named: await copy.value.text()};
  };
  const bring = async (token: string, file: string | Blob) =>
    world.ask('foreignBadges.add', {file: typeof file === 'string' ? new Blob([file]) : file}, {token});

  it('count at once when they name the address that the person has proven here', async () => {
    const {named} = await receive('yasmine@example.org');
    const {token} = await world.signIn('yasmine@example.org');
    const added = await bring(token, named);
    assert.deepEqual(
      [added.status, added.value.state, added.value.issuerName],
      [201, 'counts', 'La Voisine'],
    );
    assert.equal((await bring(token, named)).value.id, added.value.id);
    await world.backend.drainOutbox();
    const key = await awardOf(world, token, 'pont');
    assert.deepEqual([key?.state, key?.countedFrom], ['issued', [added.value.id]]);
    const progress = await world.ask('pathways.progress', {pathway: 'avec-ailleurs'}, {token});
    assert.deepEqual(
      progress.value.steps.map(({state, issuer: by}) => [state, by]),
      [['earned', issuer]],
    );
  });

  it('never count for somebody whom they do not name', async () => {
    const {named} = await receive('amine@example.org');
    const {token} = await world.signIn('voleur@example.org');
    const {value} = await bring(token, named);
    assert.equal(value.state, 'notTheirs');
    const confirmed = await world.ask('foreignBadges.confirm', {foreignBadge: value.id}, adviser);
    assert.equal(confirmed.problem?.code, 'RECIPIENT_NOT_PROVEN');
    await world.backend.drainOutbox();
    assert.equal(await awardOf(world, token, 'pont'), undefined);
  });

  it('wait for an adviser when they do not say whose they are', async () => {
    const {image} = await receive('lina@example.org');
    const {token, person} = await world.signIn('lina@example.org');
    const {value} = await bring(token, image);
    assert.equal(value.state, 'toConfirm');
    const {items} = (await world.ask('foreignBadges.toConfirm', {}, adviser)).value;
    assert.deepEqual(
      items.map(({id, person: whose}) => [id, whose]),
      [[value.id, person.id]],
    );
    const confirm = async (init: {token: string}) =>
      world.ask('foreignBadges.confirm', {foreignBadge: value.id}, init);
    assert.equal((await confirm({token})).problem?.code, 'FORBIDDEN');
    assert.equal((await confirm(adviser)).value.state, 'counts');
    await world.backend.drainOutbox();
    assert.equal((await awardOf(world, token, 'pont'))?.state, 'issued');
    const removed = await world.ask('foreignBadges.remove', {foreignBadge: value.id}, {token});
    assert.equal(removed.status, 204);
    assert.equal((await awardOf(world, token, 'pont'))?.state, 'issued', 'what was given stays');
  });

  it('are refused when they are forged, taken back, of no list, or no badges', async () => {
    const {named, credential, award} = await receive('omar@example.org');
    const {token} = await world.signIn('omar@example.org');
    const forged = JSON.stringify({...(JSON.parse(named) as object), awardedDate: '2020-01-01T00:00:00Z'});
    assert.equal((await bring(token, forged)).value.state, 'notVerified');
    const {named: unlisted} = await receive('omar@example.org', 'non-dit');
    assert.equal((await bring(token, unlisted)).problem?.code, 'FOREIGN_NOT_LISTED');
    assert.equal((await bring(token, 'bonjour')).problem?.code, 'CREDENTIAL_MALFORMED');
    await world.backend.revoke({award, reason: 'Donné par erreur.'});
    assert.equal((await bring(token, credential)).value.state, 'notVerified');
    await world.backend.drainOutbox();
    assert.equal(await awardOf(world, token, 'pont'), undefined);
  });
});
