/** Who works in a structure: members, their roles, and invitations. */
import * as v from 'valibot';
import {roles, structureKinds} from '../../definition.js';
import {emailSchema, instantSchema, localisedTextSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

const roleSetSchema = v.pipe(
  v.array(v.picklist(roles)),
  v.minLength(1),
  v.maxLength(roles.length),
  v.check((some) => new Set(some).size === some.length, 'each role once'),
);
const nameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
const tokenSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

export const memberSchema = v.object({
  person: uuidSchema,
  name: v.string(),
  title: v.optional(localisedTextSchema),
  email: v.optional(v.string()),
  roles: v.array(v.picklist(roles)),
  /** `file`: named in the definition, which sets the roles again when it is applied; `invitation`: no definition touches it. */
  source: v.picklist(['file', 'invitation']),
});

export const invitationSchema = v.object({
  id: uuidSchema,
  email: v.string(),
  name: v.string(),
  title: v.optional(localisedTextSchema),
  roles: v.array(v.picklist(roles)),
  sentAt: instantSchema,
  expiresAt: instantSchema,
  isExpired: v.boolean(),
});

/** What the link of an invitation shows, before the person signs in. */
export const shownInvitationSchema = v.object({
  structureName: v.string(),
  structureKind: v.picklist(structureKinds),
  name: v.string(),
  /** The address that it is for, as its owner knows it: `s…@example.org`. */
  emailHint: v.string(),
  roles: v.array(v.picklist(roles)),
  expiresAt: instantSchema,
});

const managing = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;

export const memberRoutes = {
  'members.list': {
    method: 'GET',
    path: '/structures/:structure/members',
    summary: 'Those who have a role in the structure',
    status: 200,
    reply: v.object({
      items: v.array(memberSchema),
      /** Roles that the caller may give and take here. */
      grantable: v.array(v.picklist(roles)),
    }),
    errors: managing,
  },
  'members.setRoles': {
    method: 'PUT',
    path: '/structures/:structure/members/:person/roles',
    summary: 'Gives a member these roles and no others; their sessions in the structure end',
    body: v.object({roles: roleSetSchema}),
    status: 200,
    reply: memberSchema,
    errors: [...managing, 'MEMBER_UNKNOWN', 'LAST_MANAGER'],
  },
  'members.remove': {
    method: 'DELETE',
    path: '/structures/:structure/members/:person',
    summary:
      'Takes all roles away; the account and its badges stay the person’s, their sessions in the structure end',
    status: 204,
    reply: 'none',
    errors: [...managing, 'MEMBER_UNKNOWN', 'LAST_MANAGER'],
  },
  'invitations.list': {
    method: 'GET',
    path: '/structures/:structure/invitations',
    summary: 'Invitations that nobody has accepted yet',
    status: 200,
    reply: v.object({items: v.array(invitationSchema)}),
    errors: managing,
  },
  'invitations.create': {
    method: 'POST',
    path: '/structures/:structure/invitations',
    summary: 'Invites somebody by e-mail: a link that works once, for 14 days',
    body: v.object({
      email: emailSchema,
      name: nameSchema,
      title: v.optional(localisedTextSchema),
      roles: roleSetSchema,
    }),
    status: 201,
    reply: invitationSchema,
    errors: [...managing, 'MEMBER_EXISTS', 'INVITATION_EXISTS', 'TOO_MANY_ATTEMPTS'],
  },
  'invitations.resend': {
    method: 'POST',
    path: '/structures/:structure/invitations/:invitation/messages',
    summary: 'Sends a new link, for 14 days from now; the old one ends',
    body: v.object({}),
    status: 200,
    reply: invitationSchema,
    errors: [...managing, 'INVITATION_UNKNOWN', 'TOO_MANY_ATTEMPTS'],
  },
  'invitations.revoke': {
    method: 'DELETE',
    path: '/structures/:structure/invitations/:invitation',
    summary: 'Takes an invitation back',
    status: 204,
    reply: 'none',
    errors: [...managing, 'INVITATION_UNKNOWN'],
  },
  'invitations.show': {
    method: 'POST',
    path: '/structures/:structure/invitations/shown',
    summary: 'What an invitation offers, for who has its link',
    body: v.object({token: tokenSchema}),
    status: 200,
    reply: shownInvitationSchema,
    errors: ['ORIGIN_NOT_REGISTERED', 'INVITATION_UNKNOWN', 'INVITATION_EXPIRED'],
  },
  'invitations.accept': {
    method: 'POST',
    path: '/structures/:structure/invitations/acceptance',
    summary:
      'The signed-in person takes the roles of an invitation to their own address; the session ends, the next one has their rights',
    body: v.object({token: tokenSchema}),
    status: 200,
    reply: memberSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'FORBIDDEN',
      'INVITATION_UNKNOWN',
      'INVITATION_EXPIRED',
      'INVITATION_FOR_ANOTHER',
    ],
  },
} as const satisfies Record<string, Route>;

export type Member = v.InferOutput<typeof memberSchema>;
export type Invitation = v.InferOutput<typeof invitationSchema>;
export type ShownInvitation = v.InferOutput<typeof shownInvitationSchema>;
