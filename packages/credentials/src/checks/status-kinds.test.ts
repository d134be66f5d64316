/** The kinds of status beside the Recommendation's list, and that list as a JWT. */
import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';

import {CREATED, createTestIssuer, type TestIssuer, verdictLine} from '../../test/support.js';
import {signCredential, signCredentialJwt} from '../sign.js';
import {buildStatusListCredential, createStatusList, encodeStatusList, setStatus} from '../status.js';
import type {JsonObject} from '../types.js';

const STATUS_2021 = 'https://w3id.org/vc/status-list/2021/v1';

describe('the check of status, of other kinds', () => {
  let issuer: TestIssuer;
  before(async () => {
    issuer = await createTestIssuer();
  });
  const sign = (document: JsonObject) => signCredential(document, {key: issuer.key, created: CREATED});

  describe('StatusList2021', () => {
    const listUrl = 'https://inae.example/status/2021';
    const publish = async (revoked: readonly number[], changes: JsonObject = {}) => {
      const list = createStatusList();
      for (const index of revoked) setStatus(list, index, true);
      const encodedList = (await encodeStatusList(list)).slice(1);
      const credential = {
        '@context': [
          'https://www.w3.org/2018/credentials/v1',
          STATUS_2021,
          'https://w3id.org/security/data-integrity/v2',
        ],
        id: listUrl,
        type: ['VerifiableCredential', 'StatusList2021Credential'],
        issuer: issuer.id,
        issuanceDate: '2026-06-01T08:00:00Z',
        credentialSubject: {
          id: `${listUrl}#list`,
          type: 'StatusList2021',
          statusPurpose: 'revocation',
          encodedList,
        },
      };
      issuer.web.set(listUrl, {...(await sign(credential)), ...changes});
    };
    const badge = async () => {
      const plain = issuer.badge();
      return sign({
        ...plain,
        '@context': [...(plain['@context'] as string[]), STATUS_2021],
        credentialStatus: {
          id: `${listUrl}#9`,
          type: 'StatusList2021Entry',
          statusPurpose: 'revocation',
          statusListIndex: '9',
          statusListCredential: listUrl,
        },
      });
    };

    it('says whether the badge is revoked', async () => {
      await publish([8, 10]);
      assert.equal(verdictLine(await issuer.check(await badge())), 'verified');
      await publish([9]);
      assert.equal(verdictLine(await issuer.check(await badge())), 'refused status:fail:REVOKED');
    });

    it('says nothing once it was changed', async () => {
      await publish([], {issuanceDate: '2026-06-01T08:00:01Z'});
      assert.equal(
        verdictLine(await issuer.check(await badge())),
        'undetermined status:unknown:STATUS_LIST_INVALID',
      );
    });
  });

  describe('1EdTechRevocationList', () => {
    const listUrl = 'https://inae.example/revocations';
    const badge = () =>
      signCredentialJwt(issuer.badge({credentialStatus: {id: listUrl, type: '1EdTechRevocationList'}}), {
        key: issuer.key,
      });
    const verdictWith = async (list: JsonObject | string | undefined) => {
      if (list === undefined) issuer.web.delete(listUrl);
      else issuer.web.set(listUrl, list);
      return verdictLine(await issuer.check(await badge()));
    };

    it('says whether the badge is named, under either name of the list, and the reason', async () => {
      const id = `${issuer.id}/badges/7`;
      for (const member of ['revokedCredential', 'revokedCredentials']) {
        for (const entry of [id, {id}, {id: ` ${id.replace('badges', '%62adges')} `, revoked: true}]) {
          assert.equal(
            await verdictWith({[member]: [entry]}),
            'refused status:fail:REVOKED',
            JSON.stringify(entry),
          );
        }
        for (const entry of ['urn:x', {id, revoked: false}, {id: `${id}/1`}, 7, null]) {
          assert.equal(await verdictWith({[member]: [entry]}), 'verified', JSON.stringify(entry));
        }
      }
      issuer.web.set(listUrl, {revokedCredential: [{id, revocationReason: 'Erreur de personne'}]});
      const verdict = await issuer.check(await badge());
      assert.match(verdict.checks.find((check) => check.id === 'status')?.detail ?? '', /Erreur de personne/);
    });

    it('leaves the answer open when the list is not there, is none, or is another issuer’s', async () => {
      assert.equal(await verdictWith(undefined), 'undetermined status:unknown:STATUS_UNREACHABLE');
      assert.equal(await verdictWith('<html>'), 'undetermined status:unknown:STATUS_LIST_INVALID');
      assert.equal(await verdictWith({}), 'undetermined status:unknown:STATUS_LIST_INVALID');
      assert.equal(
        await verdictWith({issuer: 'https://other.example/', revokedCredential: []}),
        'undetermined status:unknown:STATUS_LIST_NOT_OF_ISSUER',
      );
    });
  });

  it('is known of no other kind', async () => {
    const odd = {id: 'https://a.example/1', type: 'SomeStatus2030'};
    const signed = await signCredentialJwt(issuer.badge({credentialStatus: odd}), {key: issuer.key});
    assert.equal(verdictLine(await issuer.check(signed)), 'undetermined status:unknown:STATUS_UNKNOWN_TYPE');
  });

  it('reads the Recommendation’s list as a JWT', async () => {
    for (const [revoked, expected] of [
      [[], 'verified'],
      [[7], 'refused status:fail:REVOKED'],
    ] as const) {
      const list = createStatusList();
      for (const index of revoked) setStatus(list, index, true);
      const document = buildStatusListCredential({
        id: issuer.listUrl,
        issuerId: issuer.id,
        purpose: 'revocation',
        encodedList: await encodeStatusList(list),
        validFrom: CREATED,
      });
      issuer.web.set(issuer.listUrl, await signCredentialJwt(document, {key: issuer.key}));
      assert.equal(verdictLine(await issuer.check(await issuer.issue())), expected);
    }
  });
});
