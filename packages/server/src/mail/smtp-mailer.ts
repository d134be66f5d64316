/** Sends mail through an SMTP server. */
import {createTransport} from 'nodemailer';
import type {Mailer} from './mailer.js';

/** @param url `smtps://user:password@host:465?from=badges@example.org`; without `from` the user is the sender */
export function createSmtpMailer(url: string): Mailer {
  const address = new URL(url);
  const from = senderOf(url);
  address.searchParams.delete('from');
  const transport = createTransport(address.href, {from});
  return {
    async send({to, subject, text}) {
      try {
        await transport.sendMail({to, subject, text});
      } catch (error) {
        // eslint-disable-next-line preserve-caught-error -- the cause names the person
        throw new Error(`The SMTP server did not take a message: ${codesOf(error)}`);
      }
    },
  };
}

/** The address that messages come from, from the same URL. */
export function senderOf(url: string): string {
  const address = new URL(url);
  return address.searchParams.get('from') ?? decodeURIComponent(address.username);
}

/** The codes alone, without the cause: what servers write beside them names the person, and errors go to the log. */
function codesOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const codes = ['code', 'command', 'responseCode'].map((name) => Reflect.get(error, name) as unknown);
  return codes.filter((code) => typeof code === 'string' || typeof code === 'number').join(' ') || 'unknown';
}
