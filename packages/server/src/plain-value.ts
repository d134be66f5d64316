/** What may come in as a value, whatever its shape. */
import {Refusal} from './refusal.js';

const maxDepth = 32;

/**
 * No schema of ours nests deeply, and no text of a person holds a NUL or half a character: neither database keeps those as they
 * came, and what reads a deep value by recursion would fall.
 * @throws {Refusal} BAD_REQUEST
 */
export function assertPlain(root: unknown): void {
  const waiting = [{value: root, depth: 0}];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const {value, depth} = next;
    if (typeof value === 'string') assertText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth > maxDepth) throw new Refusal('BAD_REQUEST', {detail: 'The body is nested too deeply'});
    for (const [name, member] of Object.entries(value)) {
      assertText(name);
      waiting.push({value: member, depth: depth + 1});
    }
  }
}

/** @throws {Refusal} BAD_REQUEST */
export function assertText(text: string): void {
  if (/[\0\p{Surrogate}]/u.test(text))
    throw new Refusal('BAD_REQUEST', {detail: 'A text holds NUL or half a character'});
}
