/** Routes on members, invitations and networks. */
import {
  acceptInvitation,
  invite,
  listInvitations,
  resendInvitation,
  revokeInvitation,
  showInvitation,
} from '../../members/invitations.js';
import {grantableBy, listMembers, removeMember, setRoles} from '../../members/members.js';
import {
  assertNetwork,
  endMembership,
  inviteStructure,
  joinNetwork,
  listMemberships,
  networkMemberships,
  networkStructures,
} from '../../networks/memberships.js';
import type {Handlers} from '../handler.js';

type MemberRoutes =
  | 'members.list'
  | 'members.setRoles'
  | 'members.remove'
  | 'invitations.list'
  | 'invitations.create'
  | 'invitations.resend'
  | 'invitations.revoke'
  | 'invitations.show'
  | 'invitations.accept'
  | 'network.structures'
  | 'network.memberships'
  | 'network.invite'
  | 'network.remove'
  | 'networks.list'
  | 'networks.join'
  | 'networks.leave';

export const memberHandlers: Pick<Handlers, MemberRoutes> = {
  'members.list': async ({structure}, {services, caller}) => ({
    items: await listMembers(services.db, structure),
    grantable: await grantableBy(services.db, {structure, person: caller.person}),
  }),
  'members.setRoles': async (input, {services, caller}) => setRoles(services, caller, input),
  'members.remove': async (input, {services, caller}) => {
    await removeMember(services, caller, input);
    return undefined;
  },

  'invitations.list': async ({structure}, {services}) => ({
    items: await listInvitations(services, structure),
  }),
  'invitations.create': async (input, {services, caller}) => invite(services, caller, input),
  'invitations.resend': async (input, {services, caller}) => resendInvitation(services, caller, input),
  'invitations.revoke': async (input, {services, caller}) => {
    await revokeInvitation(services, caller, input);
    return undefined;
  },
  'invitations.show': async (input, {services}) => showInvitation(services, input),
  'invitations.accept': async (input, {services, caller}) => acceptInvitation(services, caller, input),

  'network.structures': async ({structure}, {services}) => ({
    items: await networkStructures(services, structure),
  }),
  'network.memberships': async ({structure}, {services}) => ({
    items: await networkMemberships(services.db, structure),
  }),
  'network.invite': async ({structure, member}, {services, caller}) =>
    inviteStructure(services, caller, {network: structure, structure: member}),
  'network.remove': async ({structure, member}, {services, caller}) => {
    await assertNetwork(services.db, structure);
    await endMembership(services, caller, {network: structure, structure: member});
    return undefined;
  },
  'networks.list': async ({structure}, {services}) => ({
    items: await listMemberships(services.db, {structure}),
  }),
  'networks.join': async ({structure, network}, {services, caller}) =>
    joinNetwork(services, caller, {structure, network}),
  'networks.leave': async ({structure, network}, {services, caller}) => {
    await endMembership(services, caller, {structure, network});
    return undefined;
  },
};
