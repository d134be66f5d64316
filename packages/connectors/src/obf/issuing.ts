/** Open Badge Factory as a platform that gives badges which were decided elsewhere. */
import type {IssuingPlatform} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {tryObf} from './try-obf.js';

/** What the platform is told who issues. */
export const consumer = 'pepites';
/** Under which name it keeps the award's id. */
export const awardEntry = 'pepites';

export function obfIssuing(client: ObfClient): IssuingPlatform {
  const logEntryOf = (award: string): Readonly<Record<string, string>> => ({[awardEntry]: award});
  return {
    check: async () => tryObf(client),
    find: async (award) => {
      for await (const {id} of client.events({consumer, logEntry: logEntryOf(award)})) return id;
      return undefined;
    },
    issue: async (order) =>
      client.issue({
        ...{badge: order.badge, consumer, logEntry: logEntryOf(order.award), issuedAt: order.awardedAt},
        recipients: [{email: order.email, name: order.name}],
        ...(order.alias !== undefined && {alias: order.alias}),
        ...(order.validUntil && {expiresAt: order.validUntil}),
      }),
    standing: async (event) => {
      for await (const one of client.recipients(event)) {
        const {assertion, assertionUrl, receiveUrl, isReceived, isInPassport, isRevoked} = one;
        return {
          ...{assertion, assertionUrl, isReceived, isRevoked},
          ...(receiveUrl !== undefined && {receiveUrl}),
          ...(isInPassport !== undefined && {isInWallet: isInPassport}),
        };
      }
      return undefined;
    },
    revoke: async (event) => {
      const emails: string[] = [];
      for await (const {email} of client.recipients(event)) emails.push(email);
      if (emails.length > 0) await client.revoke(event, emails);
    },
  };
}
