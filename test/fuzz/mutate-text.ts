/** Mutations of what carries a credential: its text, character by character; a PNG's chunks; an SVG's tags. */
import {deflateSync} from 'node:zlib';
import {pngChunk} from '../support/carriers.ts';
import type {Splice} from './edits.ts';
import type {Random} from './random.ts';

type Splicing<T> = (whole: T, random: Random) => readonly Splice[];

const isSplit = (text: string): boolean => !text.startsWith('{');

/** Between tokens of JSON nothing changes; elsewhere it does. */
const whitespace: Splicing<string> = (text, random) => {
  const places = [...text.matchAll(/[{}[\]:,]/g)].map(({index}) => index + random.int(2));
  const at = isSplit(text)
    ? random.int(text.length + 1)
    : random.chance(0.8)
      ? random.pick(places)
      : random.int(text.length);
  return [
    {at, remove: 0, insert: random.pick([' ', '\n', '\t', '\r', '\f', '\u00a0', '\ufeff', '\0', '\u2028'])},
  ];
};

const around: Splicing<string> = (text, random) => {
  const insert = random.pick([' ', '\n', '\ufeff', 'x', '{}', '[]', ',', '\0', '//', text]);
  return [{at: random.pick([0, text.length]), remove: 0, insert}];
};

const flipCharacter: Splicing<string> = (text, random) => {
  const at = random.int(text.length);
  return [{at, remove: 1, insert: String.fromCharCode(text.charCodeAt(at) ^ (1 << random.int(7)))}];
};

const cut: Splicing<string> = (text, random) => {
  const at = random.int(text.length);
  return [{at, remove: 1 + random.int(random.chance(0.5) ? 4 : text.length - at), insert: ''}];
};

/** The same character in another spelling, or one that a lenient reader takes for it. */
const escape: Splicing<string> = (text, random) => {
  const letters = [...text.matchAll(/[a-z]/gi)].map(({index}) => index);
  const at = random.pick(letters);
  const code = text.charCodeAt(at).toString(16).padStart(4, '0');
  return [
    {at, remove: 1, insert: random.pick([`\\u${code}`, `\\U${code}`, `\\x${code.slice(2)}`, `&#x${code};`])},
  ];
};

const doubleMember: Splicing<string> = (text, random) => {
  const members = [...text.matchAll(/([{,])("(?:\w|@)+":"[^"\\]*")/g)];
  if (members.length === 0) return [];
  const {index, 1: mark = '', 2: member = ''} = random.pick(members);
  const changed = member.replace(/"$/, 'x"');
  const named = changed.replace(/^"(.)/, (_, letter: string) => `"\\u00${letter.charCodeAt(0).toString(16)}`);
  const insert = `${random.pick([changed, named, '"__proto__":{"x":1}', '"constructor":{"x":1}'])},`;
  return [{at: index + mark.length, remove: 0, insert}];
};

/** Of the three parts of a JWS. */
const jwsParts: Splicing<string> = (text, random) => {
  if (!isSplit(text)) return [];
  const first = text.indexOf('.');
  const last = text.lastIndexOf('.');
  return [
    random.pick<Splice>([
      {
        at: text.length - 1,
        remove: 1,
        insert: anyOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz012345', random),
      },
      {at: first - 1, remove: 1, insert: anyOf('ABCDEFGHQRSTUVghwxyz0189-_', random)},
      {at: last - 1, remove: 1, insert: anyOf('ABCDEFGHQRSTUVghwxyz0189-_', random)},
      {at: text.length, remove: 0, insert: random.pick(['=', '==', 'A', 'AA', '.', '.AA', '%3D'])},
      {at: last + 1, remove: text.length, insert: ''},
      {at: last + 1, remove: text.length, insert: 'A'.repeat(86)},
      {at: first, remove: 0, insert: '='},
      {at: 0, remove: first, insert: 'e30'},
      {at: first + 1, remove: last - first - 1, insert: ''},
      {at: random.int(text.length), remove: 1, insert: random.pick(['+', '/', '-', '_', '=', '.'])},
    ]),
  ];
};

function anyOf(characters: string, random: Random): string {
  return characters.charAt(random.int(characters.length));
}

export const textMutations: Readonly<Record<string, Splicing<string>>> = {
  whitespace,
  around,
  'flip character': flipCharacter,
  cut,
  escape,
  'double member': doubleMember,
  'JWS parts': jwsParts,
};

/** Whole chunks of a PNG, their checksums right; or single bytes. */
export const mutatePng: Splicing<Buffer> = (png, random) => {
  const chunks = chunksOf(png);
  const {start, end, type} = random.pick(chunks);
  const whole = png.subarray(start, end).toString('latin1');
  const baked = chunks.find((chunk) => chunk.type === 'iTXt');
  const bakedData = baked ? png.subarray(baked.start + 8, baked.end - 4) : Buffer.alloc(0);
  const chunk = (name: string, data: Uint8Array): string =>
    Buffer.from(pngChunk(name, data)).toString('latin1');
  const keyword = random.pick(['openbadgecredential', 'openbadges', 'OpenBadgeCredential', 'comment']);
  const packed = Buffer.concat([
    Buffer.from(`${keyword}\0`),
    Buffer.alloc(1),
    deflateSync(Buffer.from('{"a":1}')),
  ]);
  const compressed = (level: number): Buffer =>
    Buffer.concat([
      Buffer.from('openbadgecredential\0\x01\0\0\0', 'latin1'),
      deflateSync(bakedData.subarray('openbadgecredential\0\0\0\0\0'.length), {level}),
    ]);
  const at = random.int(png.length);
  return [
    random.pick<Splice>([
      {at: start, remove: 0, insert: whole},
      {at: start, remove: end - start, insert: ''},
      {at: start, remove: 0, insert: chunk('tEXt', Buffer.from(`${keyword}\0{"a":1}`, 'latin1'))},
      {at: start, remove: 0, insert: chunk('zTXt', packed)},
      {at: start, remove: 0, insert: chunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0{"a":1}`, 'latin1'))},
      {at: start, remove: end - start, insert: chunk(type, reversed(png.subarray(start + 8, end - 4)))},
      {
        at: baked?.start ?? 0,
        remove: (baked?.end ?? 0) - (baked?.start ?? 0),
        insert: chunk('iTXt', compressed(random.int(10))),
      },
      {at: start + 4 + random.int(4), remove: 1, insert: random.pick(['i', 'T', 'X', '\0'])},
      {at: start + random.int(4), remove: 1, insert: random.pick(['\0', '\x01', '\x7f', '\xff'])},
      {at, remove: 1, insert: String.fromCharCode(random.int(256))},
      {at, remove: 1 + random.int(png.length - at), insert: ''},
      {at: png.length, remove: 0, insert: random.pick(['x', whole])},
      {at: random.int(8), remove: 1, insert: '\0'},
    ]),
  ];
};

