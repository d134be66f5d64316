/** Really signed badges for tests and stories, with the documents that checking them needs. Not shipped. */
import type {JsonObject} from '@pepites/credentials';
import {
  buildEndorsementCredential,
  buildOpenBadgeCredential,
  generateSigningKey,
  importSigningKey,
  issuerDocument,
  signCredential,
} from '@pepites/credentials/sign.js';
import {
  buildStatusListCredential,
  createStatusList,
  encodeStatusList,
  setStatus,
  statusEntry,
} from '@pepites/credentials/status.js';
import type {BadgeBackend, VerificationDocuments} from '@pepites/recognition';
import {fakeBackend, tinyImage} from './samples.js';

const origin = 'https://badges.example.org';
const issuer = {id: `${origin}/issuers/les-trois-saules`, name: 'Les Trois Saules'};
const listId = `${origin}/status/les-trois-saules`;

export interface SignedBadge {
  readonly credential: JsonObject;
  readonly documents: VerificationDocuments;
}

export interface SignedBadgeOptions {
  readonly isRevoked?: boolean;
  readonly isSuspended?: boolean;
  readonly validUntil?: Date;
  readonly isRecognised?: boolean;
  readonly imageUrl?: string;
  readonly name?: string;
  /** Markdown. */
  readonly narrative?: string;
  /** One badge of several: its own id and achievement. @default that of `badgeId` */
  readonly number?: number;
  readonly awardedAt?: Date;
  readonly issuerName?: string;
  readonly skills?: readonly string[];
  readonly inLanguage?: string;
  /** More of the credential, of its achievement and of its issuer, before it is signed. */
  readonly more?: JsonObject;
  readonly moreOfAchievement?: JsonObject;
  readonly moreOfIssuer?: JsonObject;
  readonly moreOfSubject?: JsonObject;
}

const validFrom = new Date('2026-10-14T09:00:00Z');
export const badgeId = 'urn:uuid:0190d4a0-0000-4000-8000-00000000000a';

/** A badge of Les Trois Saules, and what a backend would answer for it. */
export async function signedBadge(options: SignedBadgeOptions = {}): Promise<SignedBadge> {
  const {number, awardedAt = validFrom, skills = []} = options;
  const unsigned = buildOpenBadgeCredential({
    id:
      number === undefined ? badgeId : `urn:uuid:0190d4a0-0000-4000-8000-${String(number).padStart(12, '0')}`,
    issuer: {...issuer, name: options.issuerName ?? issuer.name},
    // What was given longer ago has been valid since.
    validFrom: awardedAt < validFrom ? awardedAt : validFrom,
    ...(options.validUntil ? {validUntil: options.validUntil} : {}),
    awardedDate: awardedAt,
    subjectId: 'urn:uuid:0190d4a0-0000-4000-8000-00000000000b',
    achievement: {
      id: `${origin}/structures/les-trois-saules/badges/baba-entreprise`,
      name: options.name ?? 'B.A.BA de l’entreprise',
      description: 'La personne connaît ses droits et ses devoirs au travail.',
      criteria: {
        narrative:
          options.narrative ??
          '- Je connais mes droits au travail.\n- Je connais mes devoirs au travail.\n- Je sais à qui parler dans la structure.\n\n' +
            'La personne a répondu à 5 questions avec sa conseillère. Deux professionnels ont dit oui.',
      },
      image: {id: options.imageUrl ?? tinyImage, caption: 'Une usine'},
      ...(skills.length > 0 && {
        alignment: skills.map((targetName, i) => ({targetName, targetUrl: `${origin}/skills/${i}`})),
      }),
    },
    credentialStatus: statusEntry({listId, index: 7, purpose: purposeOf(options)}),
  });
  return signed(withMore(unsigned, options), options);
}

const purposeOf = ({isSuspended = false}: Pick<SignedBadgeOptions, 'isSuspended'>) =>
  isSuspended ? 'suspension' : 'revocation';

function withMore(
  unsigned: JsonObject,
  {more, moreOfAchievement, moreOfIssuer, moreOfSubject, inLanguage}: SignedBadgeOptions,
): JsonObject {
  const subject = unsigned['credentialSubject'] as JsonObject;
  const achievement = {
    ...(subject['achievement'] as JsonObject),
    ...(inLanguage !== undefined && {inLanguage}),
    ...moreOfAchievement,
  };
  return {
    ...unsigned,
    credentialSubject: {...subject, ...moreOfSubject, achievement},
    issuer: {...(unsigned['issuer'] as JsonObject), ...moreOfIssuer},
    ...more,
  };
}

export interface SignedRecommendationOptions extends Pick<SignedBadgeOptions, 'isRevoked' | 'isRecognised'> {
  readonly words?: string;
  /** The id of what it is about. */
  readonly about?: string;
}

/** Words about a badge, signed as a badge is. */
export async function signedRecommendation(options: SignedRecommendationOptions = {}): Promise<SignedBadge> {
  const {words = 'Elle répare vite et bien.', about = badgeId} = options;
  const unsigned = buildEndorsementCredential({
    id: `urn:uuid:${crypto.randomUUID()}`,
    name: 'Recommandation',
    issuer,
    validFrom,
    subjectId: about,
    comment: words,
    credentialStatus: statusEntry({listId, index: 7, purpose: 'revocation'}),
  });
  return signed(unsigned, options);
}

async function signed(
  unsigned: JsonObject,
  options: Pick<SignedBadgeOptions, 'isRevoked' | 'isSuspended' | 'isRecognised'>,
): Promise<SignedBadge> {
  const {seed, publicKeyMultibase} = await generateSigningKey();
  const keyId = `${issuer.id}#key-1`;
  const key = await importSigningKey({seed, verificationMethod: keyId});
  const credential = await signCredential(unsigned, {key, created: validFrom});
  const list = createStatusList();
  if (options.isRevoked === true || options.isSuspended === true) setStatus(list, 7, true);
  const statusList = await signCredential(
    buildStatusListCredential({
      id: listId,
      issuerId: issuer.id,
      purpose: purposeOf(options),
      encodedList: await encodeStatusList(list),
      validFrom,
    }),
    {key, created: validFrom},
  );
  const issuerPage = issuerDocument({...issuer, keys: [{id: keyId, publicKeyMultibase}]});
  const asDocument = (url: string, body: JsonObject): VerificationDocuments['documents'][number] => ({
    url,
    status: 200,
    mediaType: 'application/json',
    body: JSON.stringify(body),
  });
  return {
    credential,
    documents: {
      documents: [asDocument(issuer.id, issuerPage), asDocument(listId, statusList)],
      unreachable: [],
      recognisedIssuers: options.isRecognised === false ? [] : [issuer.id],
    },
  };
}

/** A copy in which one byte was changed after signing. */
export function tampered({credential}: SignedBadge): JsonObject {
  const text = JSON.stringify(credential);
  return JSON.parse(text.replace('Je connais mes droits', 'Je connais mes droit5')) as JsonObject;
}

/** A backend that answers for these badges' documents, by the credential's text. */
export function verifyingBackend(...badges: readonly SignedBadge[]): BadgeBackend {
  return fakeBackend({
    verification: {
      documents: ({credential}) => {
        const found = badges.find((badge) => credential.includes(proofOf(badge.credential))) ?? badges[0];
        return found ? Promise.resolve(found.documents) : Promise.reject(new Error('No badge'));
      },
    },
  });
}

function proofOf(credential: JsonObject): string {
  return (credential['proof'] as {readonly proofValue: string}).proofValue;
}
