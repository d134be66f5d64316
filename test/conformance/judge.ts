/** Judges one case under both policies. Runs in Node and, bundled, in a page. */
import type {FetchDocument} from '@pepites/credentials';
import {createCanonicalizer, verify} from '@pepites/credentials/verify.js';
import {NOW, type Case, type Verdicts} from './case.ts';

export type Judge = (given: Pick<Case, 'input' | 'serve'>) => Promise<Verdicts>;

/** All cases share the contexts they were processed with, and nothing else. */
export function createJudge(): Judge {
  const shared = {now: new Date(NOW), canonicalize: createCanonicalizer()};
  return async ({input, serve}) => {
    const fetchDocument: FetchDocument = async (url) => {
      const body = await serve(url);
      if (body === undefined) throw new Error('unreachable');
      return {url, status: 200, mediaType: 'application/json', body};
    };
    return {
      strict: await verify(input, {...shared, fetchDocument, policy: 'strict'}),
      '1edtech': await verify(input, {...shared, fetchDocument, policy: '1edtech'}),
    };
  };
}
