import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {createStatusList, encodeStatusList, statusEntry} from '../status.js';
import type {JsonObject} from '../types.js';

describe('the check of status', () => {
  let issuer: TestIssuer;
  let badge: JsonObject;
  before(async () => {
    issuer = await createTestIssuer();
    badge = await issuer.issue();
  });

  const withList = async (changes: Parameters<TestIssuer['publishList']>[1], revoked: number[] = []) => {
    await issuer.publishList(revoked, changes);
    const line = verdictLine(await issuer.check(badge));
    await issuer.publishList([]);
    return line;
  };

  it('refuses what is revoked or suspended', async () => {
    assert.equal(await withList({}, [7]), 'refused status:fail:REVOKED');
    await issuer.publishList([3], {purpose: 'suspension'});
    const status = statusEntry({listId: issuer.listUrl, index: 3, purpose: 'suspension'});
    const suspended = await issuer.issue({credentialStatus: [status]});
    assert.equal(verdictLine(await issuer.check(suspended)), 'refused status:fail:SUSPENDED');
    await issuer.publishList([]);
  });

  it('passes when only others are revoked', async () => {
    assert.equal(await withList({}, [6, 8]), 'verified');
  });

  it('does not know from a list that cannot be had', async () => {
    issuer.web.delete(issuer.listUrl);
    assert.equal(verdictLine(await issuer.check(badge)), 'undetermined status:unknown:STATUS_UNREACHABLE');
    await issuer.publishList([]);
  });

  it('does not know from a list about something else, expired, or malformed', async () => {
    assert.equal(await withList({purpose: 'suspension'}), 'undetermined status:unknown:STATUS_PURPOSE');
    const invalid = 'undetermined status:unknown:STATUS_LIST_INVALID';
    assert.equal(await withList({validUntil: new Date('2026-11-01')}), invalid);
    assert.equal(await withList({encodedList: 'uAAAA'}), invalid);
  });

  it('does not know from a list that is too short or a bomb', async () => {
    const short = await encodeStatusList({bytes: new Uint8Array(1000)});
    assert.equal(await withList({encodedList: short}), 'undetermined status:unknown:STATUS_LIST_LENGTH');
    await issuer.publishList([], {encodedList: short});
    const lenient = await issuer.check(badge, {policy: '1edtech'});
    assert.deepEqual([lenient.outcome, lenient.warnings[0]?.code], ['verified', 'STATUS_LIST_LENGTH']);
    const bomb = await encodeStatusList({bytes: new Uint8Array(50_000_000)});
    assert.equal(await withList({encodedList: bomb}), 'undetermined status:unknown:LIMIT_BYTES');
  });

  it('does not know from a list of somebody else', async () => {
    const other = await createTestIssuer('https://other.example/');
    issuer.web.set(other.id, other.web.get(other.id) ?? '');
    assert.equal(
      await withList({issuerId: other.id, key: other.key}),
      'undetermined status:unknown:STATUS_LIST_NOT_OF_ISSUER',
    );
    assert.equal(await withList({key: other.key}), 'undetermined status:unknown:STATUS_LIST_INVALID');
  });

  it('does not take another list of the same issuer for the one that is named', async () => {
    await issuer.publishList([]);
    const list = issuer.web.get(issuer.listUrl) as JsonObject;
    const listId = `${issuer.id}/status/2`;
    issuer.web.set(listId, list);
    const moved = await issuer.issue({
      credentialStatus: statusEntry({listId, index: 7, purpose: 'revocation'}),
    });
    assert.equal(verdictLine(await issuer.check(moved)), 'undetermined status:unknown:STATUS_LIST_INVALID');
  });

  it('does not believe a list that was changed', async () => {
    const list = JSON.stringify(issuer.web.get(issuer.listUrl));
    const other = await encodeStatusList(createStatusList(131_080));
    issuer.web.set(issuer.listUrl, list.replace(/"encodedList":"[^"]+"/, `"encodedList":"${other}"`));
    assert.equal(verdictLine(await issuer.check(badge)), 'undetermined status:unknown:STATUS_LIST_INVALID');
    await issuer.publishList([]);
  });

  it('refuses an index that is not text, or beyond the list', async () => {
    const entry = statusEntry({listId: issuer.listUrl, index: 7, purpose: 'revocation'});
    for (const index of [7, '-7', '7.5', 'x', '999999']) {
      const odd = await issuer.issue({credentialStatus: {...entry, statusListIndex: index}});
      assert.equal(verdictLine(await issuer.check(odd)), 'refused status:fail:STATUS_INDEX', String(index));
    }
  });

  it('does not know a status of another kind', async () => {
    const status = {id: 'https://x.example/1', type: 'https://x.example/Status'};
    const odd = await issuer.issue({credentialStatus: status});
    assert.equal(verdictLine(await issuer.check(odd)), 'undetermined status:unknown:STATUS_UNKNOWN_TYPE');
  });
});