interface Chunk {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 8; start + 12 <= png.length;) {
    const end = start + 12 + png.readUInt32BE(start);
    chunks.push({type: png.toString('latin1', start + 4, start + 8), start, end});
    start = end;
  }
  return chunks;
}

function reversed(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(bytes).reverse();
}

/** Of an SVG as bytes: positions in characters and bytes are the same for what is inserted here. */
export const mutateSvg: Splicing<Buffer> = (svg, random) => {
  const text = svg.toString('latin1');
  const open = text.indexOf('<openbadges:credential');
  const badge = /<openbadges:credential[\s\S]*?(?:\/>|<\/openbadges:credential>)/.exec(text)?.[0] ?? '';
  const tags = [...text.matchAll(/</g)].map(({index}) => index);
  const at = random.pick(tags);
  const named = text.indexOf('openbadges', random.int(text.length));
  return [
    random.pick<Splice>([
      {at: open, remove: 0, insert: badge},
      {at: open, remove: 0, insert: `<!-- ${badge} -->`},
      {at: open, remove: 0, insert: '<!--'},
      {at: open, remove: 0, insert: '<openbadges:credential verify="a.b.c"/>'},
      {at: open, remove: 0, insert: '<openbadges:assertion verify="https://evil.example/"/>'},
      {at: open + 22, remove: 0, insert: ' verify="e30.e30.AA"'},
      {
        at,
        remove: 0,
        insert: random.pick([
          '<!DOCTYPE x [<!ENTITY a "b">]>',
          '<?x?>',
          '<![CDATA[x]]>',
          '<!---->',
          '<g>',
          '<',
          '>',
        ]),
      },
      {at: Math.max(0, named), remove: 10, insert: random.pick(['OpenBadges', 'ob', 'openbadge'])},
      {at: text.indexOf('purl'), remove: 4, insert: 'evil'},
      {at: text.indexOf(']]>'), remove: 0, insert: random.pick([']]><![CDATA[', ' ', 'x'])},
      {at: random.int(text.length), remove: 1, insert: String.fromCharCode(random.int(256))},
      {
        at: random.int(text.length),
        remove: 0,
        insert: random.pick(['&amp;', '&lt;', '&#65;', '&a;', '"', "'"]),
      },
      {at: random.int(text.length), remove: random.int(40), insert: ''},
    ]),
  ];
};
