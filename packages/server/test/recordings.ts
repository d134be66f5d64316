/** Small files of every kind that people send, made byte by byte: sound in each container, a document. */

/** PCM, eight-bit silence. */
export function wav(samples = 64): Buffer {
  const bytes = Buffer.alloc(44 + samples, 128);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + samples, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples, 40);
  return bytes;
}

/** EBML: id, size, body; `undefined` as size: not known yet, as recorders write. */
function element(id: string, body: Buffer, isOpen = false): Buffer {
  const size = Buffer.from([0x10, body.length >> 16, (body.length >> 8) & 0xff, body.length & 0xff]);
  return Buffer.concat([
    Buffer.from(id, 'hex'),
    isOpen ? Buffer.from('01ffffffffffffff', 'hex') : size,
    body,
  ]);
}

/** As a browser records: Opus, a segment and clusters of unknown size. `type` 2 is sound, 1 pictures. */
export function webm({
  type = 2,
  more = Buffer.alloc(0),
  isOpen = true,
}: {readonly type?: number; readonly more?: Buffer; readonly isOpen?: boolean} = {}): Buffer {
  const head = element(
    '1a45dfa3',
    Buffer.concat([element('4286', Buffer.from([1])), element('4282', Buffer.from('webm'))]),
  );
  const entry = element(
    'ae',
    Buffer.concat([
      element('d7', Buffer.from([1])),
      element('83', Buffer.from([type])),
      element('86', Buffer.from('A_OPUS')),
    ]),
  );
  const cluster = (time: number): Buffer =>
    element(
      '1f43b675',
      Buffer.concat([
        element('e7', Buffer.from([time])),
        element('a3', Buffer.concat([Buffer.from('81000080', 'hex'), Buffer.alloc(60, 7)])),
      ]),
      isOpen,
    );
  const body = Buffer.concat([
    element('1549a966', element('2ad7b1', Buffer.from([15, 66, 64]))),
    element('1654ae6b', entry),
    cluster(0),
    cluster(60),
    more,
  ]);
  return Buffer.concat([head, element('18538067', body, isOpen)]);
}

export const webmAttachment = element('1941a469', Buffer.alloc(16, 1));

function box(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

/** `handler`: `soun` or `vide`. */
export function m4a({handler = 'soun'} = {}): Buffer {
  const hdlr = Buffer.concat([Buffer.alloc(8), Buffer.from(handler, 'latin1'), Buffer.alloc(13)]);
  return Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A isom', 'latin1')),
    box('moov', box('trak', box('mdia', box('hdlr', hdlr)))),
    box('mdat', Buffer.alloc(200, 9)),
  ]);
}

export function opus(): Buffer {
  const pageOf = (flags: number, body: Buffer): Buffer => {
    const head = Buffer.alloc(28);
    head.write('OggS', 0, 'latin1');
    head[5] = flags;
    head[26] = 1;
    head[27] = body.length;
    return Buffer.concat([head, body]);
  };
  return Buffer.concat([
    pageOf(2, Buffer.from('OpusHead\u0001\u0001\0\0\0\0\0\0\0\0\0', 'latin1')),
    pageOf(0, Buffer.from('OpusTags\0\0\0\0\0\0\0\0', 'latin1')),
    pageOf(4, Buffer.alloc(80, 3)),
  ]);
}

/** Layer III, 64 kbit/s, 44.1 kHz. */
export function mp3(frames = 4): Buffer {
  const frame = Buffer.alloc(208);
  frame.set([0xff, 0xfb, 0x50, 0x00]);
  return Buffer.concat(Array.from({length: frames}, () => frame));
}

export function aac(frames = 4): Buffer {
  const frame = Buffer.alloc(100);
  frame.set([0xff, 0xf1, 0x50, 0x80, 100 >> 3, ((100 & 7) << 5) | 0x1f, 0xfc]);
  return Buffer.concat(Array.from({length: frames}, () => frame));
}

export function pdf(inside = ''): Buffer {
  return Buffer.from(
    `%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${inside} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n` +
      'xref\n0 3\ntrailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n120\n%%EOF\n',
    'latin1',
  );
}

/** An empty archive: what a polyglot ends with. */
export const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
