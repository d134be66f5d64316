import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {images, makeDefinition, openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

type Plain = Parameters<NonNullable<Parameters<typeof makeDefinition>[0]>>[0];

/** INAE, which shares two badges and invites; Les Trois Saules has a lead; La Voisine has a manager and a badge of the same id. */
function withPeople({structures}: Plain): void {
  const [own, neighbour] = structures;
  const shared = (id: string) => ({...own?.badges[0], id, shared: true});
  own?.staff?.push({email: 'leila@trois-saules.example', name: 'Leïla', roles: ['lead']});
  Object.assign(neighbour ?? {}, {
    staff: [{email: 'chef@voisine.example', name: 'Chef', roles: ['manager']}],
    badges: [{...own?.badges[0], id: 'commun'}],
  });
  structures.push({
    ...{id: 'inae', name: 'INAE', kind: 'network', origins: []},
    staff: [{email: 'admin@inae.example', name: 'Admin', roles: ['networkAdmin']}],
    badges: [shared('commun'), shared('autre')],
  } as unknown as Plain['structures'][number]);
}

describe('joining a network', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
    await world.backend.apply(makeDefinition(withPeople), {images, dryRun: false});
  });
  after(() => world.close());

  const at = async (structure: string, email: string) => {
    world.clock.now = new Date(world.clock.now.getTime() + 1000);
    const page = {origin: PUBLIC_URL};
    await world.ask('signIn.sendCode', {structure, email}, page);
    const code = await world.lastCode(email);
    const {token} = (await world.ask('signIn.withCode', {structure, email, code}, page)).value;
    return {token, origin: PUBLIC_URL};
  };
  const admin = () => at('inae', 'admin@inae.example');
  const lead = () => at(STRUCTURE, 'leila@trois-saules.example');
  const network = {structure: 'inae'};
  const badgeIs = async () => (await world.ask('badges.get', {badge: 'autre'})).problem?.code ?? 'OK';

  it('goes by invitation: the network invites, the lead is told and accepts, both are free to end it', async () => {
    const invited = await world.ask('network.invite', {...network, member: STRUCTURE}, await admin());
    assert.deepEqual([invited.value.state, invited.value.source], ['invited', 'invitation']);
    await world.backend.drainOutbox();
    const reply = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    const {items} = (await reply.json()) as {items: {to: string; subject: string}[]};
    assert.equal(
      items.find(({to, subject}) => to.startsWith('leila@') && subject.includes('invite'))?.subject,
      'Le réseau INAE invite Les Trois Saules',
    );
    assert.equal(await badgeIs(), 'BADGE_UNKNOWN');
    const by = await lead();
    const [waiting] = (await world.ask('networks.list', {}, by)).value.items;
    assert.deepEqual([waiting?.network, waiting?.state], [{id: 'inae', name: 'INAE'}, 'invited']);
    const joined = (await world.ask('networks.join', {network: 'inae'}, by)).value;
    assert.equal(joined.state, 'joined');
    assert.equal(await badgeIs(), 'OK');
    const listed = (await world.ask('network.structures', network)).value.items;
    assert.deepEqual(
      listed.map(({id, name}) => [id, name]),
      [[STRUCTURE, 'Les Trois Saules']],
    );
    const again = await world.ask('network.invite', {...network, member: STRUCTURE}, await admin());
    assert.equal(again.problem?.code, 'NETWORK_JOINED');
    // A file that says nothing of networks changes nothing here.
    await world.backend.apply(makeDefinition(withPeople), {images, dryRun: false});
    assert.equal(await badgeIs(), 'OK');
    assert.equal((await world.ask('networks.leave', {network: 'inae'}, by)).status, 204);
    assert.equal(await badgeIs(), 'BADGE_UNKNOWN');
    const gone = await world.ask('networks.leave', {network: 'inae'}, by);
    assert.equal(gone.problem?.code, 'NETWORK_UNKNOWN');
  });

  it('needs an invitation, which the network can take back', async () => {
    const by = await lead();
    const join = async (id: string) => (await world.ask('networks.join', {network: id}, by)).problem?.code;
    assert.equal(await join('inae'), 'NETWORK_UNKNOWN');
    assert.equal(await join('voisine'), 'NETWORK_UNKNOWN');
    const top = await admin();
    await world.ask('network.invite', {...network, member: STRUCTURE}, top);
    assert.equal((await world.ask('network.remove', {...network, member: STRUCTURE}, top)).status, 204);
    assert.equal(await join('inae'), 'NETWORK_UNKNOWN');
    const twice = await world.ask('network.remove', {...network, member: STRUCTURE}, top);
    assert.equal(twice.problem?.code, 'NETWORK_UNKNOWN');
    for (const member of ['inae', 'nulle-part']) {
      const refused = await world.ask('network.invite', {...network, member}, top);
      assert.equal(refused.problem?.code, 'STRUCTURE_UNKNOWN', member);
    }
  });

  it('is refused where an id would mean two badges', async () => {
    const chef = await at('voisine', 'chef@voisine.example');
    await world.ask('network.invite', {...network, member: 'voisine'}, await admin());
    const refused = await world.ask('networks.join', {structure: 'voisine', network: 'inae'}, chef);
    assert.equal(refused.problem?.code, 'ID_CLASH');
  });

  it('that a file says is ended by a file only', async () => {
    const change = (plain: Plain): void => {
      withPeople(plain);
      Object.assign(plain.structures[0] ?? {}, {network: 'inae'});
    };
    await world.backend.apply(makeDefinition(change), {images, dryRun: false});
    const by = await lead();
    assert.equal((await world.ask('networks.list', {}, by)).value.items[0]?.source, 'file');
    assert.equal((await world.ask('networks.leave', {network: 'inae'}, by)).problem?.code, 'SET_BY_FILE');
    const removed = await world.ask('network.remove', {...network, member: STRUCTURE}, await admin());
    assert.equal(removed.problem?.code, 'SET_BY_FILE');
  });

  it('gives its key badges to those who hold the parts already, once and also in a large structure', async () => {
    const fresh = await openWorld();
    // More than are looked at in one step.
    const people = 51;
    const withKeys =
      (...keys: string[]) =>
      (plain: Plain): void => {
        withPeople(plain);
        const [commun] = plain.structures[2]?.badges ?? [];
        Object.assign(commun ?? {}, {process: {mode: 'automaticOnRequest'}});
        const process = {mode: 'keyBadge', requires: [{badge: 'commun'}]};
        const badges = keys.map((id) => ({...commun, id, process, shared: id !== 'a-nous'}));
        plain.structures[2]?.badges.push(...badges);
      };
    const inNetwork = (change: (plain: Plain) => void) => (plain: Plain) => {
      change(plain);
      Object.assign(plain.structures[0] ?? {}, {network: 'inae'});
    };
    const apply = async (change: (plain: Plain) => void) =>
      fresh.backend.apply(makeDefinition(change), {images, dryRun: false});
    const page = {origin: PUBLIC_URL};
    const by = async (structure: string, email: string) => {
      fresh.clock.now = new Date(fresh.clock.now.getTime() + 1000);
      await fresh.ask('signIn.sendCode', {structure, email}, page);
      const code = await fresh.lastCode(email);
      return {...(await fresh.ask('signIn.withCode', {structure, email, code}, page)).value, ...page};
    };
    try {
      await apply(inNetwork(withKeys()));
      const tokens: string[] = [];
      for (let index = 0; index < people; index++) {
        const {token} = await fresh.signIn(`p${index}@example.org`);
        tokens.push(token);
        const input = {requestId: crypto.randomUUID(), badge: 'commun', displayName: 'P'};
        await fresh.ask('requests.submit', input, {token});
      }
      const held = async () => {
        await fresh.backend.drainOutbox();
        const counts: Record<string, number> = {};
        for (const token of tokens)
          for (const {badge} of (await fresh.ask('me.awards', {}, {token})).value.items)
            counts[badge] = (counts[badge] ?? 0) + 1;
        return counts;
      };
      // Published while the structure is not of the network.
      await apply(withKeys('invitee', 'a-nous'));
      assert.deepEqual(await held(), {commun: people});
      const top = await by('inae', 'admin@inae.example');
      await fresh.ask('network.invite', {structure: 'inae', member: STRUCTURE}, top);
      const leader = await by(STRUCTURE, 'leila@trois-saules.example');
      await fresh.ask('networks.join', {network: 'inae'}, leader);
      assert.deepEqual(await held(), {commun: people, invitee: people});
      await fresh.ask('networks.leave', {network: 'inae'}, leader);
      // By a file that publishes and joins.
      await apply(inNetwork(withKeys('invitee', 'a-nous', 'par-fichier')));
      assert.deepEqual(await held(), {commun: people, invitee: people, 'par-fichier': people});
    } finally {
      await fresh.close();
    }
  });

  it('is a network’s affair', async () => {
    assert.equal((await world.ask('network.structures', {})).problem?.code, 'NOT_A_NETWORK');
    const refused = await world.ask('network.memberships', {}, await lead());
    assert.equal(refused.problem?.code, 'FORBIDDEN');
  });
});
