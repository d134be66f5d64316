/** A definition file (`pepites.yaml`): structures with their people, platforms, badges and pathways, as `pepites apply` reads it. */
import * as v from 'valibot';
import {badgeDefinitionSchema} from './badge.js';
import {pathwayDefinitionSchema} from './pathway.js';
import {mostWebhooks, webhookEventsSchema, webhookNameSchema, webhookUrlSchema} from './webhook.js';
import {emailSchema, localisedTextSchema, slugSchema, webUrlSchema} from './text.js';

export const structureKinds = ['ACI', 'AI', 'EI', 'EITI', 'ETTI', 'network', 'partner'] as const;
/**
 * `manager` signs for the structure and sees totals; `lead` runs its badges; `adviser` follows people and may ask with them;
 * `supervisor` sees the work; `examiner`, `externalExaminer` and `peer` answer requests; `networkAdmin` runs a network.
 */
export const roles = [
  'examiner',
  'adviser',
  'lead',
  'manager',
  'supervisor',
  'externalExaminer',
  'peer',
  'networkAdmin',
] as const;
/** A person's role in a structure. Everyone is an earner without a role. */
export type Role = (typeof roles)[number];

export const originSchema = v.pipe(
  webUrlSchema,
  v.check(
    (url) => URL.canParse(url) && new URL(url).origin === url,
    'an origin: scheme, host and port, no path',
  ),
);

export const staffSchema = v.object({
  email: emailSchema,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** What people see beside the name: "conseillère". */
  title: v.optional(localisedTextSchema),
  roles: v.pipe(v.array(v.picklist(roles)), v.minLength(1)),
});

/** A course platform that may report completions: its public key signs completion tokens; its API key is made by the backend. */
export const platformSchema = v.object({
  id: slugSchema,
  name: localisedTextSchema,
  /** A JWK (public, EdDSA or ES256). Absent: the platform uses its API key only. */
  publicKey: v.optional(v.record(v.string(), v.string())),
  /** The `onCriteria` badges that it may report for. */
  badges: v.pipe(v.array(slugSchema), v.minLength(1)),
  /**
   * Whom the platform's own server writes to its record store as: an account's home page, a space and its name. Statements by others are
   * not believed: a learner's browser writes there too. Absent: no statement counts.
   */
  authorities: v.optional(
    v.pipe(v.array(v.pipe(v.string(), v.minLength(3), v.maxLength(4200))), v.maxLength(20)),
  ),
  /** The home page of the learners' accounts in statements: then the name of an account is what `awards.create` calls a learner's `ref`. */
  learnerHomePage: v.optional(v.pipe(v.string(), v.url(), v.maxLength(2048))),
});

/** Platforms elsewhere on which badges of here may be given too: Open Badge Factory. */
export const issuingPlatforms = ['obf'] as const;
export type IssuingPlatformId = (typeof issuingPlatforms)[number];

/** Ids of Open Badge Factory. */
const idElsewhereSchema = v.pipe(v.string(), v.regex(/^\w{1,100}$/));

/** Badges that are given on another platform too, once their holder has said yes here. */
const issuedThroughSchema = v.object({
  platform: v.picklist(issuingPlatforms),
  /** In whose name there: a part of the organisation (an alias). */
  alias: v.optional(idElsewhereSchema),
  /** The badge's id there, by its id here. */
  badges: v.optional(v.record(slugSchema, idElsewhereSchema), {}),
  /** Badges that have no id there yet: `pepites obf sync --push` makes them there, as drafts. */
  makes: v.optional(v.pipe(v.array(slugSchema), v.minLength(1), v.maxLength(1000))),
});

/** An address that is told of events. Its secret is made by the backend, and said once: `pepites webhooks secret`. */
export const webhookDefinitionSchema = v.object({
  name: webhookNameSchema,
  url: webhookUrlSchema,
  events: webhookEventsSchema,
});

/** Lists are bounded far above what any structure has: a lead may send a definition over HTTP. */
export const structureDefinitionSchema = v.object({
  id: slugSchema,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** How it is named in a sentence about the giver: "Les Trois Saules, chantier d’insertion". */
  presentation: v.optional(localisedTextSchema),
  kind: v.picklist(structureKinds),
  url: v.optional(webUrlSchema),
  /** The network that it belongs to, by its id: what that network shares can be earned here too. */
  network: v.optional(slugSchema),
  /** Origins whose pages may sign people in and act for them. */
  origins: v.optional(v.pipe(v.array(originSchema), v.maxLength(100)), []),
  staff: v.optional(v.pipe(v.array(staffSchema), v.maxLength(1000)), []),
  platforms: v.optional(v.pipe(v.array(platformSchema), v.maxLength(100)), []),
  badges: v.optional(v.pipe(v.array(badgeDefinitionSchema), v.maxLength(1000)), []),
  pathways: v.optional(v.pipe(v.array(pathwayDefinitionSchema), v.maxLength(200)), []),
  issuedThrough: v.optional(issuedThroughSchema),
  webhooks: v.optional(v.pipe(v.array(webhookDefinitionSchema), v.maxLength(mostWebhooks)), []),
});

export const definitionSchema = v.object({
  version: v.literal(1),
  structures: v.pipe(v.array(structureDefinitionSchema), v.minLength(1)),
});

export type Definition = v.InferOutput<typeof definitionSchema>;
export type StructureDefinition = v.InferOutput<typeof structureDefinitionSchema>;
export type Staff = v.InferOutput<typeof staffSchema>;
export type Platform = v.InferOutput<typeof platformSchema>;
