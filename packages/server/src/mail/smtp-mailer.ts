/** Sends mail through an SMTP server. */
import {createTransport} from 'nodemailer';
import {type Mailer, MailError, type Message} from './mailer.js';
import {senderOf} from './sender.js';

const connectionTimeoutMs = 10_000;
const socketTimeoutMs = 30_000;
const unreachableCodes = new Set([
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EDNS',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
  'EAUTH',
]);

/** @param url `smtps://user:password@host:465?from=badges@example.org`; without `from` the user is the sender */
export function createSmtpMailer(url: string): Mailer {
  const address = new URL(url);
  const from = senderOf(url);
  address.searchParams.delete('from');
  const transport = createTransport(
    {
      url: address.href,
      connectionTimeout: connectionTimeoutMs,
      greetingTimeout: connectionTimeoutMs,
      socketTimeout: socketTimeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    {from},
  );
  const domain = /@([^@<>\s]+)>?$/.exec(from)?.[1] ?? address.hostname;
  return {
    async check() {
      try {
        await transport.verify();
      } catch (error) {
        throw mailErrorFrom(error);
      }
    },
    async send(message) {
      try {
        await transport.sendMail({
          to: {name: '', address: message.to},
          subject: message.subject,
          text: message.text,
          ...(message.id !== undefined && {messageId: `<${message.id}@${domain}>`}),
          headers: headersOf(message),
        });
      } catch (error) {
        // Without the cause, which names the person.
        throw mailErrorFrom(error);
      }
    },
  };
}

function headersOf({language, preferencesUrl}: Message): Record<string, string> {
  return {
    // RFC 3834: nobody's absence notice answers this.
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    ...(language !== undefined && {'Content-Language': language}),
    ...(preferencesUrl !== undefined && {
      'List-Unsubscribe': `<${preferencesUrl}>`,
      // RFC 8058 §3.1: only an https address can be posted to.
      ...(preferencesUrl.startsWith('https:') && {'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'}),
    }),
  };
}

/** The codes alone, without the cause: what servers write beside them names the person, and errors go to the log. */
function mailErrorFrom(error: unknown): MailError {
  const member = (name: string): unknown =>
    typeof error === 'object' && error !== null ? (Reflect.get(error, name) as unknown) : undefined;
  const codes = ['code', 'command', 'responseCode']
    .map(member)
    .filter((code) => typeof code === 'string' || typeof code === 'number');
  const status = member('responseCode');
  const code = member('code');
  const text = codes.join(' ') || 'unknown';
  if (code === 'EAUTH') return new MailError('unreachable', text);
  if (typeof status === 'number') return new MailError(status >= 500 ? 'refused' : 'later', text);
  if (typeof code === 'string' && unreachableCodes.has(code)) return new MailError('unreachable', text);
  return new MailError(code === 'EENVELOPE' ? 'refused' : 'later', text);
}
