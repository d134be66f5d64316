/**
 * The classes inside a credential: who, what, how it was earned.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#data-models
 */
import {
  classOf,
  date,
  dateTime,
  each,
  extensible,
  flag,
  many,
  one,
  quantity,
  ref,
  type Schema,
  text,
  uri,
} from './keywords.ts';
import {
  ACHIEVEMENT_TYPES,
  ALIGNMENT_TARGET_TYPES,
  ASSOCIATION_TYPES,
  IDENTIFIER_TYPES,
  RESULT_STATUSES,
  RESULT_TYPES,
} from './vocabularies.ts';

const named = each('name description', ref('LanguageText'));

/** A text, or the same in languages: value objects of JSON-LD. @see https://www.w3.org/TR/vc-data-model-2.0/#language-and-base-direction */
const texts = {
  LanguageText: {type: ['string', 'object', 'array'], if: {type: 'string'}, else: many('LanguageValue')},
  LanguageValue: {
    type: 'object',
    required: ['@value'],
    properties: each('@value @language @direction', text),
    additionalProperties: false,
  },
  Text: text,
  CompactJws: {type: 'string', pattern: '^[\\w-]+\\.[\\w-]*\\.[\\w-]+$'},
  LanguageCode: {type: 'string', pattern: '^[A-Za-z]{2,8}(?:-[A-Za-z\\d]{1,8})*$'},
  AchievementType: extensible(ACHIEVEMENT_TYPES),
  IdentifierType: extensible(IDENTIFIER_TYPES),
  ResultStatus: {enum: RESULT_STATUSES},
  AssociationType: {enum: ASSOCIATION_TYPES},
  ResultType: extensible(RESULT_TYPES),
  TargetType: extensible(ALIGNMENT_TARGET_TYPES),
};

const endorsements = {endorsement: many('EndorsementCredential'), endorsementJwt: many('CompactJws')};

const people = {
  Profile: classOf(
    {type: 'Profile', required: ['id']},
    {
      ...named,
      ...endorsements,
      ...each('id url', uri),
      ...each('phone email official familyName givenName additionalName patronymicName', text),
      ...each('honorificPrefix honorificSuffix familyNamePrefix', text),
      dateOfBirth: date,
      image: ref('Image'),
      address: ref('Address'),
      otherIdentifier: many('IdentifierEntry'),
      parentOrg: ref('Profile'),
    },
  ),
  /** Who issued: a Profile, or its address. */
  ProfileRef: {type: ['string', 'object'], if: {type: 'string'}, then: uri, else: ref('Profile')},
  Address: classOf(
    {type: 'Address'},
    {
      ...each('addressCountry addressCountryCode addressRegion addressLocality', text),
      ...each('streetAddress postOfficeBoxNumber postalCode', text),
      geo: ref('GeoCoordinates'),
    },
  ),
  GeoCoordinates: classOf(
    {type: 'GeoCoordinates', required: ['latitude', 'longitude']},
    each('latitude longitude', quantity),
  ),
  IdentifierEntry: classOf(
    {type: 'IdentifierEntry', required: ['identifier', 'identifierType']},
    {identifier: text, identifierType: ref('IdentifierType')},
  ),
  IdentityObject: classOf(
    {type: 'IdentityObject', required: ['hashed', 'identityHash', 'identityType']},
    {hashed: flag, ...each('identityHash salt', text), identityType: ref('IdentifierType')},
  ),
};

const achievements = {
  Achievement: classOf(
    {type: 'Achievement', required: ['id', 'name', 'description', 'criteria']},
    {
      id: uri,
      ...named,
      ...endorsements,
      ...each('fieldOfStudy humanCode specialization version', text),
      achievementType: ref('AchievementType'),
      alignment: many('Alignment'),
      creator: ref('Profile'),
      creditsAvailable: quantity,
      criteria: one(ref('Criteria')),
      image: ref('Image'),
      inLanguage: ref('LanguageCode'),
      otherIdentifier: many('IdentifierEntry'),
      related: many('Related'),
      resultDescription: many('ResultDescription'),
      tag: many('Text'),
    },
  ),
  /** Its `type` is optional: the specification names it in examples only. */
  Criteria: classOf({}, {id: uri, narrative: text}),
  /** The address alone is a picture too: the first contexts had no class for it, and badges signed under them say it so. */
  Image: {type: ['string', 'object'], if: {type: 'string'}, then: uri, else: ref('Picture')},
  Picture: classOf({type: 'Image', required: ['id']}, {id: uri, caption: text}),
  Evidence: classOf({type: 'Evidence'}, {id: uri, ...named, ...each('narrative genre audience', text)}),
  Alignment: classOf(
    {type: 'Alignment', required: ['targetName', 'targetUrl']},
    {
      targetUrl: uri,
      ...each('targetName targetCode targetDescription targetFramework', text),
      targetType: ref('TargetType'),
    },
  ),
  Related: classOf(
    {type: 'Related', required: ['id']},
    {id: uri, inLanguage: ref('LanguageCode'), version: text},
  ),
  Result: classOf(
    {type: 'Result'},
    {
      ...each('achievedLevel resultDescription', uri),
      alignment: many('Alignment'),
      status: ref('ResultStatus'),
      value: text,
    },
  ),
  ResultDescription: classOf(
    {type: 'ResultDescription', required: ['id', 'name', 'resultType']},
    {
      ...each('id requiredLevel', uri),
      ...each('name requiredValue valueMin valueMax', text),
      alignment: many('Alignment'),
      allowedValue: many('Text'),
      resultType: ref('ResultType'),
      rubricCriterionLevel: many('RubricCriterionLevel'),
    },
  ),
  RubricCriterionLevel: classOf(
    {type: 'RubricCriterionLevel', required: ['id', 'name']},
    {id: uri, alignment: many('Alignment'), ...each('name description level points', text)},
  ),
};

const subjects = {
  AchievementSubject: classOf(
    {type: 'AchievementSubject', required: ['achievement']},
    {
      id: uri,
      ...each('activityStartDate activityEndDate', dateTime),
      ...each('licenseNumber narrative role term', text),
      achievement: one(ref('Achievement')),
      creditsEarned: quantity,
      identifier: many('IdentityObject'),
      image: ref('Image'),
      result: many('Result'),
      source: ref('Profile'),
    },
  ),
  EndorsementSubject: classOf(
    {type: 'EndorsementSubject', required: ['id']},
    {id: uri, endorsementComment: text},
  ),
  ClrSubject: classOf(
    {type: 'ClrSubject', required: ['verifiableCredential']},
    {
      id: uri,
      identifier: many('IdentityObject'),
      achievement: many('Achievement'),
      verifiableCredential: many('AnyCredential'),
      association: many('Association'),
    },
  ),
  Association: classOf(
    {type: 'Association', required: ['associationType', 'sourceId', 'targetId']},
    {associationType: ref('AssociationType'), ...each('sourceId targetId', uri)},
  ),
};

export const classes: Readonly<Record<string, Schema>> = {
  ...texts,
  ...people,
  ...achievements,
  ...subjects,
};
