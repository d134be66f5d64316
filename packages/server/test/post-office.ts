/** An SMTP server on the loopback interface: takes messages as they come over the wire, refuses the addresses that it is told to. */
import {createServer, type Socket} from 'node:net';
import type {AddressInfo} from 'node:net';

export interface Letter {
  readonly to: string;
  /** Names in lower case, unfolded, as they came: encoded words still encoded. */
  readonly headers: ReadonlyMap<string, string>;
  /** Decoded. */
  readonly subject: string;
  readonly text: string;
}

export interface PostOffice {
  readonly url: string;
  readonly letters: Letter[];
  /** The reply to `RCPT TO` by address; absent: taken. */
  readonly refusals: Map<string, string>;
  /** Ends the connection in the middle of the next letters. */
  breaksOff: number;
  close(): Promise<void>;
}

export async function openPostOffice(from = 'badges@saules.example'): Promise<PostOffice> {
  const letters: Letter[] = [];
  const refusals = new Map<string, string>();
  const sockets = new Set<Socket>();
  const office = {breaksOff: 0};
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    serveLetters(socket, {letters, refusals, office});
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const {port} = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?from=${encodeURIComponent(from)}`,
    letters,
    refusals,
    get breaksOff() {
      return office.breaksOff;
    },
    set breaksOff(count) {
      office.breaksOff = count;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function serveLetters(
  socket: Socket,
  {letters, refusals, office}: Pick<PostOffice, 'letters' | 'refusals'> & {office: {breaksOff: number}},
): void {
  let buffer = '';
  let to = '';
  let isData = false;
  socket.setEncoding('latin1');
  socket.write('220 post office\r\n');
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const end = isData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
      if (end < 0) return;
      const piece = buffer.slice(0, end);
      buffer = buffer.slice(end + (isData ? 5 : 2));
      if (isData) {
        isData = false;
        letters.push(readLetter(to, piece.replaceAll(/^\.\./gm, '.')));
        socket.write('250 taken\r\n');
        continue;
      }
      const command = piece.slice(0, 4).toUpperCase();
      if (command === 'RCPT') to = /<([^>]*)>/.exec(piece)?.[1] ?? '';
      if (command === 'DATA' && office.breaksOff > 0) {
        office.breaksOff--;
        socket.destroy();
        return;
      }
      isData = command === 'DATA';
      const refusal = command === 'RCPT' ? refusals.get(to) : undefined;
      socket.write(`${refusal ?? (isData ? '354 go on' : command === 'QUIT' ? '221 bye' : '250 ok')}\r\n`);
      if (command === 'QUIT') socket.end();
    }
  });
}

function readLetter(to: string, raw: string): Letter {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = new Map(
    head
      .replaceAll(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
      }),
  );
  const body = rest.join('\r\n\r\n');
  const bytes =
    headers.get('content-transfer-encoding') === 'base64'
      ? Buffer.from(body, 'base64')
      : headers.get('content-transfer-encoding') === 'quoted-printable'
        ? fromQuotedPrintable(body)
        : Buffer.from(body, 'latin1');
  return {
    to,
    headers,
    subject: decodeWords(headers.get('subject') ?? ''),
    text: bytes.toString('utf8').replaceAll('\r\n', '\n'),
  };
}

function fromQuotedPrintable(text: string): Buffer {
  return Buffer.from(
    text
      .replaceAll(/=\r\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );
}

/** RFC 2047 encoded words, in UTF-8. */
function decodeWords(header: string): string {
  return header.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(/(?:=\?utf-8\?[qb]\?[^?]*\?=)+/gi, (run) => {
    const parts = [...run.matchAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi)].map(([, kind = '', text = '']) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64')
        : fromQuotedPrintable(text.replaceAll('_', ' ')),
    );
    return Buffer.concat(parts).toString('utf8');
  });
}
