import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createCourseFolder, env} from '../../test/course-platform.js';
import type {Folder} from '../../test/support.js';

describe('pepites statistics', () => {
  let folder: Folder;
  before(async () => {
    folder = await createCourseFolder();
  });
  after(() => folder.remove());

  const statistics = async (args: readonly string[], more: object = {}) =>
    folder.pepites(['statistics', '--structure', 'les-trois-saules', ...args], {env: {...env, ...more}});

  it('prints what spreadsheets of the language read', async () => {
    const {code, out} = await statistics([]);
    const lines = out.split('\r\n');
    assert.equal(code, 0);
    assert.deepEqual(lines.slice(0, 2), [
      '\ufeff"Phase","What","Number"',
      '"Find the skills","Badges offered","1"',
    ]);
    assert.equal(lines.length, 27);
    const french = (await statistics([], {LANG: 'fr_FR.UTF-8'})).out.split('\r\n');
    assert.deepEqual(french.slice(0, 2), [
      '\ufeff"Étape";"Quoi";"Nombre"',
      '"Repérer les compétences";"Badges proposés";"1"',
    ]);
  });

  it('says what is wrong', async () => {
    for (const period of [
      ['--from', '2026-11-27', '--to', '2026-11-25'],
      ['--from', 'yesterday'],
      ['--to', '2026-13-01'],
    ])
      assert.match((await statistics(period)).error, /ERR_PERIOD_INVALID/, period.join(' '));
    assert.match((await statistics(['--network'])).error, /ERR_NETWORK_UNKNOWN/);
    assert.match((await statistics(['--structure', 'nulle'])).error, /ERR_STRUCTURE_UNKNOWN/);
    assert.equal((await statistics(['what'])).code, 2);
    assert.equal((await folder.pepites(['statistics'], {env})).code, 2);
  });
});
