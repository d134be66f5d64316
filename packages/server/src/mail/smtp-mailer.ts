/** Sends mail through an SMTP server. */
import {createTransport} from 'nodemailer';
import type {Mailer} from './mailer.js';

/** @param url `smtps://user:password@host:465?from=badges@example.org`; without `from` the user is the sender */
export function createSmtpMailer(url: string): Mailer {
  const address = new URL(url);
  const from = address.searchParams.get('from') ?? decodeURIComponent(address.username);
  address.searchParams.delete('from');
  const transport = createTransport(address.href, {from});
  return {
    async send({to, subject, text}) {
      await transport.sendMail({to, subject, text});
    },
  };
}
