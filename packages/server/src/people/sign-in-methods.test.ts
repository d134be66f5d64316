import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

describe('ways to sign in', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  /** An account is changed on the backend's own pages. */
  const onPage = {origin: PUBLIC_URL};
  const withClaimCode = async (displayName: string) => {
    const claimCode = await world.backend.createClaimCode({structure: STRUCTURE, displayName});
    return (await world.ask('signIn.withClaimCode', {claimCode}, onPage)).value;
  };
  /** The newest code is the one of the latest second. */
  const tick = (): void => {
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
  };
  const confirm = async (token: string, email: string) => {
    tick();
    await world.ask('me.addEmail', {email}, {token, ...onPage});
    return world.ask('me.confirmEmail', {email, code: await world.lastCode(email)}, {token, ...onPage});
  };

  it('lets somebody who came with a paper code come back with an address, as the same person', async () => {
    const {token, person} = await withClaimCode('Amadou');
    assert.deepEqual((await world.ask('me.methods', {}, {token, ...onPage})).value.items, []);
    const {items} = (await confirm(token, 'amadou@example.org')).value;
    assert.deepEqual(
      items.map(({kind, email}) => [kind, email]),
      [['email', 'amadou@example.org']],
    );
    const back = await world.signIn('amadou@example.org');
    assert.equal(back.person.id, person.id);
    assert.equal(back.person.displayName, 'Amadou');
    // Twice is the same as once.
    assert.equal((await confirm(token, 'amadou@example.org')).value.items.length, 1);
  });

  it('never merges two accounts, and says so only to who reads the address’s mail', async () => {
    await world.signIn('prise@example.org');
    const {token} = await withClaimCode('Lina');
    tick();
    const known = await world.ask('me.addEmail', {email: 'prise@example.org'}, {token, ...onPage});
    const unknown = await world.ask('me.addEmail', {email: 'libre@example.org'}, {token, ...onPage});
    assert.deepEqual([known.status, known.value], [unknown.status, unknown.value]);
    const guess = await world.ask(
      'me.confirmEmail',
      {email: 'prise@example.org', code: '000000'},
      {token, ...onPage},
    );
    assert.equal(guess.problem?.code, 'CODE_WRONG');
    const code = await world.lastCode('prise@example.org');
    const refused = await world.ask(
      'me.confirmEmail',
      {email: 'prise@example.org', code},
      {token, ...onPage},
    );
    assert.equal(refused.problem?.code, 'ACCOUNTS_NOT_MERGED');
  });

  it('takes a code for what it was sent for, by the person who asked', async () => {
    const one = await withClaimCode('Un');
    const two = await withClaimCode('Deux');
    const email = 'code@example.org';
    await world.ask('me.addEmail', {email}, {token: one.token, ...onPage});
    const code = await world.lastCode(email);
    const other = await world.ask('me.confirmEmail', {email, code}, {token: two.token, ...onPage});
    assert.equal(other.problem?.code, 'CODE_WRONG');
    assert.equal((await world.ask('signIn.withCode', {email, code})).problem?.code, 'CODE_WRONG');
    assert.equal(
      (await world.ask('me.confirmEmail', {email, code}, {token: one.token, ...onPage})).status,
      201,
    );
    // And a code to sign in with adds nothing.
    const next = 'suivant@example.org';
    await world.ask('signIn.sendCode', {email: next});
    const signIn = await world.lastCode(next);
    const added = await world.ask(
      'me.confirmEmail',
      {email: next, code: signIn},
      {token: one.token, ...onPage},
    );
    assert.equal(added.problem?.code, 'CODE_WRONG');
  });

  it('takes one away, never the last, never somebody else’s', async () => {
    const {token} = await world.signIn('seul@example.org', PUBLIC_URL);
    const [only] = (await world.ask('me.methods', {}, {token, ...onPage})).value.items;
    const remove = async (method: string, by = token) =>
      (await world.ask('me.removeMethod', {method}, {token: by, ...onPage})).problem?.code ?? 'OK';
    assert.equal(await remove(only?.id ?? ''), 'LAST_METHOD');
    await confirm(token, 'second@example.org');
    await world.backend.drainOutbox();
    const inbox = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    const {items} = (await inbox.json()) as {items: {to: string; text: string}[]};
    const told = items.find(({text}) => text.includes('votre compte de badges\u00a0: second@example.org'));
    assert.equal(told?.to, 'seul@example.org');
    const other = await world.signIn('autre@example.org', PUBLIC_URL);
    assert.equal(await remove(only?.id ?? '', other.token), 'METHOD_UNKNOWN');
    assert.equal(await remove(only?.id ?? ''), 'OK');
    const fresh = await world.signIn('seul@example.org');
    const back = await world.signIn('second@example.org');
    assert.notEqual(fresh.person.id, back.person.id);
  });

  it('answers the same for addresses that are known, invited and unknown', async () => {
    const seen = async (email: string) => {
      const reply = await world.ask('signIn.sendCode', {email});
      const names = [...reply.headers.keys()].sort();
      const wrong = await world.ask('signIn.withCode', {email, code: '999999'});
      return {status: reply.status, value: reply.value, names, wrong: wrong.problem};
    };
    const unknown = await seen('personne-du-tout@example.org');
    assert.deepEqual(await seen('nadege@trois-saules.example'), unknown);
    assert.deepEqual(await seen('seul@example.org'), unknown);
  });

  it('signs in on the backend’s own page with any of them', async () => {
    const {token, person} = await withClaimCode('Nour');
    await confirm(token, 'nour@example.org');
    assert.equal((await world.signIn('nour@example.org', PUBLIC_URL)).person.id, person.id);
  });
});
