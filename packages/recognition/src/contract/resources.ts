/** What the backend says and hears: the bodies of the contract, one schema each. */
import * as v from 'valibot';
import {alignmentSchema, issuanceModes} from '../badge.js';
import {recipientKinds} from '../modes/automatic-on-request.js';
import {completionSchema, declaredCompletionSchema} from '../completion.js';
import {issuingPlatforms, roles, structureKinds} from '../definition.js';
import {answerSchema, answersSchema, formSchema, maxQuestions} from '../form.js';
import {stances, votes} from '../modes/review-policy.js';
import {confirmationWays, requestStates, reviewAnswers} from '../modes/reviewed-request.js';
import {pathwayProgressSchema, edgeSchema, stepSchema} from '../pathway.js';
import {emailSchema, instantSchema, localisedTextSchema, referenceSchema, uuidSchema} from '../text.js';

/** A network, as a structure or a badge names it. */
export const networkNameSchema = v.object({id: v.string(), name: v.string()});

export const structureSchema = v.object({
  id: v.string(),
  name: v.string(),
  presentation: v.optional(localisedTextSchema),
  kind: v.picklist(structureKinds),
  url: v.optional(v.string()),
  /** The id that its badges carry. */
  issuerId: v.string(),
  /** The networks that it belongs to; their shared badges can be earned here. */
  networks: v.optional(v.array(networkNameSchema)),
});

export const badgeSchema = v.object({
  id: v.string(),
  structure: v.string(),
  structureName: v.string(),
  /** The network that made the badge and shares it; `structure` gives it and signs it. */
  sharedBy: v.optional(networkNameSchema),
  name: localisedTextSchema,
  description: localisedTextSchema,
  criteria: v.array(localisedTextSchema),
  howEarned: v.optional(localisedTextSchema),
  imageUrl: v.string(),
  imageAlt: localisedTextSchema,
  mode: v.picklist(issuanceModes),
  moment: v.optional(v.picklist(['START', 'DURING', 'END'])),
  alignments: v.array(alignmentSchema),
  /** Counts the changes of its words, image and validity; a badge already given keeps the version that it was given on. */
  version: v.optional(v.number()),
  /** BCP 47; the first one is what the signed badge is written in. */
  languages: v.optional(v.array(v.string())),
  /** Markdown, as `parseMarkdown` reads it. */
  criteriaMore: v.optional(localisedTextSchema),
  validForMonths: v.optional(v.number()),
  /** No longer given. */
  isRetired: v.optional(v.boolean()),
  /** Only where `mode` is `reviewed`. */
  form: v.optional(formSchema),
  /** Who will see a request, by name and title; only where `mode` is `reviewed`. */
  examiners: v.optional(v.array(v.object({name: v.string(), title: v.optional(localisedTextSchema)}))),
  answerWithinDays: v.optional(v.number()),
  /** Only where `mode` is `keyBadge`: the badges it is earned from, and how many of them. */
  requires: v.optional(v.array(v.string())),
  minRequired: v.optional(v.number()),
  /** Only where `mode` is `automaticOnRequest`: the person may choose to be shown among the supporters. */
  listsSupporters: v.optional(v.boolean()),
  /** Who may receive it; absent: persons. */
  recipients: v.optional(v.array(v.picklist(recipientKinds))),
});

export const pathwaySchema = v.object({
  id: v.string(),
  structure: v.string(),
  sharedBy: v.optional(networkNameSchema),
  title: localisedTextSchema,
  description: v.optional(localisedTextSchema),
  version: v.number(),
  steps: v.array(stepSchema),
  edges: v.array(edgeSchema),
  /** The badges that the steps name, so that a page needs one request. */
  badges: v.array(badgeSchema),
});

export const personSchema = v.object({
  id: uuidSchema,
  /** Empty until the person has said it. */
  displayName: v.string(),
  email: v.optional(v.string()),
  /** In the structure of the path. */
  roles: v.array(v.picklist(roles)),
});

/** `review`: the requests of others; `manage`: members, badges, figures. Both only on the backend's own pages and registered ones. */
export const scopes = ['request:own', 'progress:own', 'review', 'manage'] as const;

export const sessionSchema = v.object({
  /** Bearer token; keep it in memory. Bound to the page's Origin. */
  token: v.string(),
  expiresAt: instantSchema,
  scopes: v.array(v.picklist(scopes)),
  person: personSchema,
});

export const fileSchema = v.object({
  id: uuidSchema,
  mediaType: v.string(),
  bytes: v.number(),
  /** The virus scanner has not answered yet: nobody is shown the file before it has. */
  isHeld: v.optional(v.boolean()),
});

