import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {
  images,
  makeDefinition,
  openWorld,
  PAGE,
  PUBLIC_URL,
  STRUCTURE,
  type TestWorld,
} from '../../test/world.js';
import {makeClaimCode, readClaimCode} from './claim-code-text.js';

describe('signing in', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
  });
  after(() => world.close());

  const later = (minutes: number): void => {
    world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
  };
  const tryCode = async (email: string, code: string) =>
    (await world.ask('signIn.withCode', {email, code})).problem?.code ?? 'OK';
  const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

  it('refuses a wrong code, takes the right one once, and forgets it after ten minutes', async () => {
    const email = 'un@example.org';
    assert.deepEqual((await world.ask('signIn.sendCode', {email})).value, {expiresInSeconds: 600});
    const code = await world.lastCode(email);
    assert.equal(await tryCode(email, wrong(code)), 'CODE_WRONG');
    assert.equal(await tryCode('other@example.org', code), 'CODE_WRONG');
    assert.equal(await tryCode(email, code), 'OK');
    assert.equal(await tryCode(email, code), 'CODE_WRONG');
    later(1);
    await world.ask('signIn.sendCode', {email});
    later(10);
    assert.equal(await tryCode(email, await world.lastCode(email)), 'CODE_EXPIRED');
  });

  it('gives up on a code after five tries, the right one included', async () => {
    const email = 'deux@example.org';
    later(1);
    await world.ask('signIn.sendCode', {email});
    const code = await world.lastCode(email);
    for (let tries = 0; tries < 5; tries++) assert.equal(await tryCode(email, wrong(code)), 'CODE_WRONG');
    assert.equal(await tryCode(email, code), 'TOO_MANY_ATTEMPTS');
  });

  it('binds a code to the page that asked for it', async () => {
    const email = 'trois@example.org';
    later(1);
    await world.ask('signIn.sendCode', {email});
    const code = await world.lastCode(email);
    const reply = await world.ask('signIn.withCode', {email, code}, {origin: PUBLIC_URL});
    assert.equal(reply.problem?.code, 'CODE_WRONG');
  });

  it('does not flood a mailbox', async () => {
    later(20);
    const email = 'quatre@example.org';
    for (let sent = 0; sent < 10; sent++)
      assert.equal((await world.ask('signIn.sendCode', {email})).status, 202);
    const refused = await world.ask('signIn.sendCode', {email});
    assert.equal(refused.problem?.code, 'TOO_MANY_ATTEMPTS');
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    later(15);
    assert.equal((await world.ask('signIn.sendCode', {email})).status, 202);
  });

  it('takes the same person for the same address, however it is written', async () => {
    const {person} = await world.signIn('cinq@example.org');
    later(1);
    await world.ask('signIn.sendCode', {email: ' Cinq@Example.ORG '});
    const code = await world.lastCode('cinq@example.org');
    const again = await world.ask('signIn.withCode', {email: 'CINQ@example.org', code});
    assert.equal(again.value.person.id, person.id);
  });

  it('brings in a person without e-mail with a claim code, once, and lets the adviser make another', async () => {
    const {token} = await world.signIn('nadege@trois-saules.example');
    const made = (await world.ask('claimCodes.create', {displayName: 'Amadou'}, {token})).value;
    const sloppy = made.claimCode
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l');
    const session = (await world.ask('signIn.withClaimCode', {claimCode: sloppy})).value;
    assert.deepEqual(session.person, {id: made.person, displayName: 'Amadou', roles: []});
    const used = await world.ask('signIn.withClaimCode', {claimCode: made.claimCode});
    assert.equal(used.problem?.code, 'CODE_WRONG');

    const next = {displayName: 'Amadou', person: made.person};
    const another = (await world.ask('claimCodes.create', next, {token})).value;
    const back = (await world.ask('signIn.withClaimCode', {claimCode: another.claimCode})).value;
    assert.equal(back.person.id, made.person);
  });

  it('takes no claim code any more, not even a right one, after too many wrong ones from any page', async () => {
    later(15);
    const claimCode = await world.backend.createClaimCode({structure: STRUCTURE, displayName: 'Lina'});
    const guess = async (code: string, origin: string) =>
      (await world.ask('signIn.withClaimCode', {claimCode: code}, {origin})).problem?.code ?? 'OK';
    for (let tries = 0; tries < 300; tries++)
      assert.equal(await guess(makeClaimCode(), tries % 2 === 0 ? PAGE : PUBLIC_URL), 'CODE_WRONG');
    assert.equal(await guess(claimCode, PAGE), 'TOO_MANY_ATTEMPTS');
    assert.equal(await guess(claimCode, PUBLIC_URL), 'TOO_MANY_ATTEMPTS');
    later(15);
    assert.equal(await guess(claimCode, PAGE), 'OK');
  });

  it('forgets a claim code that was lost when the adviser makes another', async () => {
    const {token} = await world.signIn('nadege@trois-saules.example');
    const lost = (await world.ask('claimCodes.create', {displayName: 'Awa'}, {token})).value;
    const next = {displayName: 'Awa', person: lost.person};
    const another = (await world.ask('claimCodes.create', next, {token})).value;
    const found = await world.ask('signIn.withClaimCode', {claimCode: lost.claimCode});
    assert.equal(found.problem?.code, 'CODE_WRONG');
    const back = await world.ask('signIn.withClaimCode', {claimCode: another.claimCode});
    assert.equal(back.value.person.id, lost.person);
  });

  it('does not let a mailbox’s codes be guessed over a day', async () => {
    later(24 * 60);
    const email = 'six@example.org';
    let guesses = 0;
    const outcomes = new Set<string>();
    for (let quarter = 0; quarter < 30; quarter++) {
      later(15);
      for (let sent = 0; sent < 10; sent++) {
        await world.ask('signIn.sendCode', {email});
        const code = await world.lastCode(email);
        for (let tries = 0; tries < 5; tries++) {
          const outcome = await tryCode(email, wrong(code));
          outcomes.add(outcome);
          if (outcome === 'CODE_WRONG') guesses++;
        }
      }
    }
    assert.ok(guesses <= 100, `${guesses} guesses in a working day`);
    assert.deepEqual([...outcomes], ['CODE_WRONG', 'TOO_MANY_ATTEMPTS']);
    later(24 * 60);
    await world.ask('signIn.sendCode', {email});
    assert.equal(await tryCode(email, await world.lastCode(email)), 'OK');
  });

  it('makes no claim code for somebody who has become staff, and takes none made before', async () => {
    const adviser = (await world.signIn('nadege@trois-saules.example')).token;
    const make = async (person?: string) =>
      world.ask(
        'claimCodes.create',
        {displayName: 'Ines', ...(person !== undefined && {person})},
        {token: adviser},
      );
    const {person, claimCode} = (await make()).value;
    const {token} = (await world.ask('signIn.withClaimCode', {claimCode}, {origin: PUBLIC_URL})).value;
    const email = 'ines@example.org';
    await world.ask('me.addEmail', {email}, {token, origin: PUBLIC_URL});
    await world.ask(
      'me.confirmEmail',
      {email, code: await world.lastCode(email)},
      {token, origin: PUBLIC_URL},
    );
    const before = (await make(person)).value.claimCode;
    const withInes = makeDefinition(({structures: [structure]}) => {
      structure?.staff?.push({email, name: 'Ines', roles: ['manager']});
    });
    await world.backend.apply(withInes, {images, dryRun: false});
    assert.equal((await make(person)).problem?.code, 'FORBIDDEN');
    assert.equal((await world.ask('signIn.withClaimCode', {claimCode: before})).problem?.code, 'CODE_WRONG');
    await world.backend.apply(makeDefinition(), {images, dryRun: false});
  });

  it('makes no claim code for somebody whom the structure did not bring in', async () => {
    const {token} = await world.signIn('nadege@trois-saules.example');
    const {person} = await world.signIn('driss@trois-saules.example');
    const input = {displayName: 'X', person: person.id};
    assert.equal((await world.ask('claimCodes.create', input, {token})).problem?.code, 'FORBIDDEN');
  });

  it('lets a claim code age for thirty days', async () => {
    const claimCode = await world.backend.createClaimCode({structure: STRUCTURE, displayName: 'Lina'});
    later(30 * 24 * 60);
    assert.equal((await world.ask('signIn.withClaimCode', {claimCode})).problem?.code, 'CODE_EXPIRED');
    await assert.rejects(world.backend.createClaimCode({structure: 'x', displayName: 'Lina'}), {
      code: 'ERR_STRUCTURE_UNKNOWN',
    });
  });
});

describe('claim codes as text', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

  it('reads back what it writes, and notices each single slip and each swap of neighbours', () => {
    const code = makeClaimCode();
    assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/);
    assert.equal(readClaimCode(code), code);
    const characters = Array.from(code.replaceAll('-', ''));
    characters.forEach((character, place) => {
      for (const other of alphabet) {
        if (other !== character)
          assert.equal(readClaimCode(characters.with(place, other).join('')), undefined);
      }
      const next = characters[place + 1];
      if (next === undefined || next === character) return;
      assert.equal(
        readClaimCode(
          characters
            .with(place, next)
            .with(place + 1, character)
            .join(''),
        ),
        undefined,
      );
    });
  });
});
