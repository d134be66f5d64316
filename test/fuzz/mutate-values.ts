/** Mutations of single values: another value, another type, another spelling of the same. */
import type {JsonObject} from '@pepites/credentials';
import {slotsOf, type Edit, type Slot} from './edits.ts';
import type {Random} from './random.ts';
import type {Pools} from './terms.ts';

/** The edits of one mutation; none where it does not apply. */
export type Mutate = (tree: JsonObject, random: Random, pools: Pools) => readonly Edit[];

type Rewrite = (value: unknown, random: Random, pools: Pools, slot: Slot) => unknown;

const nothing = Symbol('nothing');

/** Rewrites one value, chosen among those that the rewriting applies to. */
function rewriting(applies: (value: unknown, slot: Slot) => boolean, rewrite: Rewrite): Mutate {
  return (tree, random, pools) => {
    const slots = slotsOf(tree).filter((slot) => applies(slot.value, slot));
    if (slots.length === 0) return [];
    const slot = random.pick(slots);
    const value = rewrite(slot.value, random, pools, slot);
    return value === nothing ? [] : [{edit: 'set', path: slot.path, value}];
  };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isAny = (): boolean => true;

const changeValue = rewriting(isText, (value, random, {texts}) => {
  const text = String(value);
  const at = random.int(text.length);
  const other = String.fromCharCode(text.charCodeAt(at) ^ (1 << random.int(5)));
  return random.pick([
    `${text}x`,
    text.slice(0, at) + other + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    random.pick(texts),
    '',
    text.replace(/20(\d\d)-/, (_, year: string) => `20${Number(year) + 10}-`),
    text.replace(/#.*$/, '#other'),
  ]);
});

const changeType = rewriting(isAny, (value, random) =>
  random.pick<unknown>([
    String(value),
    Number(value),
    true,
    false,
    {},
    [],
    [[value]],
    {value},
    0,
    JSON.stringify(value),
    {id: value},
  ]),
);

const swapLiteral = rewriting(
  (value) =>
    typeof value === 'number' || typeof value === 'boolean' || /^-?\d+(?:\.\d+)?$/.test(String(value)),
  (value, random) =>
    random.pick<unknown>([
      String(value),
      Number(value),
      Number(value) + 0.5,
      -Number(value),
      1e21,
      `${Number(value)}.0`,
      `0${String(value)}`,
      ` ${String(value)}`,
      `${String(value)}e0`,
      Number(value) !== 0,
      null,
    ]),
);

const toNull = rewriting(isAny, () => null);

const tricks: readonly ((text: string, random: Random) => string)[] = [
  (text) => text.replace(/a/, 'а').replace(/e/, 'е').replace(/o/, 'о'),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFC'),
  (text) => text.normalize('NFKC'),
  (text) => `${text}\u200b`,
  (text) => `\u202e${text}`,
  (text) => `\ufeff${text}`,
  (text) => `${text}\u00a0`,
  (text) => `${text}\0`,
  (text) => ` ${text}`,
  (text) => `${text}\n`,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text, random) => {
    const at = random.int(text.length + 1);
    return text.slice(0, at) + random.pick(['\ud800', '\udc00', '\udbff\udbff', '\ufffd']) + text.slice(at);
  },
  (text) => text.replace('https:', 'HTTPS:'),
  (text) => text.replace(/\/\/([^/]+)/, (_, host: string) => `//${host.toUpperCase()}`),
  (text) => text.replace(/^(https:\/\/[^/]+)\//, '$1:443/'),
  (text) => text.replace(/^(https:\/\/[^/]+\/)/, '$1./'),
  (text) => text.replace(/^(https:\/\/[^/]+\/)/, '$1x/../'),
  (text) => text.replace(/[a-z](?=[^a-z]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  // Addresses that are put together with nothing, or with a base, may come out as the one that was signed.
  (text) => `x y/../${text}`,
  (text) => `x/../${text}`,
  (text) => `./${text}`,
  (text) => `https:evil.example/ /../../${text}`,
  (text) => `javascript:x //\n/../../../${text}`,
  (text) => `x:${text}\n`,
  (text) => text.replace(/^(\w+:)\/\//, '$1/'),
  (text) => text.replace(/^(\w+:\/\/[^/]+)\//, '$1/a b/../'),
  (text) => `${text}/`,
  (text) => `${text}#`,
  (text) => `${text}?`,
  (text) => text.replace(/Z$/, '+00:00'),
  (text) => text.replace(/Z$/, '.000Z'),
  (text) => text.replace(/Z$/, '-00:00'),
  (text) => text.replace(/T/, 't').replace(/Z$/, 'z'),
  (text) => text.replace(/Z$/, ''),
  (text) => text.replace(/T(\d\d):/, 'T24:'),
];

const unicode = rewriting(isText, (value, random) => {
  const text = String(value);
  const changed = random.pick(tricks)(text, random);
  return changed === text ? nothing : changed;
});

/** Texts in JSON-LD's long forms. */
const longForm = rewriting(
  (value) => isText(value) || typeof value === 'number' || typeof value === 'boolean',
  (value, random) =>
    random.pick<unknown>([
      {'@value': value},
      {'@value': value, '@type': 'http://www.w3.org/2001/XMLSchema#string'},
      {'@value': value, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime'},
      {'@value': value, '@language': 'fr'},
      {'@value': value, '@direction': 'rtl'},
      {'@value': value, '@index': 'x'},
      {'@id': value},
      {id: value},
      {id: value, name: 'x'},
      {'@list': [value]},
      {'@set': [value]},
      {fr: value},
      {'@none': value},
      [value, {'@value': value}],
      [{'@value': value}, 'Autre'],
    ]),
);

/** Multibase values and DIDs: letters of another case, digits that are not of the alphabet. */
const base58 = rewriting(
  (value, {path}) => isText(value) && (/did:key:|^z/.test(value) || path.at(-1) === 'proofValue'),
  (value, random) => {
    const text = String(value);
    const at = text.length - 1 - random.int(Math.min(60, text.length));
    const letter = text.charAt(at);
    const flipped = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    return random.pick([
      text.slice(0, at) + flipped + text.slice(at + 1),
      text.slice(0, at) + random.pick(['0', 'O', 'I', 'l', '1', '-']) + text.slice(at + 1),
      text.replace(/^z/, 'Z'),
      text.replace(/^z/, 'z1'),
      text.replace(/^z/, 'u'),
      `${text}1`,
      ` ${text}`,
      `${text} `,
    ]);
  },
);

export const valueMutations: Readonly<Record<string, Mutate>> = {
  'change value': changeValue,
  'change type': changeType,
  'swap literal': swapLiteral,
  'to null': toNull,
  unicode,
  'long form': longForm,
  base58,
};
