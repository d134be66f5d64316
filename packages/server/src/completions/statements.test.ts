import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  authority,
  course,
  type CourseWorld,
  homePage,
  openCourseWorld,
  quizPassed,
  satisfied,
  unitPassed,
  voided,
} from '../../test/course-world.js';
import {PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

describe('statements of a record store', () => {
  let world: TestWorld;
  let opened: CourseWorld;
  before(async () => {
    opened = await openCourseWorld();
    ({world} = opened);
  });
  after(() => world.close());

  const forward = async (...statements: object[]) =>
    (
      await world.ask(
        'statements.forward',
        {statements: statements.map((one) => JSON.stringify(one))},
        opened.apiKey,
      )
    ).value.items;
  const first = async (statement: object) => (await forward(statement))[0];
  const inShort = async (statement: object) => {
    const {outcome, code, badges} = (await first(statement)) ?? {};
    return [outcome, code, ...(badges ?? []).map((one) => `${one.badge} ${one.state}`)]
      .filter((part) => part !== undefined)
      .join(' ');
  };
  const createClaim = (learner: string, badge = 'gestes') =>
    world.ask('claims.create', {learner, badge}, opened.apiKey);
  const redeem = async (learner: string, email: string, badge = 'gestes') => {
    const {token} = await world.signIn(email);
    const {claim} = (await createClaim(learner, badge)).value;
    const reply = await world.ask('claims.redeem', {claim}, {token});
    await world.backend.drainOutbox();
    return {token, reply};
  };
  const awards = async (token: string) => (await world.ask('me.awards', {}, {token})).value.items;

  it('give the badge of a course that the platform says is satisfied, once, by a link for the learner', async () => {
    const statement = satisfied({learner: 'nora'});
    assert.deepEqual(await first(statement), {
      statement: statement.id,
      ...{outcome: 'counted', trust: 'T3', why: 'JUDGED_BY_PLATFORM'},
      badges: [{badge: 'gestes', state: 'claimable'}],
    });
    const {items} = (await world.ask('claims.waiting', {}, opened.apiKey)).value;
    assert.deepEqual(
      items.map(({badge, learner}) => [badge, learner]),
      [['gestes', 'nora']],
    );
    const claim = (await createClaim('nora')).value;
    assert.equal(claim.claimUrl, `${PUBLIC_URL}/claims/${claim.claim}`);
    const {token, reply} = await redeem('nora', 'nora@example.org');
    assert.equal(reply.value.badge, 'gestes');
    assert.equal(await inShort(statement), 'known');
    assert.equal(await inShort(satisfied({learner: 'nora'})), 'counted gestes awarded');
    assert.deepEqual(
      (await awards(token)).map(({badge, state}) => [badge, state]),
      [['gestes', 'issued']],
    );
    assert.equal((await createClaim('nora')).problem?.code, 'LEARNER_LINKED');
    assert.deepEqual((await world.ask('claims.waiting', {}, opened.apiKey)).value.items, []);
  });

  it('are believed as far as who wrote them, not as what they say', async () => {
    const by = (other: object | undefined) => satisfied({learner: 'faux', authority: other});
    assert.equal(await inShort(by(undefined)), 'ignored TRUST_TOO_LOW');
    const unit = {account: {...authority.account, name: 'session-8f2'}};
    const forged = await first(by(unit));
    assert.deepEqual([forged?.trust, forged?.why], ['T0', 'AUTHORITY_UNKNOWN']);
    assert.equal(await inShort(unitPassed({learner: 'faux'})), 'ignored TRUST_TOO_LOW');
    assert.equal((await createClaim('faux')).problem?.code, 'LEARNER_UNKNOWN');
    // Nothing of it was kept: told by the platform itself, it counts.
    const {id} = by(unit);
    assert.equal(await inShort({...by(authority), id}), 'counted gestes claimable');
  });

  it('of plain xAPI count for a rule with a score, and not for a badge that asks for more trust', async () => {
    assert.equal(await inShort(quizPassed(0.79, {learner: 'q'})), 'counted quiz criteriaNotMet');
    assert.equal(await inShort(quizPassed(0.8, {learner: 'q'})), 'counted quiz claimable');
    const strict = {
      ...quizPassed(1),
      verb: {id: 'http://adlnet.gov/expapi/verbs/completed'},
      object: {id: 'https://cours.example/strict'},
    };
    assert.equal(await inShort(strict), 'ignored TRUST_TOO_LOW strict refused');
    assert.equal(
      await inShort(satisfied({activity: 'https://cours.example/strict', learner: 'q'})),
      'counted strict claimable',
    );
  });

  it('that are no news, or cannot be read, say why, and spoil none of the others', async () => {
    const items = await forward(
      {...satisfied(), verb: {id: 'http://adlnet.gov/expapi/verbs/initialized'}},
      satisfied({activity: 'https://cours.example/inconnu'}),
      {...satisfied(), id: undefined},
      satisfied({at: '2026-11-25T09:00:00Z'}),
      {...satisfied(), result: {score: {scaled: 7}}},
      satisfied({learner: 'parmi'}),
    );
    assert.deepEqual(
      items.map(({outcome, code, at}) => [outcome, code, at].filter((one) => one !== undefined).join(' ')),
      [
        ...['ignored NOT_ABOUT_COMPLETION', 'ignored ACTIVITY_NOT_ASKED', 'refused STATEMENT_ID_MISSING'],
        ...['refused TIME_IN_FUTURE', 'refused SCORE_OUT_OF_RANGE result.score.scaled', 'counted'],
      ],
    );
    const broken = await world.ask('statements.forward', {statements: ['{"id":']}, opened.apiKey);
    assert.equal(broken.value.items[0]?.code, 'NOT_JSON');
  });

  it('with an id that another had are refused, however their members stand', async () => {
    const statement = satisfied({learner: 'ordre'});
    assert.match(await inShort(statement), /^counted/);
    const turned = Object.fromEntries(Object.entries(statement).reverse());
    assert.equal(await inShort({...turned, stored: '2026-11-24T08:00:09.000Z'}), 'known');
    assert.equal(
      await inShort({...statement, actor: {account: {homePage, name: 'autre'}}}),
      'refused STATEMENT_CONFLICT',
    );
  });

  it('taken back contest the badge, and take nothing away by themselves', async () => {
    const statement = satisfied({learner: 'omar'});
    await forward(statement);
    const {token} = await redeem('omar', 'omar@example.org');
    assert.equal(await inShort(voided(statement.id, {authority: undefined})), 'ignored TRUST_TOO_LOW');
    const taking = voided(statement.id);
    assert.equal(await inShort(taking), 'voided');
    assert.equal(await inShort(taking), 'known');
    const contests = (await world.ask('criteria.contests', {}, opened.lead)).value.items;
    assert.deepEqual(
      contests.map(({badge, cause}) => [badge, cause]),
      [['gestes', 'factVoided']],
    );
    assert.equal((await awards(token))[0]?.state, 'issued');
    assert.equal(await inShort(statement), 'ignored STATEMENT_VOIDED');
  });

  it('are taken back by the platform’s key too, whose word is less: a person decides', async () => {
    const statement = satisfied({learner: 'repris'});
    await forward(statement);
    const {token} = await redeem('repris', 'repris@example.org');
    const taken = {badge: 'gestes', learner: 'repris', activity: course, registration: statement.id};
    const other = await world.ask('completions.void', {...taken, learner: 'nora'}, opened.apiKey);
    assert.equal(other.problem?.code, 'FACT_UNKNOWN');
    const {value} = await world.ask('completions.void', taken, opened.apiKey);
    assert.equal(value.state, 'contested');
    assert.deepEqual(
      (await awards(token)).map(({state}) => state),
      ['issued'],
    );
  });

  it('taken back before they came never count', async () => {
    const statement = satisfied({learner: 'tôt'});
    assert.equal(await inShort(voided(statement.id)), 'voided');
    assert.equal(await inShort(statement), 'ignored STATEMENT_VOIDED');
    assert.equal((await createClaim('tôt')).problem?.code, 'LEARNER_UNKNOWN');
  });

  it('sent for a day, each minute, by several senders at once, give one badge', async () => {
    const statement = satisfied({learner: 'jour'});
    const together = await Promise.all(Array.from({length: 8}, () => inShort(statement)));
    assert.deepEqual(together.sort(), ['counted gestes claimable', ...Array<string>(7).fill('known')]);
    const {token} = await redeem('jour', 'jour@example.org');
    for (let hour = 0; hour < 24; hour++) {
      world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
      assert.equal(await inShort(statement), 'known');
    }
    assert.equal(await world.backend.drainOutbox(), 0);
    world.clock.now = new Date('2026-11-24T12:00:00Z');
    const again = await world.signIn('jour@example.org');
    assert.equal((await awards(again.token)).length, 1);
    assert.ok(token);
  });

  it('name a learner by address without keeping it, and find who has it', async () => {
    const {token} = await world.signIn('adresse@example.org');
    const statement = satisfied({actor: {mbox: 'mailto:Adresse@example.org'}});
    assert.equal(await inShort(statement), 'counted gestes awarded');
    await world.backend.drainOutbox();
    assert.equal((await awards(token))[0]?.state, 'issued');
    const data = JSON.stringify((await world.ask('me.data', {}, {token})).value);
    assert.match(data, /hash:/);
    assert.doesNotMatch(data, /mailto:/);
  });

  it('of one learner who would be two people are refused', async () => {
    await forward(satisfied({learner: 'double'}));
    await redeem('double', 'double@example.org');
    await world.signIn('ailleurs@example.org');
    const report = (email: string) =>
      world.ask(
        'awards.create',
        {badge: 'gestes', learner: {ref: 'double', email}, completion: {activity: course, completed: true}},
        opened.apiKey,
      );
    assert.equal((await report('ailleurs@example.org')).problem?.code, 'IDENTITY_CONFLICT');
    // Nobody's address: people change theirs.
    assert.equal((await report('nouvelle@example.org')).value.state, 'awarded');
    // The same name on another home page is another learner.
    const elsewhere = satisfied({actor: {account: {homePage: 'https://autre.example/', name: 'double'}}});
    assert.equal(await inShort(elsewhere), 'counted gestes claimable');
  });

  it('stay in the structure and with the platform that they came from', async () => {
    const statement = satisfied({learner: 'voisin'});
    const key = await world.backend.createApiKey({structure: 'voisine', platform: 'cours'});
    const at = (structure: string, token: string) =>
      world.ask(
        'statements.forward',
        {structure, statements: [JSON.stringify(statement)]},
        {token, origin: null},
      );
    assert.equal((await at(STRUCTURE, key)).problem?.code, 'FORBIDDEN');
    assert.equal((await at('voisine', key)).value.items[0]?.outcome, 'counted');
    // Another platform takes back what is not its own.
    const other = {
      token: await world.backend.createApiKey({structure: STRUCTURE, platform: 'autre'}),
      origin: null,
    };
    const taking = await world.ask(
      'statements.forward',
      {statements: [JSON.stringify(voided(statement.id))]},
      other,
    );
    assert.equal(taking.value.items[0]?.code, 'TRUST_TOO_LOW');
    assert.match(await inShort(statement), /^counted/);
    assert.equal(
      (await world.ask('claims.create', {badge: 'gestes', learner: 'voisin'}, other)).problem?.code,
      'LEARNER_UNKNOWN',
    );
  });

  it('list those who wait page by page', async () => {
    await forward(...Array.from({length: 5}, (_, i) => satisfied({learner: `attend-${i}`})));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = (
        await world.ask('claims.waiting', {limit: 2, ...(cursor !== undefined && {cursor})}, opened.apiKey)
      ).value;
      assert.ok(page.items.length <= 2);
      seen.push(...page.items.map(({learner, badge}) => `${badge} ${learner}`));
      cursor = page.next;
    } while (cursor !== undefined);
    assert.equal(new Set(seen).size, seen.length);
    for (const i of [0, 1, 2, 3, 4]) assert.ok(seen.includes(`gestes attend-${i}`));
    const bad = await world.ask('claims.waiting', {cursor: 'abc'}, opened.apiKey);
    assert.equal(bad.problem?.code, 'BAD_REQUEST');
  });

  it('go with the person who is erased', async () => {
    await forward(satisfied({learner: 'efface-moi'}));
    const {token} = await redeem('efface-moi', 'efface@example.org');
    assert.match(JSON.stringify((await world.ask('me.data', {}, {token})).value), /"statement/);
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, {token});
    const code = await world.lastCode('efface@example.org');
    assert.equal((await world.ask('me.erase', {code}, {token})).status, 204);
    assert.equal((await createClaim('efface-moi')).problem?.code, 'LEARNER_UNKNOWN');
  });
});

