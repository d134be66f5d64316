import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import type {JsonObject} from '../types.js';
import {matchRecipient} from './recipient.js';

const hash = (text: string, algorithm = 'sha256'): string =>
  `${algorithm}$${createHash(algorithm).update(text).digest('hex')}`;

/** An Open Badges 3.0 subject with these identifiers. */
const matching = async (identifiers: readonly JsonObject[], known: Parameters<typeof matchRecipient>[1]) => {
  const document = {credentialSubject: {type: ['AchievementSubject'], identifier: identifiers}};
  const {result, code} = await matchRecipient({format: 'ob3', document} as never, known);
  return `${result} ${code}`;
};

const identity = (more: JsonObject): JsonObject => ({
  ...{type: 'IdentityObject', hashed: true, identityType: 'emailAddress', salt: 'sel'},
  ...more,
});

describe('matchRecipient, Open Badges 3.0', () => {
  const malika = {email: ' Malika@exemple.fr '};

  it('finds an address by its salted hash, as it is written or in lower case', async () => {
    for (const written of ['Malika@exemple.fr', 'malika@exemple.fr'])
      for (const algorithm of ['sha256', 'md5'])
        assert.equal(
          await matching([identity({identityHash: hash(`${written}sel`, algorithm)})], malika),
          'pass RECIPIENT_MATCHES',
        );
  });

  it('finds it without a salt, among several, and in plain words', async () => {
    const {salt: _salt, ...unsalted} = identity({identityHash: hash('malika@exemple.fr')});
    assert.equal(await matching([unsalted], malika), 'pass RECIPIENT_MATCHES');
    const others = [identity({identityHash: hash('tran@exemple.frsel')}), unsalted];
    assert.equal(await matching(others, malika), 'pass RECIPIENT_MATCHES');
    const plain = identity({hashed: false, identityHash: 'malika@exemple.fr'});
    assert.equal(await matching([plain], malika), 'pass RECIPIENT_MATCHES');
  });

  it('refuses another address, another salt, and no address at all', async () => {
    const hashed = identity({identityHash: hash('malika@exemple.frsel')});
    assert.equal(await matching([hashed], {email: 'tran@exemple.fr'}), 'fail RECIPIENT_DIFFERS');
    assert.equal(await matching([{...hashed, salt: 'poivre'}], malika), 'fail RECIPIENT_DIFFERS');
    assert.equal(
      await matching([identity({identityHash: hash('sel')})], {identifiers: ['']}),
      'fail RECIPIENT_DIFFERS',
    );
  });

  it('does not say of a name or a number that it is somebody else’s address', async () => {
    const number = identity({identityType: 'nationalIdentityNumber', identityHash: hash('1 84 12sel')});
    assert.equal(await matching([number], malika), 'unknown RECIPIENT_NOT_STATED');
    assert.equal(await matching([number], {identifiers: ['1 84 12']}), 'pass RECIPIENT_MATCHES');
    const both = [number, identity({identityHash: hash('malika@exemple.frsel')})];
    assert.equal(await matching(both, malika), 'pass RECIPIENT_MATCHES');
  });

  it('does not know a digest of another kind', async () => {
    const strange = identity({identityHash: `sha512$${'0'.repeat(128)}`});
    assert.equal(await matching([strange], malika), 'unknown RECIPIENT_HASH_UNKNOWN');
  });
});
