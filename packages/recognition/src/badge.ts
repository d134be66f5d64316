/** What a badge is: its words, its image, and the process by which it is earned. */
import * as v from 'valibot';
import {recipientKinds} from './modes/automatic-on-request.js';
import {type CompletionRule, completionRuleSchema, shallowRuleSchema} from './modes/on-criteria.js';
import {voidedPolicies} from './modes/criteria-machine.js';
import {keyRuleSchema} from './modes/key-badge.js';
import {quorumSchema} from './modes/review-policy.js';
import {formSchema} from './form.js';
import {alignmentSchema} from './framework.js';
import {findMarkdownFaults} from './markdown.js';
import {instantSchema, languageSchema, type LocalisedText, localisedTextSchema, slugSchema} from './text.js';

export {alignmentSchema} from './framework.js';

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
const processWith = <Rule extends v.GenericSchema<CompletionRule>>(rule: Rule) =>
  v.variant('mode', [
    v.object({
      mode: v.literal('reviewed'),
      form: formSchema,
      /** E-mail addresses or person names are not written here: examiners are the people who have this role in the structure. */
      examiners: v.optional(v.pipe(v.array(slugSchema), v.maxLength(10)), ['examiner']),
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
      recipients: v.optional(v.pipe(v.array(v.picklist(recipientKinds)), v.minLength(1), v.maxLength(2))),
    }),
    v.object({
      mode: v.literal('onCriteria'),
      rule,
      minTrust: v.optional(v.picklist(['T1', 'T2', 'T3']), 'T1'),
      /** What becomes of a badge already given when a fact is taken back; absent: a person decides (`review`). */
      onVoided: v.optional(v.picklist(voidedPolicies)),
    }),
    v.object({mode: v.literal('keyBadge'), ...keyRuleSchema.entries}),
    v.object({mode: v.literal('selfCreated')}),
  ]);

export const processSchema = processWith(completionRuleSchema);
/** The same over HTTP, where a rule is one group at most: deeper ones are written in the definition file. */
const shallowProcessSchema = processWith(shallowRuleSchema);

export type Process = v.InferOutput<typeof processSchema>;
export type ProcessOf<M extends IssuanceMode> = Extract<Process, {mode: M}>;

/** Localised text in the Markdown of `parseMarkdown`; what is beyond it is refused, not shown in part. */
export const markdownTextSchema = v.pipe(
  localisedTextSchema,
  v.check(
    (text: LocalisedText) => Object.values(text).every((one) => findMarkdownFaults(one).length === 0),
    'paragraphs, lists, emphasis and https: links only',
  ),
);

const badgeEntries = {
  name: localisedTextSchema,
  /** A badge of a network: every structure of the network gives it too. */
  shared: v.optional(v.boolean()),
  /** One sentence. */
  description: localisedTextSchema,
  /** "Ce badge montre que :" — the criteria, one simple sentence each; examiners tick them. */
  criteria: v.pipe(v.array(localisedTextSchema), v.minLength(1), v.maxLength(12)),
  /** More about the criteria for those who want to know exactly, in Markdown; the short list above stays. */
  criteriaMore: v.optional(markdownTextSchema),
  /** How the badge is earned, one or two sentences. */
  howEarned: v.optional(localisedTextSchema),
  /** What the image shows, in words: there is no badge without them. */
  imageAlt: localisedTextSchema,
  /** The language that the signed badge is written in; absent: French. Every text of the badge must then have it. */
  inLanguage: v.optional(languageSchema),
  moment: v.optional(v.picklist(['START', 'DURING', 'END'])),
  alignments: v.optional(v.pipe(v.array(alignmentSchema), v.maxLength(20)), []),
  validForMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1200))),
  process: processSchema,
};

const badgeDefinitionObject = v.object({
  id: slugSchema,
  /** Path of the image file (SVG or PNG), relative to the definition file. */
  image: v.string(),
  ...badgeEntries,
  /** No longer given and no longer in the catalogue; badges already given stay as they are. */
  isRetired: v.optional(v.boolean()),
});

/** A badge without its id and its image: what a lead writes in a form. */
const badgeTextObject = v.object({...badgeEntries, process: shallowProcessSchema});
export type BadgeText = v.InferOutput<typeof badgeTextObject>;
export const badgeTextSchema: v.GenericSchema<
  v.InferInput<typeof badgeTextObject>,
  BadgeText
> = badgeTextObject;

export type BadgeDefinition = v.InferOutput<typeof badgeDefinitionObject>;

/** Annotated, so that the types of definitions built from it stay within the compiler's depth. */
export const badgeDefinitionSchema: v.GenericSchema<
  v.InferInput<typeof badgeDefinitionObject>,
  BadgeDefinition
> = badgeDefinitionObject;
