/** What a badge is: its words, its image, and the process by which it is earned. */
import * as v from 'valibot';
import {recipientKinds} from './modes/automatic-on-request.js';
import {completionRuleSchema} from './modes/on-criteria.js';
import {voidedPolicies} from './modes/criteria-machine.js';
import {keyRuleSchema} from './modes/key-badge.js';
import {quorumSchema} from './modes/review-policy.js';
import {formSchema} from './form.js';
import {instantSchema, localisedTextSchema, slugSchema, webUrlSchema} from './text.js';

/** The five ways to earn a badge. */
export const issuanceModes = [
  'selfCreated',
  'automaticOnRequest',
  'onCriteria',
  'keyBadge',
  'reviewed',
] as const;
export type IssuanceMode = (typeof issuanceModes)[number];

export const trustLevels = ['T0', 'T1', 'T2', 'T3'] as const;
/** How far a completion can be believed: T0 seen in a browser … T3 signed by the platform. Only T1 and more may issue. */
export type TrustLevel = (typeof trustLevels)[number];

/** How a badge is earned; the mode decides which other members there are. */
export const processSchema = v.variant('mode', [
  v.object({
    mode: v.literal('reviewed'),
    form: formSchema,
    /** E-mail addresses or person names are not written here: examiners are the people who have this role in the structure. */
    examiners: v.optional(v.array(slugSchema), ['examiner']),
    quorum: v.optional(quorumSchema, {}),
    /** Days in which the person can expect an answer. */
    answerWithinDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 7),
  }),
  v.object({
    mode: v.literal('automaticOnRequest'),
    notBefore: v.optional(instantSchema),
    notAfter: v.optional(instantSchema),
    /** Offers to be shown among the supporters; always the person's own choice. */
    listsSupporters: v.optional(v.boolean(), false),
    /** Who may receive it; absent: persons. A supporters’ badge may name organisations. */
    recipients: v.optional(v.pipe(v.array(v.picklist(recipientKinds)), v.minLength(1))),
  }),
  v.object({
    mode: v.literal('onCriteria'),
    rule: completionRuleSchema,
    minTrust: v.optional(v.picklist(['T1', 'T2', 'T3']), 'T1'),
    /** What becomes of a badge already given when a fact is taken back; absent: a person decides (`review`). */
    onVoided: v.optional(v.picklist(voidedPolicies)),
  }),
  v.object({mode: v.literal('keyBadge'), ...keyRuleSchema.entries}),
  v.object({mode: v.literal('selfCreated')}),
]);

export type Process = v.InferOutput<typeof processSchema>;
export type ProcessOf<M extends IssuanceMode> = Extract<Process, {mode: M}>;

export const alignmentSchema = v.object({
  name: v.string(),
  url: webUrlSchema,
  code: v.optional(v.string()),
  framework: v.optional(v.string()),
});

const badgeDefinitionObject = v.object({
  id: slugSchema,
  name: localisedTextSchema,
  /** A badge of a network: every structure of the network gives it too. */
  shared: v.optional(v.boolean()),
  /** One sentence. */
  description: localisedTextSchema,
  /** "Ce badge montre que :" — the criteria, one simple sentence each; examiners tick them. */
  criteria: v.pipe(v.array(localisedTextSchema), v.minLength(1), v.maxLength(12)),
  /** How the badge is earned, one or two sentences. */
  howEarned: v.optional(localisedTextSchema),
  /** Path of the image file (SVG or PNG), relative to the definition file. */
  image: v.string(),
  imageAlt: localisedTextSchema,
  moment: v.optional(v.picklist(['START', 'DURING', 'END'])),
  alignments: v.optional(v.array(alignmentSchema), []),
  validForMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  process: processSchema,
});

export type BadgeDefinition = v.InferOutput<typeof badgeDefinitionObject>;

/** Annotated, so that the types of definitions built from it stay within the compiler's depth. */
export const badgeDefinitionSchema: v.GenericSchema<
  v.InferInput<typeof badgeDefinitionObject>,
  BadgeDefinition
> = badgeDefinitionObject;
