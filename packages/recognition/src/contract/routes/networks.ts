/** Networks: which structures belong to one, and how they come and go. */
import * as v from 'valibot';
import {instantSchema, slugSchema} from '../../text.js';
import type {Route} from '../route.js';
import * as r from '../resources.js';

export const networkMembershipSchema = v.object({
  network: r.networkNameSchema,
  structure: v.object({id: v.string(), name: v.string()}),
  state: v.picklist(['invited', 'joined']),
  since: instantSchema,
  /** `file`: a definition says so, and only a definition ends it. */
  source: v.picklist(['file', 'invitation']),
});

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'] as const;

export const networkRoutes = {
  'network.structures': {
    method: 'GET',
    path: '/structures/:structure/network/structures',
    summary: 'The structures of a network, by name',
    status: 200,
    reply: v.object({items: v.array(r.structureSchema)}),
    errors: ['NOT_A_NETWORK'],
  },
  'network.memberships': {
    method: 'GET',
    path: '/structures/:structure/network/memberships',
    summary: 'The structures that a network has and has invited, for its administrator',
    status: 200,
    reply: v.object({items: v.array(networkMembershipSchema)}),
    errors: [...signedIn, 'NOT_A_NETWORK'],
  },
  'network.invite': {
    method: 'POST',
    path: '/structures/:structure/network/memberships',
    summary: 'A network invites a structure; its lead or manager accepts',
    body: v.object({member: slugSchema}),
    status: 201,
    reply: networkMembershipSchema,
    errors: [...signedIn, 'NOT_A_NETWORK', 'NETWORK_JOINED'],
  },
  'network.remove': {
    method: 'DELETE',
    path: '/structures/:structure/network/memberships/:member',
    summary: 'Ends a structure’s membership of the network, or takes the invitation back',
    status: 204,
    reply: 'none',
    errors: [...signedIn, 'NOT_A_NETWORK', 'NETWORK_UNKNOWN', 'SET_BY_FILE'],
  },
  'networks.list': {
    method: 'GET',
    path: '/structures/:structure/networks',
    summary: 'The networks that the structure belongs to or is invited by',
    status: 200,
    reply: v.object({items: v.array(networkMembershipSchema)}),
    errors: signedIn,
  },
  'networks.join': {
    method: 'POST',
    path: '/structures/:structure/networks/:network/acceptance',
    summary: 'Accepts a network’s invitation: its shared badges can be earned here from now on',
    body: v.object({}),
    status: 200,
    reply: networkMembershipSchema,
    errors: [...signedIn, 'NETWORK_UNKNOWN', 'ID_CLASH'],
  },
  'networks.leave': {
    method: 'DELETE',
    path: '/structures/:structure/networks/:network',
    summary: 'Leaves a network, or declines its invitation; badges already given stay',
    status: 204,
    reply: 'none',
    errors: [...signedIn, 'NETWORK_UNKNOWN', 'SET_BY_FILE'],
  },
} as const satisfies Record<string, Route>;

export type NetworkMembership = v.InferOutput<typeof networkMembershipSchema>;
