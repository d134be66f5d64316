/** Every message of the backend, by its kind. */
import type {MessageKind, MessageKinds} from './message-kind.js';
import {type AccessMessages, accessMessages} from './messages/access.js';
import {type BadgeDraftMessages, badgeDraftMessages} from './messages/badge-drafts.js';
import {type ProposalMessages, proposalMessages} from './messages/proposals.js';
import {type RecognitionMessages, recognitionMessages} from './messages/recognition.js';
import {type RequestMessages, requestMessages} from './messages/requests.js';
import {type RightsMessages, rightsMessages} from './messages/rights.js';

/** What each message says beyond its words. */
export type NotificationDetails = AccessMessages &
  BadgeDraftMessages &
  ProposalMessages &
  RecognitionMessages &
  RequestMessages &
  RightsMessages;
export type NotificationKind = keyof NotificationDetails;

export const messages: MessageKinds<NotificationDetails> = {
  ...accessMessages,
  ...badgeDraftMessages,
  ...proposalMessages,
  ...recognitionMessages,
  ...requestMessages,
  ...rightsMessages,
};

/** A kind whose details are not known by type: what was stored under it is what `notify` took for it. */
export type AnyMessageKind = MessageKind<Readonly<Record<string, unknown>>> & {
  readonly placeholders: Readonly<
    Record<string, MessageKind<Record<string, string>>['placeholders'][string]>
  >;
};

/** undefined for a kind that a later version wrote. */
export function messageKindOf(kind: string): AnyMessageKind | undefined {
  return Object.hasOwn(messages, kind)
    ? (messages[kind as NotificationKind] as unknown as AnyMessageKind)
    : undefined;
}

/** Kinds that a structure may put in its own words: what guards an account is not among them. */
export function changeableKinds(): NotificationKind[] {
  return (Object.keys(messages) as NotificationKind[]).filter((kind) => messages[kind].weight !== 'security');
}