describe('the xAPI door for stores that forward', () => {
  let world: TestWorld;
  let opened: CourseWorld;
  before(async () => {
    opened = await openCourseWorld();
    ({world} = opened);
  });
  after(() => world.close());

  const send = (body: string, {method = 'POST', token = opened.apiKey.token, query = ''} = {}) =>
    world.fetch(`/structures/${STRUCTURE}/xapi/statements${query}`, {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(`cours:${token}`).toString('base64')}`,
        'content-type': 'application/json',
        'x-experience-api-version': '1.0.3',
      },
      ...(method !== 'GET' && {body}),
    });
  const waiting = async () =>
    (await world.ask('claims.waiting', {}, opened.apiKey)).value.items.map(({learner}) => learner);

  it('takes one or several, and answers their ids', async () => {
    const [one, two] = [satisfied({learner: 'un'}), satisfied({learner: 'deux'})];
    const reply = await send(JSON.stringify([one, two, {...one, verb: {id: 'x'}}, null]));
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('x-experience-api-version'), '1.0.3');
    assert.deepEqual(await reply.json(), [one.id, two.id, one.id, null]);
    const id = crypto.randomUUID();
    const put = await send(JSON.stringify({...satisfied({learner: 'trois'}), id: undefined}), {
      method: 'PUT',
      query: `?statementId=${id}`,
    });
    assert.equal(put.status, 204);
    assert.deepEqual((await waiting()).sort(), ['deux', 'trois', 'un']);
  });

  it('refuses who has no key, and what is no JSON, by a problem with a code', async () => {
    const code = async (reply: Response) => ((await reply.json()) as {code: string}).code;
    assert.equal(await code(await send('[]', {token: 'pep_x'})), 'API_KEY_WRONG');
    assert.equal(await code(await send('[]', {token: 'x'})), 'API_KEY_WRONG');
    assert.equal(await code(await send('{')), 'BAD_REQUEST');
    const many = JSON.stringify(Array.from({length: 101}, () => null));
    assert.equal(await code(await send(many)), 'BAD_REQUEST');
    const about = await world.fetch(`/structures/${STRUCTURE}/xapi/about`);
    assert.deepEqual(await about.json(), {version: ['1.0.3']});
  });
});