export const submittedRequestSchema = v.object({
  /** Made by the caller; sending the same one again is the same request. */
  requestId: uuidSchema,
  badge: referenceSchema,
  answers: v.optional(answersSchema, []),
  /** What the person's browser says of courses (T0): reviewed badges only. The examiners read that it is unproven. */
  declared: v.optional(v.pipe(v.array(declaredCompletionSchema), v.maxLength(5))),
  /** The person agrees that the examiners see the request. */
  consent: v.optional(v.boolean(), false),
  displayName: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(100))),
  /** Wishes to be shown among the supporters (automatic badges that offer it). */
  listed: v.optional(v.boolean(), false),
  /** The badge is for this organisation, which the person represents (automatic badges that allow it). */
  organisation: v.optional(uuidSchema),
});

export const requestReviewSchema = v.object({
  /** Empty where the examiner has left and was erased. */
  examinerName: v.string(),
  answer: v.picklist(reviewAnswers),
  message: v.string(),
  criteriaMet: v.array(v.number()),
  reopened: v.array(v.string()),
  revision: v.number(),
  at: instantSchema,
  /** What the examiner answered as; absent: a professional. */
  stance: v.optional(v.picklist(stances)),
  /** True for the answer of the one who decides last. */
  isFinal: v.optional(v.boolean()),
});

/** Who has to act next on a request that is with its examiners. */
export const awaited = ['examiners', 'decider', 'confirmation'] as const;

export const requestSchema = v.object({
  id: uuidSchema,
  structure: v.string(),
  badge: v.string(),
  badgeName: localisedTextSchema,
  badgeImageUrl: v.string(),
  state: v.picklist(requestStates),
  revision: v.number(),
  /** The version that `If-Match` takes, as a strong ETag without quotes. */
  version: v.number(),
  submittedAt: instantSchema,
  answerBy: v.optional(instantSchema),
  earnerName: v.string(),
  answers: v.array(answerSchema),
  /** Said by the person's browser, and not proven. */
  declared: v.optional(v.array(declaredCompletionSchema)),
  files: v.array(fileSchema),
  /** The person sees those of the revision at hand once the request is answered. */
  reviews: v.array(requestReviewSchema),
  award: v.optional(uuidSchema),
  /** Which version of the questionnaire the answers were given to; `requests.form` reads it. */
  formVersion: v.optional(v.string()),
  waitsFor: v.optional(v.picklist(awaited)),
  /** How it is decided; only where examiners answer. */
  quorum: v.optional(
    v.object({
      /** So many must answer; where the vote is unanimous, so many must say yes. */
      min: v.number(),
      /** Absent: unanimous. */
      vote: v.optional(v.picklist(votes)),
      /** So many of the answers from each stance, at least. */
      stances: v.optional(v.object({professional: v.optional(v.number()), peer: v.optional(v.number())})),
      /** Somebody decides last: when a vote is even, or always. */
      decider: v.optional(v.picklist(['tie', 'always'])),
    }),
  ),
  /** Only where the request names its examiners: who sees it. */
  examiners: v.optional(
    v.array(
      v.object({
        name: v.string(),
        stance: v.picklist(stances),
        isDecider: v.boolean(),
        hasAnswered: v.boolean(),
      }),
    ),
  ),
  /** Somebody of the structure who sent this revision with the person, by name. */
  sentBy: v.optional(v.string()),
  /** Such a revision counts once the person has said that it is theirs. */
  needsConfirmation: v.optional(v.boolean()),
  confirmation: v.optional(v.object({way: v.picklist(confirmationWays), at: instantSchema})),
  /** Only to the person, while they wait: the answer is told by e-mail besides. */
  isToldByEmail: v.optional(v.literal(true)),
});

export const decisionSchema = v.object({
  answer: v.picklist(reviewAnswers),
  message: v.optional(v.pipe(v.string(), v.maxLength(2000)), ''),
  criteriaMet: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(99))), v.maxLength(100)),
    [],
  ),
  reopened: v.optional(v.pipe(v.array(referenceSchema), v.maxLength(maxQuestions)), []),
  /** "I have not written these answers in the person's place." */
  noConflict: v.boolean(),
  /** The revision that was read. */
  revision: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
});

export const awardStates = ['signing', 'issued', 'revoked'] as const;

/**
 * Where a badge is that is given on another platform too:
 * - `onYes`: it goes there once the person has said yes to it, with their name and address.
 * - `waiting`: it goes there by itself.
 * - `needsAddress`: it would, if the person had a proven e-mail address.
 * - `sent`: it waits there for the person; `received`: they have it; `inWallet`: they have put it into their wallet there.
 * - `refused`: the platform does not give it; `takenBack`: it is no longer good there. It is good here all the same.
 */
export const elsewhereStates = [
  'onYes',
  'waiting',
  'needsAddress',
  'sent',
  'received',
  'inWallet',
  'refused',
  'takenBack',
] as const;

export const awardElsewhereSchema = v.object({
  platform: v.picklist(issuingPlatforms),
  state: v.picklist(elsewhereStates),
  /** By which the person takes it there; only once it is there. */
  receiveUrl: v.optional(v.string()),
});

