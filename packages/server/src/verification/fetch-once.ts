/** For many badges that are looked at together: what several of them name is fetched once. */
import type {FetchDocument} from '@pepites/credentials';

/** Badges of one issuer share its key and its status list: asked for once in a round. */
export function fetchOnce(fetchDocument: FetchDocument): FetchDocument {
  const known = new Map<string, ReturnType<FetchDocument>>();
  return async (url, ...rest) => {
    const found = known.get(url) ?? fetchDocument(url, ...rest);
    known.set(url, found);
    return found;
  };
}
