/** What people are told of badges that are given on Open Badge Factory too: their holder, and the lead of the structure. */
import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {PUBLIC_URL} from '../../packages/server/test/world.js';
import {type Given, leadEmail, type ObfWorld, openObfWorld} from './obf-world.ts';

const hourMs = 3_600_000;

function only<T>(all: readonly T[]): T {
  const [one, ...others] = all;
  assert.ok(one !== undefined && others.length === 0);
  return one;
}

describe('what the holder is told of a badge that is given on another platform too', () => {
  let at: ObfWorld;
  before(async () => {
    at = await openObfWorld('v2');
  });
  beforeEach(() => at.mend());
  after(async () => at.close());

  const told = async ({email, award}: Given) => {
    // Hours may have passed.
    const {token} = await at.world.signIn(email);
    const {items} = (await at.world.ask('me.awards', {}, {token})).value;
    return items.find(({id}) => id === award)?.elsewhere;
  };
  const tend = async (): Promise<void> => {
    await at.world.backend.tendElsewhere();
    await at.world.backend.tendElsewhere();
  };

  it('is that it waits for their yes, is on its way, waits there with its link, and is in their wallet', async () => {
    const given = await at.give();
    assert.deepEqual(await told(given), [{platform: 'obf', state: 'onYes'}]);
    const {token, award} = given;
    const answered = await at.world.ask('me.answerAward', {award, answer: 'accept'}, {token});
    assert.deepEqual(answered.value.elsewhere, [{platform: 'obf', state: 'waiting'}]);
    await tend();
    const {recipient} = only(at.issuedTo(given.email));
    const receiveUrl = `${at.obf.url}/c/receive?tk=${recipient.assertion}`;
    assert.deepEqual(await told(given), [{platform: 'obf', state: 'sent', receiveUrl}]);
    at.obf.platform.receive(recipient.assertion);
    at.wait(hourMs);
    await tend();
    assert.deepEqual(await told(given), [{platform: 'obf', state: 'received', receiveUrl}]);
    at.obf.platform.receive(recipient.assertion, {inPassport: true});
    at.wait(hourMs);
    await tend();
    assert.deepEqual(await told(given), [{platform: 'obf', state: 'inWallet'}]);
  });

  it('is that it was refused there, or taken back there, while it is good here', async () => {
    const given = await at.give();
    at.obf.faults.refusedEmails.add(given.email);
    await at.accept(given);
    await tend();
    assert.deepEqual(await told(given), [{platform: 'obf', state: 'refused'}]);

    const other = await at.giveAndAccept();
    await tend();
    const {event} = only(at.issuedTo(other.email));
    at.obf.platform.revoke(event, [other.email]);
    at.wait(hourMs);
    await tend();
    assert.deepEqual(await told(other), [{platform: 'obf', state: 'takenBack'}]);
  });

  it('is nothing where the badge is given nowhere else, or is no longer good here', async () => {
    const given = await at.give();
    await at.world.backend.revoke({award: given.award, reason: 'Donné par erreur.'});
    assert.equal(await told(given), undefined);
    const {token} = await at.world.signIn('sans-lien@exemple.example');
    const only = await at.giveTo({email: 'sans-lien@exemple.example', token}, 'soutien');
    await at.apply({un: at.theirs.id});
    const nowhere = await at.world.signIn('nulle-part@exemple.example');
    const unlinked = await at.giveTo({email: 'nulle-part@exemple.example', token: nowhere.token}, 'soutien');
    assert.equal(await told(unlinked), undefined);
    // What was linked when it was given goes there all the same.
    assert.deepEqual(await told(only), [{platform: 'obf', state: 'waiting'}]);
    await at.apply({un: at.theirs.id, soutien: at.support.id});
  });

  it('is nothing where the badge is past its date here', async () => {
    const linked = {un: at.theirs.id, soutien: at.support.id};
    await at.apply(linked, ({structures: [first]}) => {
      Object.assign(first!.badges[0]!, {validForMonths: 1});
    });
    const given = await at.giveAndAccept();
    await tend();
    assert.equal((await told(given))?.[0]?.state, 'sent');
    at.wait(40 * 24 * hourMs);
    assert.equal(await told(given), undefined);
    await at.apply(linked);
  });

  it('is told to no page that the structure does not know', async () => {
    const given = await at.giveAndAccept();
    await tend();
    const page = 'https://partner.example';
    const {token: own} = await at.world.signIn(given.email, PUBLIC_URL);
    const forPage = await at.world.ask('signIn.forPage', {origin: page}, {token: own, origin: PUBLIC_URL});
    const init = {token: forPage.value.token, origin: page};
    const {items} = (await at.world.ask('me.awards', {}, init)).value;
    const award = items.find(({id}) => id === given.award);
    assert.equal(award?.state, 'issued');
    assert.equal(award.elsewhere, undefined);
    const other = await at.give();
    const {token} = await at.world.signIn(other.email, PUBLIC_URL);
    const elsewhere = await at.world.ask('signIn.forPage', {origin: page}, {token, origin: PUBLIC_URL});
    const answered = await at.world.ask(
      'me.answerAward',
      {award: other.award, answer: 'accept'},
      {token: elsewhere.value.token, origin: page},
    );
    assert.equal(answered.problem?.code, 'FORBIDDEN');
  });

  it('is told to nobody else', async () => {
    const given = await at.giveAndAccept();
    await tend();
    const {items} = (await at.world.ask('me.awards', {}, {token: given.token})).value;
    const award = items.find(({id}) => id === given.award);
    assert.match(award?.elsewhere?.[0]?.receiveUrl ?? '', /^http/, 'its holder has the link');
    for (const url of [award?.pageUrl, award?.credentialUrl]) {
      const reply = await at.world.fetch((url ?? '').replace(PUBLIC_URL, ''));
      assert.equal(reply.status, 200);
      assert.doesNotMatch(await reply.text(), /receive\?tk|inWallet|Open Badge Factory/);
    }
  });
});

