/**
 * The JSON Schema of Open Badges 3.0 and of the records (CLR 2.0) that hold them, written from the data models of the
 * specifications: the published schemas carry a licence that does not let them be copied into this repository.
 * One schema for both versions of Verifiable Credentials, and for both spellings (see `oneOrMany`).
 * @see https://www.imsglobal.org/spec/ob/v3p0/#data-models
 * @see https://www.imsglobal.org/spec/clr/v2p0/#data-models
 */
import {classes} from './classes.ts';
import {
  classOf,
  dateTime,
  dateTimeStamp,
  each,
  flag,
  listsOf,
  many,
  type Members,
  one,
  ref,
  type Schema,
  text,
  typeNamed,
  uri,
} from './keywords.ts';

const CREDENTIALS_V1 = 'https://www.w3.org/2018/credentials/v1';
const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';

const BADGE_TYPES = ['OpenBadgeCredential', 'AchievementCredential'];

/** An object that says its kind; what else it holds is for its kind to say. */
const typed = (...required: readonly string[]): Schema =>
  classOf({required: ['type', ...required]}, {id: uri, type: many('Text')});

const envelope: Readonly<Record<string, Schema>> = {
  /** What the credentials have in common. */
  Credential: classOf(
    {required: ['@context', 'id', 'type', 'issuer', 'credentialSubject']},
    {
      '@context': {
        type: 'array',
        minItems: 2,
        items: [ref('CredentialsContext')],
        additionalItems: ref('Context'),
      },
      id: uri,
      type: typeNamed('VerifiableCredential'),
      ...each('name description', ref('LanguageText')),
      image: ref('Image'),
      issuer: ref('ProfileRef'),
      ...each('validFrom validUntil awardedDate', dateTimeStamp),
      ...each('issuanceDate expirationDate', dateTime),
      evidence: many('Evidence'),
      endorsement: many('EndorsementCredential'),
      endorsementJwt: many('CompactJws'),
      ...each('credentialStatus credentialSchema refreshService', many('Service')),
      termsOfUse: many('Typed'),
      proof: many('Proof'),
    },
  ),
  /** From when it counts has another name in each version. Asked after the members, whose mistakes say more. */
  Start: {
    if: {properties: {'@context': {items: [{const: CREDENTIALS_V2}]}}},
    then: {required: ['validFrom']},
    else: {required: ['issuanceDate']},
  },
  CredentialsContext: {enum: [CREDENTIALS_V2, CREDENTIALS_V1]},
  Context: {type: ['string', 'object'], if: {type: 'string'}, then: uri},
  Typed: typed(),
  /** A status, a schema, a refresh service: to be found at its address. */
  Service: typed('id'),
  Proof: classOf(
    {required: ['type']},
    {
      ...each('type cryptosuite challenge nonce proofPurpose proofValue', text),
      created: dateTime,
      domain: many('Text'),
      verificationMethod: uri,
    },
  ),
};

/** A credential of one of these types, about this kind of subject, with the context that defines both. */
const credential = (types: readonly string[], subject: string, members: Members = {}): Schema => ({
  allOf: [
    ref('Credential'),
    ref('Start'),
    {
      properties: {
        '@context': {
          contains: {
            type: 'string',
            pattern: '^https://purl\\.imsglobal\\.org/spec/(?:ob/v3|clr/v2)p0/context',
          },
        },
        type: typeNamed(...types),
        credentialSubject: one(ref(subject)),
        ...members,
      },
    },
  ],
});

const roots: Readonly<Record<string, Schema>> = {
  AchievementCredential: credential(BADGE_TYPES, 'AchievementSubject'),
  EndorsementCredential: credential(['EndorsementCredential'], 'EndorsementSubject'),
  ClrCredential: credential(['ClrCredential'], 'ClrSubject', {partial: flag}),
  /** A record may hold any credential; a badge among them has the form of a badge. */
  AnyCredential: {
    allOf: [ref('Typed')],
    if: {properties: {type: typeNamed(...BADGE_TYPES)}},
    then: ref('AchievementCredential'),
  },
};

const definitions = {...roots, ...envelope, ...classes};

export const OPEN_BADGES_3: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'open-badges-3',
  title: 'Open Badges 3.0 and Comprehensive Learner Record 2.0',
  $defs: {...definitions, ...listsOf(definitions)},
};
