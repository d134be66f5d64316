import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {
  createStatusList,
  decodeStatusList,
  encodeStatusList,
  getStatus,
  setStatus,
  statusEntry,
} from '../status.js';

describe('status lists', () => {
  it('keep each bit through encoding, the first at the left', async () => {
    const list = createStatusList();
    for (const index of [0, 9, 131_071]) setStatus(list, index, true);
    assert.deepEqual([list.bytes[0], list.bytes[1], list.bytes.at(-1)], [0x80, 0x40, 0x01]);
    const encoded = await encodeStatusList(list);
    assert.ok(encoded.startsWith('uH4sI') && encoded.length < 200);
    const read = await decodeStatusList(encoded);
    assert.deepEqual(read.bytes, list.bytes);
    assert.deepEqual(
      [0, 1, 9, 131_071].map((index) => getStatus(read, index)),
      [true, false, true, true],
    );
    setStatus(read, 9, false);
    assert.equal(getStatus(read, 9), false);
  });

  it('read the example of the specification', async () => {
    const list = await decodeStatusList(
      'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA',
    );
    assert.equal(list.bytes.length, 16_384);
    assert.ok(list.bytes.every((byte) => byte === 0));
  });

  it('refuse places that do not exist', () => {
    const list = createStatusList();
    for (const index of [-1, 131_072, 1.5, Number.NaN]) {
      assert.throws(() => getStatus(list, index), {code: 'ERR_STATUS_INDEX'});
      assert.throws(
        () => {
          setStatus(list, index, true);
        },
        {code: 'ERR_STATUS_INDEX'},
      );
    }
    for (const length of [8, 131_073, 0])
      assert.throws(() => createStatusList(length), {code: 'ERR_STATUS_INDEX'});
  });

  it('refuse what is not a list, and what is too large', async () => {
    for (const text of ['', 'u', 'zH4sI', 'uAAAA', 'u****']) {
      await assert.rejects(decodeStatusList(text), {code: 'ERR_NOT_A_CREDENTIAL'}, text);
    }
    const large = await encodeStatusList(createStatusList(131_072 * 2));
    await assert.rejects(decodeStatusList(large, {maxBytes: 20_000}), {code: 'ERR_TOO_LARGE'});
  });

  it('write an index as text', () => {
    assert.equal(
      statusEntry({listId: 'https://x.example/l', index: 5, purpose: 'suspension'})['statusListIndex'],
      '5',
    );
  });
});
