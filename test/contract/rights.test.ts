/** People's rights through the SDK, against a listening server. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {BackendError} from '@pepites/sdk/server.js';
import {openWorld, type World} from './world.ts';

const structure = 'les-trois-saules';

describe('a person’s rights, through the SDK', () => {
  let world: World;
  before(async () => {
    world = await openWorld('http');
  });
  after(() => world.close());

  it('see, correct, choose, take along, and erase everything', async () => {
    const {client} = await world.earner('Sami');
    const settings = await client.me.correct({structure, displayName: 'Sami B.', publicName: 'S. B.'});
    assert.deepEqual([settings.displayName, settings.publicName], ['Sami B.', 'S. B.']);
    assert.equal((await client.me.setLanguage({structure, language: 'en'})).language, 'en');
    assert.equal(
      (await client.me.setNotifications({structure, notifications: 'none'})).notifications,
      'none',
    );
    const data = await client.me.data({structure});
    assert.equal(data.rows['person']?.[0]?.['displayName'], 'Sami B.');
    const zip = Buffer.from(await (await client.me.export({structure})).arrayBuffer());
    assert.equal(zip.subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
    const {items} = await client.me.accesses({structure, limit: '10'});
    assert.deepEqual(
      items.filter(({isMe}) => isMe).map(({act}) => act),
      // The session began with a code that somebody had printed.
      ['person.exported', 'person.corrected', 'session.begun'],
    );
    const asked = await client.me.askErasure({structure});
    assert.equal(asked.confirmBy, 'word');
    await client.me.erase({structure, word: asked.words[0] ?? ''});
    await assert.rejects(
      client.me.get({structure}),
      (error) => error instanceof BackendError && error.code === 'SESSION_ENDED',
    );
  });
});
