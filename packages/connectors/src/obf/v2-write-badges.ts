/** Making badges in the dialect `v2`: each language with its own words, a mark as their `human_code`. There is no call that changes one. */
import * as v from 'valibot';
import type {ObfClient} from './client.js';
import {ObfError} from './obf-error.js';
import {idShape, readJson} from './shapes.js';
import type {Transport} from './transport.js';

export const operationShape = v.object({success: v.literal(true), resource_id: v.nullish(idShape)});

export function badgeWritesOfV2(
  transport: Transport,
  badges: string,
): Pick<ObfClient, 'makeBadge' | 'changeBadge'> {
  const name = 'makeBadge';
  return {
    makeBadge: async ({words, image, mark, alias}, options = {}) => {
      const body = {
        primary_language: words[0]?.language,
        content: words.map(({language, name: title, description, criteria}) => ({
          ...{language, name: title, description, criteria, human_code: mark},
        })),
        image,
        draft: true,
        ...(alias !== undefined && {client_alias_id: [alias]}),
      };
      const {text} = await transport.call({name, method: 'POST', path: badges, body, ...options});
      const {resource_id: id} = readJson(name, text, operationShape);
      if (typeof id !== 'string') throw new ObfError('UNEXPECTED_REPLY', {call: name});
      return id;
    },
    changeBadge: async () => {
      throw new ObfError('NOT_SUPPORTED', {
        call: 'changeBadge',
        message: 'The dialect v2 changes no badges',
      });
    },
  };
}
