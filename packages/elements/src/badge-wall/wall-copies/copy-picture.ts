/** A badge’s picture as a `data:` address, for a file that loads nothing. */

/** Larger ones are left out: a copy of many badges would be too heavy to send. */
const largestBytes = 1_000_000;
const kinds = /^image\/(?:png|jpeg|gif|webp|avif|svg\+xml)$/;

/** undefined where the picture cannot be had. */
export async function copyPicture(
  picture: Blob | string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const blob = typeof picture === 'string' ? await fetchPicture(picture, signal) : picture;
    if (!blob || blob.size > largestBytes || !kinds.test(blob.type.split(';')[0] ?? '')) return undefined;
    return await asDataUrl(blob);
  } catch {
    return undefined;
  }
}

async function fetchPicture(url: string, signal: AbortSignal): Promise<Blob | undefined> {
  const response = await fetch(url, {signal, credentials: 'omit', referrerPolicy: 'no-referrer'});
  return response.ok ? response.blob() : undefined;
}

function asDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '');
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('The picture cannot be read'));
    };
    reader.readAsDataURL(blob);
  });
}
