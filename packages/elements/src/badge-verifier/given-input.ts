/** What somebody gives to be checked: files that are chosen, dropped or pasted, or a text. */
import {maxBadgeBytes} from '../badge-display/read-badge.js';
import {CodedError} from '../base/coded-error.js';

export interface GivenInput {
  /** Of the file; empty for a text. */
  readonly name: string;
  readonly read: () => Promise<Uint8Array | string>;
}

/** Most that are checked at one time. */
export const mostInputs = 20;

export function givenFiles(files: Iterable<File> | undefined): GivenInput[] {
  return [...(files ?? [])].map((file) => ({
    name: file.name,
    read: async () => {
      if (file.size > maxBadgeBytes) throw new CodedError('ERR_TOO_LARGE', `${file.size} bytes`);
      return new Uint8Array(await file.arrayBuffer());
    },
  }));
}

export function givenText(text: string): GivenInput {
  return {name: '', read: () => Promise.resolve(text)};
}

export function givenBytes(bytes: Uint8Array, name = ''): GivenInput {
  return {name, read: () => Promise.resolve(bytes)};
}
