/** Sends a file, whole or the part that is asked for (RFC 9110 §14): a recording is heard from any place. */

export interface ByteRange {
  /** First and last byte, both included. */
  readonly start: number;
  readonly end: number;
}

export interface FileBody {
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly read: (range?: ByteRange) => Promise<ReadableStream<Uint8Array>>;
  /** In the page, rather than as a download. @default false */
  readonly isShown?: boolean;
}

const privateFile = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
};

/** A file that is made while it is sent: nobody knows its size. */
export function streamResponse({
  mediaType,
  stream,
}: {
  readonly mediaType: string;
  readonly stream: ReadableStream<Uint8Array>;
}): Response {
  return new Response(stream, {headers: {...privateFile, 'content-type': mediaType}});
}

/** A file from a person: no cache keeps it, no browser runs it. */
export async function fileResponse(file: FileBody, request: Headers): Promise<Response> {
  const headers: Record<string, string> = {
    ...privateFile,
    'content-type': file.mediaType,
    'accept-ranges': 'bytes',
    ...(file.isShown === true && {'content-disposition': 'inline'}),
  };
  const range = readRange(request.get('range'), file.size);
  if (range === 'unsatisfiable')
    return new Response(null, {status: 416, headers: {...headers, 'content-range': `bytes */${file.size}`}});
  if (range === undefined)
    return new Response(await file.read(), {headers: {...headers, 'content-length': String(file.size)}});
  return new Response(await file.read(range), {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(range.end - range.start + 1),
      'content-range': `bytes ${range.start}-${range.end}/${file.size}`,
    },
  });
}

/** One range; of several, or of another unit, the whole file is sent, as the standard allows. */
export function readRange(header: string | null, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : {start: size - length, end: size - 1};
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : {start, end};
}
