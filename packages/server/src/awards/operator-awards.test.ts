import assert from 'node:assert/strict';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import SqliteFile from 'better-sqlite3';
import {type LeadWorld, openLeadWorld} from '../../test/lead.js';
import {STRUCTURE} from '../../test/world.js';

const email = 'zephyrine@example.org';
const structure = STRUCTURE;

describe('badges of somebody, found by the operator', () => {
  let lead: LeadWorld;
  let award: string;
  before(async () => {
    lead = await openLeadWorld();
    const {token, award: given} = await lead.give(email);
    award = given?.id ?? '';
    await lead.world.ask('me.correct', {displayName: 'Zéphyrine Inouba'}, {token});
    await lead.give('somebody-else@example.org');
  });
  after(() => lead.world.close());

  const find = async (words: string) => lead.world.backend.awardsOfPeople({structure, words});

  it('are found by a whole address, and by a part of a name', async () => {
    for (const words of [email, ' ZEPHYRINE@example.org ', 'zephyrine inou']) {
      const [person, ...others] = await find(words);
      assert.equal(person?.displayName, 'Zéphyrine Inouba', words);
      assert.deepEqual(
        person.awards.map(({id, badge, state}) => [id, badge, state]),
        [[award, 'soutien', 'issued']],
      );
      assert.deepEqual(others, []);
    }
  });

  it('tell their person once within the hour that the operator looked', async () => {
    const looks = async () => {
      const {token} = await lead.world.signIn(email);
      const {items} = (await lead.world.ask('me.accesses', {}, {token})).value;
      return items
        .filter(({act}) => act === 'person.found' || act === 'award.listed')
        .map(({act, who, isMe}) => [act, who.kind, isMe]);
    };
    const once = [
      ['award.listed', 'operator', false],
      ['person.found', 'operator', false],
    ];
    assert.deepEqual((await looks()).sort(), once);
    lead.world.clock.now = new Date(lead.world.clock.now.getTime() + 61 * 60_000);
    await find(email);
    assert.deepEqual((await looks()).sort(), [...once, ...once].sort());
  });

  it('are those of who the structure knows', async () => {
    // Signed in once, and did nothing here.
    await lead.world.signIn('nobody-here@example.org');
    for (const words of ['nobody-here@example.org', 'phyrine@example.org', 'quelque-part'])
      await assert.rejects(find(words), {code: 'ERR_PERSON_UNKNOWN'}, words);
    for (const words of ['', 'zé', 'x'.repeat(255)])
      await assert.rejects(find(words), {code: 'ERR_NAME_INVALID'}, words);
    await assert.rejects(lead.world.backend.awardsOfPeople({structure: 'nulle', words: email}), {
      code: 'ERR_STRUCTURE_UNKNOWN',
    });
  });

  it('are told as taken back once they are', async () => {
    await lead.world.backend.revoke({award, reason: 'Donné par erreur'});
    const [person] = await find(email);
    assert.deepEqual(
      person?.awards.map(({id, state}) => [id, state]),
      [[award, 'revoked']],
    );
  });

  it('leave a line in each structure that was asked, also within the hour', async () => {
    const both = {email: 'deux@example.org', name: 'Dolorès Deux', roles: ['examiner']};
    await lead.apply(({structures}) => {
      structures[0]?.staff?.push(both);
      structures.push({
        ...{id: 'voisins', name: 'Voisins', kind: 'AI', origins: [], badges: [], staff: [both]},
      } as unknown as (typeof structures)[number]);
    });
    for (const one of [structure, 'voisins', structure, 'voisins'])
      await lead.world.backend.awardsOfPeople({structure: one, words: both.email});
    await lead.world.backend.close();
    const store = new SqliteFile(join(lead.world.dataDirectory, 'pepites.sqlite'), {readonly: true});
    const found = store
      .prepare(
        "select structure_id from audit where act = 'person.found' and subject_person in (select subject_person from audit where structure_id = 'voisins')",
      )
      .all() as {structure_id: string}[];
    store.close();
    await lead.world.reopen();
    assert.deepEqual(found.map(({structure_id: id}) => id).sort(), [structure, 'voisins'].sort());
  });
});
