/** `data:` URLs as blobs: a strict page shows pictures from `blob:` addresses, not from `data:`. */

/** The bytes with their type; `undefined` for a text that is no `data:` URL. Nothing is fetched. */
export function dataUrlToBlob(url: string): Blob | undefined {
  const match = /^data:([^,;]*)((?:;[^,;]*)*),(.*)$/s.exec(url);
  if (!match) return undefined;
  const [, type = '', parameters = '', body = ''] = match;
  try {
    const text = decodeURIComponent(body);
    if (!parameters.endsWith(';base64')) return new Blob([text], {type});
    return new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], {type});
  } catch {
    return undefined;
  }
}
