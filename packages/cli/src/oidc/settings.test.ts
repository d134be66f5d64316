import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {UsageError} from '../command.js';
import {oidcSettings} from './settings.js';

describe('the issuer that the environment names', () => {
  const usual = {
    PEPITES_OIDC_ISSUER: 'https://connexion.example/realms/siae',
    PEPITES_OIDC_CLIENT_ID: 'pepites',
    PEPITES_OIDC_CLIENT_SECRET: 'secret',
  };

  it('is none where nothing is named, and has a name of its own', () => {
    assert.equal(oidcSettings({env: {}}), undefined);
    assert.equal(oidcSettings({env: usual})?.name, 'connexion.example');
    assert.equal(oidcSettings({env: usual})?.trustsEmail, false);
  });

  it('is narrowed', () => {
    const env = {
      ...usual,
      PEPITES_OIDC_NAME: 'ProConnect',
      PEPITES_OIDC_EMAIL_DOMAINS: 'un.example, deux.example',
      PEPITES_OIDC_REQUIRED_CLAIM: 'groups=a=b',
      PEPITES_OIDC_ACR_VALUES: 'eidas1 eidas2',
      PEPITES_OIDC_CLIENT_AUTH: 'post',
      PEPITES_OIDC_TRUSTS_EMAIL: 'yes',
    };
    const {emailDomains, requiredClaim, acrValues, clientAuth, trustsEmail, name} = oidcSettings({env}) ?? {};
    assert.deepEqual(
      {emailDomains, requiredClaim, acrValues, clientAuth, trustsEmail, name},
      {
        emailDomains: ['un.example', 'deux.example'],
        requiredClaim: {name: 'groups', value: 'a=b'},
        acrValues: ['eidas1', 'eidas2'],
        clientAuth: 'post',
        trustsEmail: true,
        name: 'ProConnect',
      },
    );
  });

  it('is refused where half of it is missing, or a word is none', () => {
    const wrong: readonly Readonly<Record<string, string>>[] = [
      {PEPITES_OIDC_ISSUER: 'https://connexion.example'},
      {PEPITES_OIDC_CLIENT_SECRET: 'secret'},
      {...usual, PEPITES_OIDC_ISSUER: 'connexion'},
      {...usual, PEPITES_OIDC_CLIENT_AUTH: 'jwt'},
      {...usual, PEPITES_OIDC_TRUSTS_EMAIL: 'oui'},
      {...usual, PEPITES_OIDC_REQUIRED_CLAIM: 'groups'},
    ];
    for (const env of wrong) assert.throws(() => oidcSettings({env}), UsageError, JSON.stringify(env));
  });
});
