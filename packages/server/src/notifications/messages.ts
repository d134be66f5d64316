/** Every message of the backend, in plain French: its subject and text, from what is known when it is sent. */
import {type ProposalMessages, proposalMessages} from './messages/proposals.js';
import {type RequestMessages, requestMessages} from './messages/requests.js';

/** What each message says beyond its words. */
export type NotificationDetails = ProposalMessages & RequestMessages;
export type NotificationKind = keyof NotificationDetails;

export interface MessageContext {
  readonly structureName: string;
  readonly publicUrl: string;
}

export interface MessageText {
  readonly subject: string;
  readonly text: string;
}

export type MessagesOf<Details> = {
  readonly [Kind in keyof Details]: (details: Details[Kind], context: MessageContext) => MessageText;
};

export const messages: MessagesOf<NotificationDetails> = {...proposalMessages, ...requestMessages};

/** undefined for a kind that a later version wrote. */
export function writeMessage(
  kind: string,
  details: Readonly<Record<string, unknown>>,
  context: MessageContext,
): MessageText | undefined {
  if (!Object.hasOwn(messages, kind)) return undefined;
  // What was stored under a kind is what `notify` took for it.
  const write = messages[kind as NotificationKind] as (
    details: unknown,
    context: MessageContext,
  ) => MessageText;
  return write(details, context);
}
