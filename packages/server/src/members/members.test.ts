import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Role} from '@pepites/recognition';
import {images, makeDefinition, openWorld, PUBLIC_URL, STRUCTURE, type TestWorld} from '../../test/world.js';

const manager = 'dominique@trois-saules.example';
const lead = 'leila@trois-saules.example';

/** Les Trois Saules with a manager and a lead beside its examiners. */
const definition = makeDefinition((plain) => {
  plain.structures[0]?.staff?.push(
    {email: manager, name: 'Dominique', roles: ['manager']},
    {email: lead, name: 'Leïla', roles: ['lead', 'examiner']},
  );
});

describe('members of a structure', () => {
  let world: TestWorld;
  before(async () => {
    world = await openWorld();
    await world.backend.apply(definition, {images, dryRun: false});
  });
  after(() => world.close());

  const as = async (email: string) => ({token: (await world.signIn(email)).token});
  const members = async () => (await world.ask('members.list', {}, await as(manager))).value.items;
  const idOf = async (name: string) => (await members()).find((one) => one.name === name)?.person ?? '';
  const inbox = async (): Promise<{to: string; subject: string; text: string}[]> => {
    await world.backend.drainOutbox();
    const reply = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
    return ((await reply.json()) as {items: {to: string; subject: string; text: string}[]}).items;
  };
  const linkTo = async (email: string): Promise<string> => {
    const message = (await inbox()).find(({to, subject}) => to === email && subject.includes('invite'));
    return /http\S+\/invitations\/\S+/.exec(message?.text ?? '')?.[0] ?? '';
  };
  const tokenOf = (link: string) => new URL(link).hash.slice(1);
  const invite = async (by: {token: string}, email: string, roles: Role[] = ['adviser']) =>
    world.ask('invitations.create', {email, name: 'Nour', title: 'conseillère', roles}, by);

  it('are listed with their roles and where these come from', async () => {
    const list = await members();
    assert.deepEqual(
      list.map(({name, roles, source, email}) => [name, roles.join(), source, email]),
      [
        ['Dominique', 'manager', 'file', manager],
        ['Driss', 'examiner', 'file', 'driss@trois-saules.example'],
        ['Leïla', 'lead,examiner', 'file', lead],
        ['Nadège', 'examiner,adviser', 'file', 'nadege@trois-saules.example'],
      ],
    );
  });

  it('come in by a link that works once, for the address that it was sent to', async () => {
    const by = await as(lead);
    const email = 'nour@example.org';
    assert.equal((await invite(by, email)).status, 201);
    assert.equal((await invite(by, email)).problem?.code, 'INVITATION_EXISTS');
    const link = await linkTo(email);
    const url = new URL(link);
    assert.deepEqual([url.origin + url.pathname, url.search], [`${PUBLIC_URL}/invitations/${STRUCTURE}`, '']);
    const message = (await inbox()).find(({to}) => to === email);
    assert.match(message?.text ?? '', /Vous pourrez\u00a0: accompagner des personnes\.[\s\S]*jusqu’au/);
    const token = tokenOf(link);
    const shown = (await world.ask('invitations.show', {token})).value;
    assert.deepEqual(
      [shown.structureName, shown.name, shown.emailHint, shown.roles],
      ['Les Trois Saules', 'Nour', 'n…@example.org', ['adviser']],
    );
    const other = await as('voleuse@example.org');
    const stolen = await world.ask('invitations.accept', {token}, other);
    assert.equal(stolen.problem?.code, 'INVITATION_FOR_ANOTHER');
    const nour = await as(email);
    assert.equal((await world.ask('claimCodes.create', {displayName: 'X'}, nour)).problem?.code, 'FORBIDDEN');
    const joined = (await world.ask('invitations.accept', {token}, nour)).value;
    assert.deepEqual([joined.name, joined.roles, joined.source], ['Nour', ['adviser'], 'invitation']);
    // At once, in the session that accepted.
    assert.equal((await world.ask('claimCodes.create', {displayName: 'X'}, nour)).status, 201);
    assert.equal((await world.ask('invitations.accept', {token}, nour)).problem?.code, 'INVITATION_UNKNOWN');
    assert.equal((await world.ask('invitations.show', {token})).problem?.code, 'INVITATION_UNKNOWN');
    assert.equal((await invite(by, email)).problem?.code, 'MEMBER_EXISTS');
  });

  it('who were invited stay when a file that does not name them is applied; a file that names them has the last word', async () => {
    const {lines} = await world.backend.apply(definition, {images, dryRun: false});
    assert.deepEqual(
      lines.filter(({kind, action}) => kind === 'member' && action !== 'keep'),
      [],
    );
    assert.equal(
      (await members()).some(({name}) => name === 'Nour'),
      true,
    );
    const naming = makeDefinition((plain) => {
      plain.structures[0]?.staff?.push(
        {email: manager, name: 'Dominique', roles: ['manager']},
        {email: lead, name: 'Leïla', roles: ['lead', 'examiner']},
        {email: 'nour@example.org', name: 'Nour', roles: ['supervisor']},
      );
    });
    const plan = await world.backend.apply(naming, {images, dryRun: false});
    const line = plan.lines.find(({id}) => id === 'nour@example.org');
    assert.deepEqual([line?.action, line?.changes], ['update', ['roles', 'source', 'title']]);
    assert.deepEqual((await members()).find(({name}) => name === 'Nour')?.roles, ['supervisor']);
    const without = await world.backend.apply(definition, {images, dryRun: false});
    assert.ok(without.lines.some(({action, id}) => action === 'remove' && id === 'nour@example.org'));
  });

  it('are invited again with a new link, for fourteen days; the old link and a revoked one end', async () => {
    const by = await as(lead);
    const email = 'mina@example.org';
    const {id} = (await invite(by, email)).value;
    const first = tokenOf(await linkTo(email));
    world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    await world.ask('invitations.resend', {invitation: id}, by);
    const second = tokenOf(await linkTo(email));
    assert.notEqual(first, second);
    assert.equal((await world.ask('invitations.show', {token: first})).problem?.code, 'INVITATION_UNKNOWN');
    assert.equal((await world.ask('invitations.show', {token: second})).status, 200);
    world.clock.now = new Date(world.clock.now.getTime() + 14 * 86_400_000);
    const late = await world.ask('invitations.show', {token: second});
    assert.equal(late.problem?.code, 'INVITATION_EXPIRED');
    const later = await as(lead);
    const [listed] = (await world.ask('invitations.list', {}, later)).value.items;
    assert.deepEqual([listed?.email, listed?.isExpired], [email, true]);
    // An expired one does not stand in the way.
    const fresh = (await invite(later, email)).value;
    assert.equal((await world.ask('invitations.revoke', {invitation: fresh.id}, later)).status, 204);
    const revoked = await world.ask('invitations.show', {token: tokenOf(await linkTo(email))});
    assert.equal(revoked.problem?.code, 'INVITATION_UNKNOWN');
    const gone = await world.ask('invitations.revoke', {invitation: fresh.id}, later);
    assert.equal(gone.problem?.code, 'INVITATION_UNKNOWN');
  });

  it('lose their sessions when their roles change, and are told', async () => {
    const driss = await as('driss@trois-saules.example');
    const person = await idOf('Driss');
    const by = await as(lead);
    const changed = await world.ask('members.setRoles', {person, roles: ['examiner', 'adviser']}, by);
    assert.deepEqual(changed.value.roles, ['examiner', 'adviser']);
    assert.equal((await world.ask('me.get', {}, driss)).problem?.code, 'SESSION_ENDED');
    const again = await as('driss@trois-saules.example');
    assert.equal((await world.ask('claimCodes.create', {displayName: 'X'}, again)).status, 201);
    assert.equal((await world.ask('members.remove', {person}, by)).status, 204);
    assert.equal((await world.ask('reviews.queue', {}, again)).problem?.code, 'SESSION_ENDED');
    const subjects = (await inbox()).filter(({to}) => to.startsWith('driss@')).map(({subject}) => subject);
    assert.ok(subjects.includes('Ce que vous pouvez faire a changé'));
    assert.ok(subjects.includes('Vous ne faites plus partie de l’équipe des badges'));
    // The account is still the person's.
    const me = (await world.ask('me.get', {}, await as('driss@trois-saules.example'))).value;
    assert.deepEqual([me.id, me.roles], [person, []]);
    assert.equal((await world.ask('members.remove', {person}, by)).problem?.code, 'MEMBER_UNKNOWN');
  });

  it('give nobody more than they may, and never leave the structure without a manager or lead', async () => {
    const by = await as(lead);
    const set = async (name: string, roles: Role[], who = by) =>
      (await world.ask('members.setRoles', {person: await idOf(name), roles}, who)).problem?.code ?? 'OK';
    assert.equal(await set('Leïla', ['lead', 'manager']), 'FORBIDDEN');
    assert.equal(await set('Dominique', ['examiner']), 'FORBIDDEN');
    assert.equal((await invite(by, 'chef@example.org', ['manager'])).problem?.code, 'FORBIDDEN');
    assert.equal((await invite(by, 'reseau@example.org', ['networkAdmin'])).problem?.code, 'FORBIDDEN');
    const top = await as(manager);
    assert.equal(await set('Leïla', ['examiner'], top), 'OK');
    const last = await as(manager);
    assert.equal(await set('Dominique', ['examiner'], last), 'LAST_MANAGER');
    const removed = await world.ask('members.remove', {person: await idOf('Dominique')}, last);
    assert.equal(removed.problem?.code, 'LAST_MANAGER');
    await world.backend.apply(definition, {images, dryRun: false});
  });

  it('leave lines of who did what, which those who answer for the structure read', async () => {
    const {items} = (await world.ask('audit.list', {}, await as(manager))).value;
    const acts = new Set(items.map(({act}) => act));
    for (const act of [
      'invitation.sent',
      'invitation.revoked',
      'member.joined',
      'member.changed',
      'member.removed',
    ])
      assert.ok(acts.has(act), `${act} is not among ${[...acts].join(', ')}`);
    assert.doesNotMatch(JSON.stringify(items), /nour@|mina@/);
  });

  it('invite in their own name: a letter of somebody who lost the right opens nothing', async () => {
    // One address gets ten codes in a quarter of an hour.
    world.clock.now = new Date(world.clock.now.getTime() + 15 * 60_000);
    const by = await as(lead);
    await invite(by, 'amie@example.org', ['lead']);
    const token = tokenOf(await linkTo('amie@example.org'));
    assert.equal((await world.ask('invitations.show', {token})).status, 200);
    await world.ask('members.remove', {person: await idOf('Leïla')}, await as(manager));
    assert.equal((await world.ask('invitations.show', {token})).problem?.code, 'INVITATION_UNKNOWN');
    const amie = await as('amie@example.org');
    assert.equal((await world.ask('invitations.accept', {token}, amie)).problem?.code, 'INVITATION_UNKNOWN');
  });
});
