import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Session} from '@pepites/recognition';
import {type Lies, type Passkey, SoftAuthenticator} from '../../../../test/support/soft-authenticator.js';
import {
  images,
  makeDefinition,
  openWorld,
  PAGE,
  PUBLIC_URL,
  STRUCTURE,
  type TestWorld,
} from '../../test/world.js';
import type {LogEntry} from '../services.js';

const NADEGE = 'nadege@trois-saules.example';
const DRISS = 'driss@trois-saules.example';
const MANAGER = 'dominique@trois-saules.example';

interface Asked {
  readonly challenge: string;
  readonly user: {readonly id: string};
}

describe('passkeys of staff', () => {
  let world: TestWorld;
  const log: LogEntry[] = [];
  const device = new SoftAuthenticator(PUBLIC_URL);
  before(async () => {
    world = await openWorld({log: (entry) => log.push(entry)});
  });
  after(() => world.close());

  const post = async (
    path: string,
    body: object,
    {token, origin = PUBLIC_URL}: {token?: string; origin?: string} = {},
  ) => {
    const headers = new Headers({'content-type': 'application/json', origin});
    if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
    const init = {method: 'POST', headers, body: JSON.stringify(body)};
    return world.fetch(`/structures/${STRUCTURE}/${path}`, init);
  };
  const codeOf = async (reply: Response) =>
    reply.ok ? 'OK' : `${reply.status} ${((await reply.json()) as {code: string}).code}`;
  const askToMake = async (token: string) =>
    (await (await post('me/passkeys/challenges', {}, {token})).json()) as Asked;
  const askToEnter = async () => (await (await post('sign-in/passkeys/challenges', {})).json()) as Asked;
  const make = async (token: string, lies?: Lies) => {
    const {passkey, response} = device.make(await askToMake(token), lies);
    const reply = await post('me/passkeys', {name: 'Mon téléphone', response}, {token});
    return {passkey, code: await codeOf(reply)};
  };
  const enter = async (passkey: Passkey, lies?: Lies) =>
    post('sign-in/passkeys', {response: device.use(passkey, await askToEnter(), lies)});
  const madeBy = async (email: string) => {
    const {token, person} = await world.signIn(email, PUBLIC_URL);
    const {passkey, code} = await make(token);
    assert.equal(code, 'OK');
    return {token, person, passkey, onPage: {token, origin: PUBLIC_URL}};
  };

  it('are made by who is signed in, and open an ordinary session of theirs', async () => {
    const {passkey, person, onPage} = await madeBy(NADEGE);
    const reply = await enter(passkey);
    assert.equal(reply.status, 201);
    const session = (await reply.json()) as Session;
    assert.equal(session.person.id, person.id);
    assert.deepEqual(session.person.roles, ['examiner', 'adviser']);
    const sessions = await world.ask('me.sessions', {}, {token: session.token, origin: PUBLIC_URL});
    assert.ok(sessions.value.items.some(({beganWith, isCurrent}) => isCurrent && beganWith === 'passkey'));
    const {items} = (await world.ask('me.methods', {}, onPage)).value;
    assert.deepEqual(
      items.map(({kind, name}) => [kind, name]),
      [
        ['email', undefined],
        ['passkey', 'Mon téléphone'],
      ],
    );
    await world.backend.drainOutbox();
    const inbox: unknown = await (
      await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}})
    ).json();
    assert.ok(JSON.stringify(inbox).includes('s’ouvre maintenant aussi avec une clé d’accès'));
    assert.equal((await enter(passkey)).status, 201, 'again');
  });

  it('are taken away by their person, and then open nothing', async () => {
    const {passkey, onPage} = await madeBy(NADEGE);
    const {items} = (await world.ask('me.methods', {}, onPage)).value;
    const method = items.at(-1)?.id ?? '';
    const other = await world.signIn(DRISS, PUBLIC_URL);
    const byOther = await world.ask('me.removeMethod', {method}, {token: other.token, origin: PUBLIC_URL});
    assert.equal(byOther.problem?.code, 'METHOD_UNKNOWN');
    assert.equal((await enter(passkey)).status, 201);
    assert.equal((await world.ask('me.removeMethod', {method}, onPage)).problem, undefined);
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
  });

  it('end the sessions that they opened when they are taken away, and no others', async () => {
    const lost = await madeBy(NADEGE);
    const kept = await madeBy(NADEGE);
    const sessionBy = async (passkey: Passkey) => ((await (await enter(passkey)).json()) as Session).token;
    const [ofLost, ofKept] = [await sessionBy(lost.passkey), await sessionBy(kept.passkey)];
    const stateOf = async (token: string) =>
      (await world.ask('me.sessions', {}, {token, origin: PUBLIC_URL})).problem?.code;
    assert.equal(await stateOf(ofLost), undefined);
    const here = {token: ofKept, origin: PUBLIC_URL};
    const methods = (await world.ask('me.methods', {}, here)).value.items;
    await world.ask('me.removeMethod', {method: methods.at(-2)?.id ?? ''}, here);
    assert.equal(await codeOf(await enter(lost.passkey)), '403 PASSKEY_UNKNOWN');
    assert.equal(await stateOf(ofLost), 'SESSION_ENDED');
    for (const token of [ofKept, lost.token, kept.token]) assert.equal(await stateOf(token), undefined);
    const last = await world.ask('me.removeMethod', {method: methods.at(-1)?.id ?? ''}, here);
    assert.equal(last.problem, undefined);
    assert.equal(await stateOf(ofKept), undefined, 'nobody is thrown out by what they do themselves');
  });

  it('are made only by who showed lately who they are', async () => {
    const {token} = await world.signIn(NADEGE, PUBLIC_URL);
    const asked = await askToMake(token);
    world.clock.now = new Date(world.clock.now.getTime() + 16 * 60_000);
    assert.equal(await codeOf(await post('me/passkeys/challenges', {}, {token})), '403 PASSKEY_PROOF_OLD');
    assert.equal(typeof asked.challenge, 'string');
    world.clock.now = new Date(world.clock.now.getTime() + 5 * 60_000);
    const fresh = await world.signIn(NADEGE, PUBLIC_URL);
    const {response} = device.make(await askToMake(fresh.token));
    const byOld = await post('me/passkeys', {name: 'Trouvée', response}, {token});
    assert.equal(
      await codeOf(byOld),
      '403 PASSKEY_PROOF_OLD',
      'a page that was left open, by the question of another',
    );
    assert.equal((await make(fresh.token)).code, 'OK');
  });

  it('are no way back by themselves: the last address stays', async () => {
    const {onPage} = await madeBy(NADEGE);
    const {items} = (await world.ask('me.methods', {}, onPage)).value;
    const method = items.find(({kind}) => kind === 'email')?.id ?? '';
    assert.equal((await world.ask('me.removeMethod', {method}, onPage)).problem?.code, 'LAST_METHOD');
  });

  it('answer one question once, of this origin, with who they are shown', async () => {
    const {passkey} = await madeBy(NADEGE);
    const wrong = '403 PASSKEY_WRONG';
    const asked = await askToEnter();
    const response = device.use(passkey, asked);
    assert.equal(await codeOf(await post('sign-in/passkeys', {response})), 'OK');
    assert.equal(await codeOf(await post('sign-in/passkeys', {response})), '403 PASSKEY_ENDED', 'replayed');
    assert.equal(
      await codeOf(await enter(passkey, {challenge: asked.challenge})),
      '403 PASSKEY_ENDED',
      'an old one',
    );
    const lies: readonly Lies[] = [
      {origin: 'https://ailleurs.example'},
      {origin: 'http://localhost:9999'},
      {rpId: 'ailleurs.example'},
      {isVerified: false},
      {isForged: true},
      {type: 'webauthn.create'},
      {userHandle: Buffer.from(crypto.randomUUID()).toString('base64url')},
      {crossOrigin: true},
    ];
    for (const lie of lies) assert.equal(await codeOf(await enter(passkey, lie)), wrong, JSON.stringify(lie));
    assert.equal((await enter(passkey)).status, 201);
  });

  it('are refused when they count backwards, which somebody is told', async () => {
    const {passkey} = await madeBy(NADEGE);
    assert.equal((await enter(passkey, {counter: 40})).status, 201);
    for (const counter of [40, 12, 0])
      assert.equal(await codeOf(await enter(passkey, {counter})), '403 PASSKEY_WRONG', String(counter));
    assert.ok(log.some(({detail}) => detail?.includes('counted backwards') === true));
    assert.equal((await enter(passkey, {counter: 41})).status, 201);
  });

  it('are asked within five minutes', async () => {
    const {passkey, token} = await madeBy(NADEGE);
    const response = device.use(passkey, await askToEnter());
    const made = device.make(await askToMake(token));
    world.clock.now = new Date(world.clock.now.getTime() + 301_000);
    assert.equal(await codeOf(await post('sign-in/passkeys', {response})), '403 PASSKEY_ENDED');
    const late = await post('me/passkeys', {name: 'Tard', response: made.response}, {token});
    assert.equal(await codeOf(late), '403 PASSKEY_ENDED');
  });

  it('are made by that person, from that question, of this origin, and by staff only', async () => {
    const nadege = await world.signIn(NADEGE, PUBLIC_URL);
    const driss = await world.signIn(DRISS, PUBLIC_URL);
    const made = device.make(await askToMake(nadege.token));
    const input = {name: 'Clé', response: made.response};
    assert.equal(await codeOf(await post('me/passkeys', input, {token: driss.token})), '403 PASSKEY_ENDED');
    assert.equal(
      await codeOf(await post('me/passkeys', input, {token: nadege.token})),
      '403 PASSKEY_ENDED',
      'used up',
    );
    for (const lie of [{origin: 'https://ailleurs.example'}, {rpId: 'ailleurs.example'}, {isVerified: false}])
      assert.equal((await make(nadege.token, lie)).code, '403 PASSKEY_WRONG', JSON.stringify(lie));
    const earner = await world.signIn('sami@example.org', PUBLIC_URL);
    const asked = await post('me/passkeys/challenges', {}, {token: earner.token});
    assert.equal(await codeOf(asked), '403 PASSKEY_NOT_STAFF');
    assert.equal((await post('me/passkeys/challenges', {})).status, 401);
    for (const body of [{}, {name: '', response: made.response}, {name: 'x', response: {}}])
      assert.equal((await post('me/passkeys', body, {token: nadege.token})).status, 400);
  });

  it('are of no use to other pages, registered or not', async () => {
    for (const origin of [PAGE, 'https://ailleurs.example'])
      for (const path of ['sign-in/passkeys/challenges', 'sign-in/passkeys'])
        assert.equal(await codeOf(await post(path, {}, {origin})), '422 ORIGIN_NOT_ALLOWED');
    const {token} = await world.signIn(NADEGE, PAGE);
    assert.equal((await post('me/passkeys/challenges', {}, {token, origin: PAGE})).status, 401);
  });

  it('go with who leaves the last team, also what they opened; who comes back makes new ones', async () => {
    const {passkey, onPage} = await madeBy(DRISS);
    const {rows} = (await world.ask('me.data', {}, onPage)).value;
    assert.ok(JSON.stringify(rows).includes('Mon téléphone'));
    const {token: opened} = (await (await enter(passkey)).json()) as Session;
    const apply = async (isHere: boolean, isNextDoor: boolean) => {
      const definition = makeDefinition((plain) => {
        const [here, nextDoor] = plain.structures as unknown as {staff: {email: string}[]}[];
        assert.ok(here && nextDoor);
        const driss = here.staff.filter(({email}) => email === DRISS);
        here.staff = here.staff.filter(({email}) => isHere || email !== DRISS);
        nextDoor.staff = isNextDoor ? driss : [];
      });
      await world.backend.apply(definition, {images, dryRun: false});
    };
    await apply(false, true);
    assert.equal(
      await codeOf(await enter(passkey)),
      '403 PASSKEY_NOT_STAFF',
      'it still opens the other team',
    );
    const ended = await world.ask('me.sessions', {}, {token: opened, origin: PUBLIC_URL});
    assert.equal(ended.problem?.code, 'SESSION_ENDED', 'nor is what they opened open');
    await apply(true, true);
    assert.equal((await enter(passkey)).status, 201);
    await apply(false, false);
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
    await apply(true, false);
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
    const anew = await madeBy(DRISS);
    assert.equal((await enter(anew.passkey)).status, 201);
    const kinds = (await world.ask('me.methods', {}, anew.onPage)).value.items.map(({kind}) => kind);
    assert.deepEqual(kinds, ['email', 'passkey']);
  });

  it('go with who is taken out of the team on the command line', async () => {
    const {passkey} = await madeBy(DRISS);
    await world.backend.dropMember({structure: STRUCTURE, email: DRISS});
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
    await world.backend.apply(makeDefinition(), {images, dryRun: false});
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
  });

  it('go with who is taken out of the team by a colleague', async () => {
    const managed = makeDefinition((plain) => {
      plain.structures[0]?.staff?.push({email: MANAGER, name: 'Dominique', roles: ['manager']});
    });
    await world.backend.apply(managed, {images, dryRun: false});
    const {passkey, person} = await madeBy(DRISS);
    const {token} = await world.signIn(MANAGER, PUBLIC_URL);
    const by = {token, origin: PUBLIC_URL};
    assert.equal((await world.ask('members.remove', {person: person.id}, by)).problem, undefined);
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
    await world.backend.apply(makeDefinition(), {images, dryRun: false});
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
  });

  it('go with who is erased', async () => {
    const {passkey} = await madeBy(DRISS);
    const {token} = await world.signIn(DRISS, PUBLIC_URL);
    // The newest code is the one of the latest second.
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    await world.ask('me.askErasure', {}, {token, origin: PUBLIC_URL});
    const code = await world.lastCode(DRISS);
    const erased = await world.ask('me.erase', {code, everywhere: true}, {token, origin: PUBLIC_URL});
    assert.equal(erased.problem, undefined);
    assert.equal(await codeOf(await enter(passkey)), '403 PASSKEY_UNKNOWN');
  });

  it('end what was handed to another page from what they opened', async () => {
    const {passkey, onPage} = await madeBy(NADEGE);
    const {token} = (await (await enter(passkey)).json()) as Session;
    const partner = 'https://partner.example';
    const atPublic = {token, origin: PUBLIC_URL};
    const handed = (await world.ask('signIn.forPage', {origin: partner}, atPublic)).value.token;
    await world.ask('me.signOut', {}, atPublic);
    const there = {token: handed, origin: partner};
    assert.equal((await world.ask('me.get', {}, there)).problem, undefined);
    const {items} = (await world.ask('me.methods', {}, onPage)).value;
    await world.ask('me.removeMethod', {method: items.at(-1)?.id ?? ''}, onPage);
    assert.equal((await world.ask('me.get', {}, there)).problem?.code, 'SESSION_ENDED');
  });

  it('are not asked for a structure that nobody knows, and by no address too often', async () => {
    const ask = async (structure: string, from: string) =>
      world.backend.app.fetch(
        new Request(`${PUBLIC_URL}/structures/${structure}/sign-in/passkeys/challenges`, {method: 'POST'}),
        {incoming: {socket: {remoteAddress: from}}},
      );
    assert.equal(await codeOf(await ask('x'.repeat(2000), '203.0.113.7')), '404 STRUCTURE_UNKNOWN');
    for (let count = 0; count < 60; count++) assert.equal((await ask(STRUCTURE, '203.0.113.7')).status, 201);
    assert.equal(await codeOf(await ask(STRUCTURE, '203.0.113.7')), '429 TOO_MANY_ATTEMPTS');
    assert.equal((await ask(STRUCTURE, '203.0.113.8')).status, 201, 'nobody else is shut out');
  });

  it('are offered where browsers make them: https, or this machine by its name', async () => {
    const offers = async (publicUrl: string) => {
      const other = await openWorld({publicUrl});
      try {
        const reply = await other.backend.app.fetch(
          new Request(`${publicUrl}/console?structure=${STRUCTURE}`),
        );
        const asked = await other.backend.app.fetch(
          new Request(`${publicUrl}/structures/${STRUCTURE}/sign-in/passkeys/challenges`, {method: 'POST'}),
        );
        return [(await reply.text()).includes('data-passkeys'), asked.status];
      } finally {
        await other.close();
      }
    };
    assert.deepEqual(await offers('https://badges.example'), [true, 201]);
    assert.deepEqual(await offers('http://localhost:8787'), [true, 201]);
    assert.deepEqual(await offers('http://127.0.0.1:8787'), [false, 404]);
    assert.deepEqual(await offers('https://192.0.2.1'), [false, 404]);
  });
});