describe('what the lead is told of badges that are given on another platform too', () => {
  let at: ObfWorld;
  let lead: {token: string; origin: string};
  before(async () => {
    at = await openObfWorld('v2');
    lead = {token: (await at.world.signIn(leadEmail, PUBLIC_URL)).token, origin: PUBLIC_URL};
  });
  beforeEach(() => at.mend());
  after(async () => at.close());

  const report = async () => (await at.world.ask('elsewhere.get', {}, lead)).value;

  it('is which badges, in whose name, and that nothing waits', async () => {
    assert.deepEqual(await report(), {
      ...{platform: 'obf', isConnected: true, places: [], alias: 'Saules'},
      badges: [
        {badge: 'soutien', badgeName: {fr: 'Badge soutien', en: 'soutien'}, theirBadge: at.support.id},
        {badge: 'un', badgeName: {fr: 'Badge un', en: 'un'}, theirBadge: at.theirs.id},
      ],
      ...{given: 0, received: 0, takenBack: 0, waiting: 0, refused: 0, notTakenBack: 0, stuck: []},
    });
  });

  it('is what works, tried by the server: nothing of its credentials is said', async () => {
    const {items} = (await at.world.ask('elsewhere.test', {}, lead)).value;
    assert.deepEqual(
      items.map(({check, state}) => `${check} ${state}`),
      [
        ...['token works', 'organisation works', 'badges works', 'events works'],
        ...['applications unsupported', 'aliases works', 'issuing works'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(items), new RegExp(`${at.inae.secret}|${at.inae.id}`));
    at.obf.faults.isUnavailable = true;
    at.wait(11_000);
    const down = (await at.world.ask('elsewhere.test', {}, lead)).value.items;
    assert.deepEqual(down[0], {check: 'token', state: 'fails', code: 'PLATFORM_DOWN'});
    assert.ok(down.slice(1).every(({state}) => state === 'untried'));
  });

  it('asks the platform once, however often it is tried at the same time and a moment after', async () => {
    at.wait(11_000);
    const before = at.obf.calls.length;
    await Promise.all([1, 2, 3].map(async () => at.world.ask('elsewhere.test', {}, lead)));
    const each = at.obf.calls.length - before;
    assert.ok(each > 0 && each < 8, String(each));
    at.wait(9000);
    await at.world.ask('elsewhere.test', {}, lead);
    assert.equal(at.obf.calls.length - before, each);
    at.wait(2000);
    await at.world.ask('elsewhere.test', {}, lead);
    assert.equal(at.obf.calls.length - before, 2 * each);
  });

  it('is no figure of the whole organisation', async () => {
    at.wait(11_000);
    const {items} = (await at.world.ask('elsewhere.test', {}, lead)).value;
    assert.deepEqual(
      items.filter(({count}) => count !== undefined),
      [],
    );
  });

  it('is what waits and what was refused, with its code and nobody’s name, and it is tried again when they say so', async () => {
    const refused = await at.give();
    at.obf.faults.refusedEmails.add(refused.email);
    await at.accept(refused);
    await at.world.backend.tendElsewhere();
    at.obf.faults.isUnavailable = true;
    const waiting = await at.giveAndAccept();
    await at.world.backend.tendElsewhere();
    const {stuck, ...counts} = await report();
    assert.deepEqual(
      stuck.map(({award, state, code, failures}) => [award, state, code, failures]),
      [
        [refused.award, 'refused', 'EMAIL_REFUSED', 0],
        [waiting.award, 'waiting', 'PLATFORM_DOWN', 1],
      ],
    );
    assert.deepEqual([counts.waiting, counts.refused], [1, 1]);
    assert.doesNotMatch(JSON.stringify(stuck), /Sami|@/);

    at.mend();
    at.obf.faults.refusedEmails.clear();
    assert.deepEqual((await at.world.ask('elsewhere.retry', {}, lead)).value, {count: 2});
    await at.world.backend.tendElsewhere();
    const later = await report();
    assert.deepEqual([later.stuck, later.given], [[], 2]);
  });

  it('is what the platform did not take back, which is tried again too', async () => {
    const given = await at.giveAndAccept();
    await at.world.backend.tendElsewhere();
    await at.world.backend.tendElsewhere();
    at.instead.revoke = async () =>
      Promise.reject(Object.assign(new Error('no'), {code: 'REFUSED', isFinal: true, isForAll: false}));
    at.wait(2 * hourMs);
    lead = {...lead, token: (await at.world.signIn(leadEmail, PUBLIC_URL)).token};
    const takenBackAt = at.world.clock.now.toISOString();
    await at.world.backend.revoke({award: given.award, reason: 'Donné par erreur.'});
    await at.world.backend.tendElsewhere();
    const {stuck, notTakenBack} = await report();
    assert.deepEqual(
      stuck.map(({award, state, code, nextTryAt, since}) => [award, state, code, nextTryAt, since]),
      [[given.award, 'notTakenBack', 'REFUSED', undefined, takenBackAt]],
    );
    assert.equal(notTakenBack, 1);
    const metrics = await at.world.fetch('/metrics', {headers: {authorization: 'Bearer m'}});
    const counted = await metrics.text();
    assert.match(counted, /^pepites_refused\{of="elsewhere",code="REFUSED"\} 1$/m);
    assert.match(counted, /^pepites_platform_refusals_total\{platform="obf",code="REFUSED"\} 1$/m);
    assert.match(counted, /^pepites_platform_refusals_total\{platform="obf",code="EMAIL_REFUSED"\} 1$/m);
    const [first] = await at.world.backend.issuedElsewhere();
    assert.deepEqual([first?.award, first?.isToBeTakenBack], [given.award, true]);
    at.mend();
    assert.deepEqual((await at.world.ask('elsewhere.retry', {}, lead)).value, {count: 1});
    await at.world.backend.tendElsewhere();
    assert.deepEqual((await report()).stuck, []);
    assert.ok(at.issuedTo(given.email)[0]?.recipient.revokedAt);
  });

  it('is nothing of another structure', async () => {
    assert.ok((await at.world.backend.issuedElsewhere()).length > 0);
    const reply = await at.world.ask('elsewhere.get', {structure: 'voisine'}, lead);
    assert.equal(reply.problem?.code, 'SESSION_ENDED');
  });

  it('is of their own structure alone, also where the other gives badges there, and so is what they try again', async () => {
    const neighbour = 'voisine';
    await at.apply({un: at.theirs.id, soutien: at.support.id}, ({structures: [first, second]}) => {
      const badge = first!.badges.find(({id}) => id === 'soutien')!;
      Object.assign(second!, {
        staff: [{email: 'vera@voisine.example', name: 'Véra', roles: ['lead']}],
        badges: [badge],
        issuedThrough: {platform: 'obf', badges: {soutien: at.support.id}},
      });
    });
    const signIn = async (email: string): Promise<{token: string; origin: string}> => {
      at.wait(1000);
      const init = {origin: PUBLIC_URL};
      await at.world.ask('signIn.sendCode', {structure: neighbour, email}, init);
      const code = await at.world.lastCode(email);
      const {value} = await at.world.ask('signIn.withCode', {structure: neighbour, email, code}, init);
      return {...init, token: value.token};
    };
    lead = {...lead, token: (await at.world.signIn(leadEmail, PUBLIC_URL)).token};
    const before = await report();
    at.obf.faults.isUnavailable = true;
    const holder = await signIn('samia@exemple.example');
    const submitted = await at.world.ask(
      'requests.submit',
      {
        ...{structure: neighbour, requestId: crypto.randomUUID(), badge: 'soutien', consent: true},
        ...{answers: [{question: 'reussite', text: 'J’ai fini un travail.'}], displayName: 'Samia'},
      },
      holder,
    );
    assert.equal(submitted.problem, undefined);
    await at.world.backend.drainOutbox();
    await at.world.backend.tendElsewhere();

    assert.deepEqual(await report(), before);
    assert.deepEqual((await at.world.ask('elsewhere.retry', {}, lead)).value, {count: 0});
    const theirs = await signIn('vera@voisine.example');
    const told = (await at.world.ask('elsewhere.get', {structure: neighbour}, theirs)).value;
    assert.deepEqual(
      [told.badges.map(({badge}) => badge), told.waiting, told.stuck.map(({code}) => code)],
      [['soutien'], 1, ['PLATFORM_DOWN']],
    );
    at.mend();
    assert.deepEqual((await at.world.ask('elsewhere.retry', {structure: neighbour}, theirs)).value, {
      count: 1,
    });
  });
});
