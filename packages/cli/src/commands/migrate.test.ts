import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {createFolder, type Folder} from '../../test/support.js';

/** Nobody answers there. */
const env = {DATABASE_URL: 'postgres://nobody:secret-word@localhost:1/none'};

describe('pepites migrate', () => {
  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  it('asks where to, and which database', async () => {
    assert.equal((await folder.pepites(['migrate'], {env})).code, 2);
    assert.equal((await folder.pepites(['migrate', '--to', 'elsewhere'], {env})).code, 2);
    const unsaid = await folder.pepites(['migrate', '--to', 'postgresql']);
    assert.equal(unsaid.code, 2);
    assert.match(unsaid.error, /DATABASE_URL/);
  });

  it('says what is missing, and never the password', async () => {
    const nothing = await folder.pepites(['migrate', '--to', 'postgresql'], {env});
    assert.equal(nothing.code, 1);
    assert.match(nothing.error, /ERR_STORE_EMPTY/);
    const nobody = await folder.pepites(['migrate', '--to', 'file'], {env});
    assert.equal(nobody.code, 1);
    assert.match(nobody.error, /ERR_STORE_UNREADABLE/);
    assert.doesNotMatch(nothing.error + nobody.error, /secret-word/);
  });
});
