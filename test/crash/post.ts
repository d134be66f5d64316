/** A post office on the loopback: it takes every message and remembers it, so that what was sent can be counted. */
import {createServer, type Socket} from 'node:net';

export interface Posted {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Post {
  readonly smtpUrl: string;
  /** In the order they were taken. */
  readonly messages: readonly Posted[];
  close(): void;
}

export async function openPost(): Promise<Post> {
  const messages: Posted[] = [];
  const server = createServer((socket) => {
    serveSmtp(socket, (message) => messages.push(message));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    smtpUrl: `smtp://127.0.0.1:${port}?from=badges@saules.example`,
    messages,
    close: () => {
      server.close();
    },
  };
}

/** As much of RFC 5321 as one polite sender needs. A message counts once its final dot is answered. */
function serveSmtp(socket: Socket, take: (message: Posted) => void): void {
  let buffer = '';
  let to = '';
  let isData = false;
  socket.on('error', () => undefined);
  socket.write('220 post\r\n');
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1');
    for (;;) {
      const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        take({to, ...readMessage(part)});
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(part)) {
        isData = true;
        socket.write('354 go on\r\n');
      } else {
        to = /^RCPT TO:<([^>]*)>/i.exec(part)?.[1]?.toLowerCase() ?? to;
        socket.write(/^QUIT/i.test(part) ? '221 bye\r\n' : '250 ok\r\n');
      }
    }
  });
}

function readMessage(raw: string): {subject: string; text: string} {
  const border = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, border).replaceAll(/\r\n[ \t]+/g, ' ');
  const header = (name: string): string => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? '';
  const body = raw.slice(border + 4);
  const encoding = header('Content-Transfer-Encoding').toLowerCase();
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString()
      : encoding === 'quoted-printable'
        ? quotedPrintable(body.replaceAll('=\r\n', ''))
        : Buffer.from(body, 'latin1').toString();
  return {subject: encodedWords(header('Subject')), text: text.replaceAll('\r\n', '\n')};
}

/** RFC 2047; the space between two encoded words is none. */
function encodedWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(word, 'base64').toString()
        : quotedPrintable(word.replaceAll('_', ' ')),
    );
}

function quotedPrintable(text: string): string {
  const bytes = text.replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString();
}
