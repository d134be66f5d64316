/** Routes on badges that people make for themselves. Wherever one is shown it says "créé par la personne elle-même". */
import * as v from 'valibot';
import {selfCreatedStates} from '../../modes/self-created.js';
import {instantSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

const partsSchema = {
  name: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  description: v.pipe(v.string(), v.trim(), v.maxLength(2000)),
  criteria: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(500))), v.maxLength(12)),
  /** What the image shows, for who does not see it. */
  imageAlt: v.pipe(v.string(), v.trim(), v.maxLength(500)),
};

export const selfBadgePartsSchema = v.object({
  name: v.optional(partsSchema.name),
  description: v.optional(partsSchema.description),
  criteria: v.optional(partsSchema.criteria),
  imageAlt: v.optional(partsSchema.imageAlt),
});

export const badgeShapes = ['circle', 'hexagon', 'shield'] as const;
export const badgeSymbols = ['star', 'heart', 'leaf', 'spark', 'none'] as const;

/** A simple image, for who has none. */
export const badgeDrawingSchema = v.object({
  shape: v.picklist(badgeShapes),
  symbol: v.picklist(badgeSymbols),
  colour: v.pipe(v.string(), v.regex(/^#[0-9a-fA-F]{6}$/, 'a colour such as #1E5A45')),
});

export const selfBadgeSchema = v.object({
  id: uuidSchema,
  state: v.picklist(selfCreatedStates),
  name: v.string(),
  description: v.string(),
  criteria: v.array(v.string()),
  hasImage: v.boolean(),
  imageAlt: v.string(),
  /** What is still missing before it can be published. */
  missing: v.array(v.string()),
  /** From publication on: the award, and the pseudonymous issuer. */
  award: v.optional(uuidSchema),
  issuerId: v.optional(v.string()),
  /** What every display must say. */
  isCreatedByEarner: v.literal(true),
  updatedAt: instantSchema,
});

export type SelfBadgeParts = v.InferOutput<typeof selfBadgePartsSchema>;
export type BadgeDrawing = v.InferOutput<typeof badgeDrawingSchema>;
export type SelfBadge = v.InferOutput<typeof selfBadgeSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const onOne = [...signedIn, 'BADGE_UNKNOWN', 'REQUEST_STATE'] as const;

export const selfCreatedRoutes = {
  'selfCreated.create': {
    method: 'POST',
    path: '/structures/:structure/me/badges',
    summary: 'Begins a badge of the person’s own; only they see it until they publish it',
    body: selfBadgePartsSchema,
    status: 201,
    reply: selfBadgeSchema,
    errors: [...signedIn, 'BADGE_LIMIT', 'IDEMPOTENCY_CONFLICT'],
  },
  'selfCreated.list': {
    method: 'GET',
    path: '/structures/:structure/me/badges',
    summary: 'The badges that the person made, newest first',
    status: 200,
    reply: v.object({items: v.array(selfBadgeSchema)}),
    errors: signedIn,
  },
  'selfCreated.edit': {
    method: 'PUT',
    path: '/structures/:structure/me/badges/:selfBadge',
    summary: 'Changes a draft; what is left out stays as it was',
    body: selfBadgePartsSchema,
    status: 200,
    reply: selfBadgeSchema,
    errors: onOne,
  },
  'selfCreated.setImage': {
    method: 'POST',
    path: '/structures/:structure/me/badges/:selfBadge/image',
    summary: 'The image of a draft: a PNG, JPEG or WebP image, drawn anew',
    body: 'bytes',
    status: 200,
    reply: selfBadgeSchema,
    errors: [...onOne, 'FILE_TOO_LARGE', 'FILE_TYPE_REFUSED'],
  },
  'selfCreated.drawImage': {
    method: 'POST',
    path: '/structures/:structure/me/badges/:selfBadge/drawing',
    summary: 'A simple image for a draft, drawn here from a shape, a symbol and a colour',
    body: badgeDrawingSchema,
    status: 200,
    reply: selfBadgeSchema,
    errors: onOne,
  },
  'selfCreated.image': {
    method: 'GET',
    path: '/structures/:structure/me/badges/:selfBadge/image',
    summary: 'The image, for the person',
    status: 200,
    reply: 'bytes',
    errors: [...signedIn, 'BADGE_UNKNOWN', 'FILE_UNKNOWN'],
  },
  'selfCreated.publish': {
    method: 'POST',
    path: '/structures/:structure/me/badges/:selfBadge/publication',
    summary: 'Signs the badge, by an issuer that is a pseudonym made for it alone; never by the structure',
    body: v.object({}),
    status: 200,
    reply: selfBadgeSchema,
    errors: [...onOne, 'BADGE_INCOMPLETE', 'ISSUER_NOT_PSEUDONYMOUS', 'IDEMPOTENCY_CONFLICT'],
  },
  'selfCreated.retire': {
    method: 'POST',
    path: '/structures/:structure/me/badges/:selfBadge/retirement',
    summary: 'Retires it: a published one is revoked',
    body: v.object({}),
    status: 200,
    reply: selfBadgeSchema,
    errors: onOne,
  },
  'selfCreated.remove': {
    method: 'DELETE',
    path: '/structures/:structure/me/badges/:selfBadge',
    summary: 'Deletes a draft',
    status: 204,
    reply: 'none',
    errors: onOne,
  },
} as const satisfies Record<string, Route>;
