/** Making and changing badges in the dialect `v1`: one language, criteria as HTML, a mark among their `metadata`. */
import * as v from 'valibot';
import type {ObfClient} from './client.js';
import {ObfError} from './obf-error.js';
import type {ObfBadgeInput} from './records.js';
import {idAtEnd, readJson} from './shapes.js';
import type {Transport} from './transport.js';

const markName = 'pepites';

// An empty one is written as a list.
const metadataShape = v.union([v.record(v.string(), v.unknown()), v.array(v.unknown())]);

/** What a badge is marked with; undefined: nothing. */
export const markShape = v.pipe(
  v.nullish(metadataShape, {}),
  v.transform((metadata): string | undefined => {
    const mark = Array.isArray(metadata) ? undefined : metadata[markName];
    return typeof mark === 'string' ? mark : undefined;
  }),
);

/** Whole, with what is not known here. */
const wholeShape = v.looseObject({metadata: v.nullish(metadataShape)});

export function badgeWritesOfV1(
  transport: Transport,
  badges: string,
): Pick<ObfClient, 'makeBadge' | 'changeBadge'> {
  return {
    makeBadge: async (input, options = {}) => {
      if (input.alias !== undefined)
        throw new ObfError('NOT_SUPPORTED', {call: 'makeBadge', message: 'The dialect v1 has no aliases'});
      const body = {...membersOf(input), draft: 1, metadata: {[markName]: input.mark}};
      const call = {name: 'makeBadge', method: 'POST', path: badges, body, ...options} as const;
      return idAtEnd('makeBadge', await transport.call(call));
    },
    changeBadge: async (id, input, {members, ...options}) => {
      const path = `${badges}/${encodeURIComponent(id)}`;
      const {text} = await transport.call({name: 'badge', path, ...options});
      // Whether what is left out stays or goes is documented nowhere: everything goes back.
      const {id: _, ctime: __, mtime: ___, metadata, ...whole} = readJson('badge', text, wholeShape);
      const body = {
        ...{...whole, ...only(membersOf(input), members)},
        metadata: {...(Array.isArray(metadata) ? {} : metadata), [markName]: input.mark},
      };
      await transport.call({name: 'changeBadge', method: 'PUT', path, body, ...options});
    },
  };
}

function membersOf({words, image}: ObfBadgeInput): Readonly<Record<string, string | undefined>> {
  const [first] = words;
  return {name: first?.name, description: first?.description, criteria_html: first?.criteria, image};
}

/** @param members as they are called here */
function only(values: Readonly<Record<string, string | undefined>>, members: readonly string[]): object {
  const names = members.map((member) => (member === 'criteria' ? 'criteria_html' : member));
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