export const awardSchema = v.object({
  id: uuidSchema,
  structure: v.string(),
  badge: v.string(),
  badgeName: localisedTextSchema,
  state: v.picklist(awardStates),
  awardedAt: instantSchema,
  /** The version of the badge that it was given on; its words are at `badges.version`. */
  badgeVersion: v.optional(v.number()),
  validUntil: v.optional(instantSchema),
  /** Its date has passed. */
  isExpired: v.optional(v.boolean()),
  /** Unguessable addresses that anyone who has them can open; only once `issued`. */
  credentialUrl: v.optional(v.string()),
  imageUrl: v.optional(v.string()),
  pageUrl: v.optional(v.string()),
  /** Received in the name of this organisation, which the person represents. */
  organisation: v.optional(uuidSchema),
  /** The person made it themselves: every display says so, and names no structure as its giver. */
  isSelfCreated: v.optional(v.boolean()),
  /** Since when a key badge is suspended: too few of its badges are left, and it comes back with them. */
  suspendedAt: v.optional(instantSchema),
  /** Awards that a key badge was counted from, and badges of other issuers by their ids here. */
  countedFrom: v.optional(v.array(uuidSchema)),
  /** When the person said yes to a badge that was examined. One that they refused is not among their badges. */
  acceptedAt: v.optional(instantSchema),
  /** Only for the person: why it was taken back. */
  revokeReason: v.optional(v.string()),
  /** Only for the person: where it is on other platforms on which it is given too. */
  elsewhere: v.optional(v.array(awardElsewhereSchema)),
});

export const learnerSchema = v.object({
  /** The platform's own pseudonymous id for the learner. */
  ref: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Where the platform knows it: the badge is then linked to the person with this address, once they sign in. */
  email: v.optional(emailSchema),
});

export const courseAwardSchema = v.object({
  badge: referenceSchema,
  learner: learnerSchema,
  completion: completionSchema,
});

/** What becomes of a reported completion: an award, or a claim that the learner takes after signing in. */
export const courseOutcomeSchema = v.object({
  state: v.picklist(['criteriaNotMet', 'claimable', 'awarded']),
  award: v.optional(awardSchema),
  /** Unguessable; for the learner only. */
  claim: v.optional(v.string()),
  claimUrl: v.optional(v.string()),
  claimExpiresAt: v.optional(instantSchema),
});

/** A session as its person sees it; the token is not said again. */
export const openSessionSchema = v.object({
  id: v.string(),
  /** The page that it was opened on. */
  origin: v.string(),
  openedAt: instantSchema,
  expiresAt: instantSchema,
  /** The one that asks. */
  isCurrent: v.boolean(),
  /** A code by e-mail, one that somebody of the structure made, an account of the organisation (OpenID Connect), or a passkey. */
  beganWith: v.optional(v.picklist(['emailCode', 'claimCode', 'oidc', 'passkey'])),
});

export const supporterSchema = v.object({
  name: v.string(),
  since: instantSchema,
  isOrganisation: v.optional(v.boolean()),
  url: v.optional(v.string()),
  logoUrl: v.optional(v.string()),
});

export const verificationDocumentSchema = v.object({
  url: v.string(),
  status: v.number(),
  mediaType: v.string(),
  body: v.string(),
});

export const verificationDocumentsSchema = v.object({
  documents: v.array(verificationDocumentSchema),
  /** Addresses that could not be had, with the reason's code. */
  unreachable: v.array(v.object({url: v.string(), reason: v.string()})),
  /** Ids of the issuers that this backend recognises. */
  recognisedIssuers: v.array(v.string()),
});

export {pathwayProgressSchema};

export type Structure = v.InferOutput<typeof structureSchema>;
export type OpenSession = v.InferOutput<typeof openSessionSchema>;
export type Badge = v.InferOutput<typeof badgeSchema>;
export type Pathway = v.InferOutput<typeof pathwaySchema>;
export type Person = v.InferOutput<typeof personSchema>;
export type Scope = (typeof scopes)[number];
export type Session = v.InferOutput<typeof sessionSchema>;
export type StoredFile = v.InferOutput<typeof fileSchema>;
export type SubmittedRequest = v.InferInput<typeof submittedRequestSchema>;
export type BadgeRequest = v.InferOutput<typeof requestSchema>;
export type RequestReview = v.InferOutput<typeof requestReviewSchema>;
export type Decision = v.InferInput<typeof decisionSchema>;
export type Award = v.InferOutput<typeof awardSchema>;
export type AwardElsewhere = v.InferOutput<typeof awardElsewhereSchema>;
export type CourseAward = v.InferInput<typeof courseAwardSchema>;
export type CourseOutcome = v.InferOutput<typeof courseOutcomeSchema>;
export type Supporter = v.InferOutput<typeof supporterSchema>;
export type VerificationDocuments = v.InferOutput<typeof verificationDocumentsSchema>;
