/** The unsigned documents of the project's own fixtures: a badge of each version, and what is no badge. */
import type {JsonObject} from '@pepites/credentials';
import {buildOpenBadgeCredential} from '@pepites/credentials/sign.js';
import {CREATED, statusOf, type FixtureIssuer} from './fixture-issuer.ts';

export interface Variation {
  readonly validFrom?: Date;
  readonly validUntil?: Date;
  /** Its bit in the issuer's list. */
  readonly statusIndex: number;
}

export type MakeDocument = (issuer: FixtureIssuer, variation: Variation) => JsonObject;

const END = new Date('2031-06-01T08:00:00Z');
const SUBJECT = 'urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-3f8f4f3c2a11';
const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const CREDENTIALS_1 = 'https://www.w3.org/2018/credentials/v1';
const CREDENTIALS_2 = 'https://www.w3.org/ns/credentials/v2';

/** Open Badges 3.0 on Verifiable Credentials 2.0. */
export const badge: MakeDocument = (issuer, {validFrom = CREATED, validUntil = END, statusIndex}) =>
  buildOpenBadgeCredential({
    id: `${issuer.id}/badges/1`,
    issuer: {id: issuer.id, name: 'Les Trois Saules', url: 'https://saules.example/'},
    validFrom,
    awardedDate: new Date('2026-05-30T08:00:00Z'),
    validUntil,
    subjectId: SUBJECT,
    achievement: {
      id: `${issuer.id}/achievements/accueil`,
      name: 'Accueillir',
      description: 'Accueillir une personne et l’orienter',
      criteria: {narrative: 'Dire bonjour, écouter, orienter.', id: `${issuer.id}/criteria/accueil`},
      image: {id: `${issuer.id}/images/accueil.png`, caption: 'Une porte ouverte'},
      achievementType: 'Competency',
      inLanguage: 'fr',
      alignment: [{targetName: 'Communiquer', targetUrl: 'https://referentiel.example/c1', targetCode: 'c1'}],
    },
    credentialStatus: statusOf(issuer, statusIndex),
  });

/** The same with the context of another suite. */
export function withContexts(make: MakeDocument, ...contexts: readonly string[]): MakeDocument {
  return (issuer, variation) => {
    const document = make(issuer, variation);
    return {...document, '@context': [...(document['@context'] as string[]), ...contexts]};
  };
}

/** Open Badges 3.0 on Verifiable Credentials 1.1. */
export const badgeOn11: MakeDocument = (issuer, variation) => {
  const {validFrom, validUntil, ...document} = badge(issuer, variation);
  return {
    ...document,
    '@context': [
      CREDENTIALS_1,
      OPEN_BADGES,
      'https://w3id.org/security/data-integrity/v2',
      'https://w3id.org/security/suites/ed25519-2020/v1',
      'https://www.w3.org/ns/credentials/status/v1',
    ],
    issuanceDate: validFrom,
    expirationDate: validUntil,
  };
};

/** A recommendation. */
export const endorsement: MakeDocument = (issuer, variation) => ({
  ...common(issuer, variation),
  '@context': [CREDENTIALS_2, OPEN_BADGES],
  type: ['VerifiableCredential', 'EndorsementCredential'],
  issuer: {id: issuer.id, type: ['Profile'], name: 'Les Trois Saules'},
  name: 'Recommandation',
  credentialSubject: {id: SUBJECT, type: ['EndorsementSubject'], endorsementComment: 'Toujours à l’heure.'},
});

/** A record of badges. The one in it has no proof, which is the business of its own verdict. */
export const record: MakeDocument = (issuer, variation) => {
  const {credentialStatus: _, ...inside} = badge(issuer, {statusIndex: variation.statusIndex});
  return {
    ...common(issuer, variation),
    '@context': [CREDENTIALS_2, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', OPEN_BADGES],
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer: {id: issuer.id, type: ['Profile'], name: 'Les Trois Saules'},
    name: 'Relevé',
    credentialSubject: {id: SUBJECT, type: ['ClrSubject'], verifiableCredential: [inside]},
  };
};

/** A credential that is no badge. */
export const otherCredential: MakeDocument = (issuer, variation) => ({
  ...common(issuer, variation),
  '@context': [CREDENTIALS_2],
  type: ['VerifiableCredential'],
  issuer: issuer.id,
  name: 'Attestation',
  credentialSubject: {id: SUBJECT, name: 'Une personne'},
});

function common(issuer: FixtureIssuer, {validFrom = CREATED, validUntil = END, statusIndex}: Variation) {
  return {
    id: `${issuer.id}/credentials/1`,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
    credentialStatus: statusOf(issuer, statusIndex),
  };
}
