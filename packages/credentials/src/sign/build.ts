/** Builds the unsigned documents of an issuer: the badge, and the issuer's own page of keys. */
import {CREDENTIALS_V2, OPEN_BADGES_3} from '../contexts/urls.js';
import {compact} from '../parse/values.js';
import type {JsonObject} from '../types.js';

export interface IssuerInput {
  /** The address of the issuer's document, or a DID. */
  readonly id: string;
  readonly name: string;
  /** The issuer's home page. */
  readonly url?: string;
}

export interface AlignmentInput {
  readonly targetName: string;
  readonly targetUrl: string;
  readonly targetCode?: string;
  readonly targetFramework?: string;
  readonly targetDescription?: string;
  readonly targetType?: string;
}

export interface AchievementInput {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** `narrative` is Markdown; `id` is the address of a page. */
  readonly criteria: {readonly narrative: string; readonly id?: string};
  /** `id` is the address of a PNG or SVG, or a `data:` URL; `caption` says in words what it shows. */
  readonly image?: {readonly id: string; readonly caption?: string};
  /** One of the types of the specification (`Badge`, `Competency`, `CommunityService` …), or `ext:…`. */
  readonly achievementType?: string;
  /** BCP 47. */
  readonly inLanguage?: string;
  readonly alignment?: readonly AlignmentInput[];
  /** Which of its versions these words are; the id stays the same. */
  readonly version?: string;
  /** The same achievement elsewhere: in another language, in an earlier version. */
  readonly related?: readonly RelatedInput[];
  /** Who made the badge, where that is not the issuer. */
  readonly creator?: IssuerInput;
}

export interface RelatedInput {
  readonly id: string;
  readonly inLanguage?: string;
  readonly version?: string;
}

export interface OpenBadgeInput {
  readonly id: string;
  readonly issuer: IssuerInput;
  readonly validFrom: Date;
  /** When it was earned, where that is not when it was signed. */
  readonly awardedDate?: Date;
  readonly validUntil?: Date;
  /** A pseudonym (`urn:uuid:…`): a badge names nobody. */
  readonly subjectId: string;
  readonly achievement: AchievementInput;
  /** From `statusEntry`; an array for several purposes. */
  readonly credentialStatus?: JsonObject | readonly JsonObject[];
}

/**
 * An unsigned Open Badges 3.0 credential on Verifiable Credentials 2.0.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential
 */
export function buildOpenBadgeCredential(input: OpenBadgeInput): JsonObject {
  return compact<JsonObject>({
    '@context': [CREDENTIALS_V2, OPEN_BADGES_3],
    id: input.id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: input.achievement.name,
    issuer: profileOf(input.issuer),
    validFrom: dateTime(input.validFrom),
    awardedDate: input.awardedDate && dateTime(input.awardedDate),
    validUntil: input.validUntil && dateTime(input.validUntil),
    credentialSubject: {
      id: input.subjectId,
      type: ['AchievementSubject'],
      achievement: achievementOf(input.achievement),
    },
    credentialStatus: isEmpty(input.credentialStatus) ? undefined : input.credentialStatus,
  });
}

/** An achievement as a document of its own: what `related` points to. */
export function achievementDocument(achievement: AchievementInput): JsonObject {
  return {'@context': [CREDENTIALS_V2, OPEN_BADGES_3], ...achievementOf(achievement)};
}

function profileOf({id, name, url}: IssuerInput): JsonObject {
  return compact<JsonObject>({id, type: ['Profile'], name, url});
}

function achievementOf(achievement: AchievementInput): JsonObject {
  const {image, alignment = [], related = []} = achievement;
  return compact<JsonObject>({
    id: achievement.id,
    type: ['Achievement'],
    achievementType: achievement.achievementType,
    name: achievement.name,
    description: achievement.description,
    inLanguage: achievement.inLanguage,
    version: achievement.version,
    creator: achievement.creator && profileOf(achievement.creator),
    criteria: compact<JsonObject>({id: achievement.criteria.id, narrative: achievement.criteria.narrative}),
    image: image && compact<JsonObject>({id: image.id, type: 'Image', caption: image.caption}),
    // The specification forbids empty arrays.
    alignment: alignment.length > 0 ? alignment.map(alignmentOf) : undefined,
    related:
      related.length > 0
        ? related.map((one) => ({type: ['Related'], ...compact<JsonObject>({...one})}))
        : undefined,
  });
}

function alignmentOf(alignment: AlignmentInput): JsonObject {
  return {type: ['Alignment'], ...compact<JsonObject>({...alignment})};
}

/** A key as an issuer lists it: a Multikey, or a JSON Web Key (the only form of RSA). */
export type ListedKeyInput = {readonly id: string} & (
  {readonly publicKeyMultibase: string} | {readonly publicJwk: JsonWebKey}
);

/**
 * What an issuer serves at its own address: which keys are its own (a W3C controller document), and its Open Badges profile.
 * Keys that no longer sign stay listed, so that older badges can still be verified.
 * @see https://www.w3.org/TR/cid-1.0/
 */
export function issuerDocument(input: {
  readonly id: string;
  readonly name: string;
  readonly url?: string;
  readonly keys: readonly ListedKeyInput[];
}): JsonObject {
  return compact<JsonObject>({
    '@context': ['https://www.w3.org/ns/cid/v1', OPEN_BADGES_3],
    id: input.id,
    type: ['Profile'],
    name: input.name,
    url: input.url,
    verificationMethod: input.keys.map((key) => methodOf(key, input.id)),
    assertionMethod: input.keys.map(({id}) => id),
  });
}

function methodOf(key: ListedKeyInput, controller: string): JsonObject {
  return 'publicJwk' in key
    ? {id: key.id, type: 'JsonWebKey', controller, publicKeyJwk: key.publicJwk}
    : {id: key.id, type: 'Multikey', controller, publicKeyMultibase: key.publicKeyMultibase};
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** Whole seconds: what every reader of XML Schema dates takes. */
export function dateTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
