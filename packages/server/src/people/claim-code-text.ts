/** How a claim code is written: `K7QP-2M9X-4`, eight random characters and one that catches slips of the pen. */
import {randomInt} from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, which are mistaken for others. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 8;

export function makeClaimCode(): string {
  const values = Array.from({length: codeLength}, () => randomInt(32));
  return write(values);
}

/** The code in the one form that is hashed; undefined when it cannot have been printed so. */
export function readClaimCode(written: string): string | undefined {
  const characters = written
    .toUpperCase()
    .replaceAll(/[\s\-\u2010-\u2015]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (characters.length !== codeLength + 1) return undefined;
  const values = Array.from(characters, (character) => alphabet.indexOf(character));
  if (values.includes(-1)) return undefined;
  const code = write(values.slice(0, codeLength));
  return code.replaceAll('-', '') === characters ? code : undefined;
}

function write(values: readonly number[]): string {
  const text = [...values, checkOf(values)].map((value) => alphabet[value]).join('');
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`;
}

/** Weighted sum in the field of 32 elements: one wrong character, or two neighbours swapped, always change it. */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum ^ value), 0);
}

/** Times x modulo x⁵ + x² + 1. */
function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 0b100000 ? shifted ^ 0b100101 : shifted;
}
