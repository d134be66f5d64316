/** Sends a file and tells how much has gone: fetched with the first call that asks for it. */
import type {CallOptions} from '@pepites/recognition';

type Send = (request: Request) => Response | Promise<Response>;
type OnProgress = NonNullable<CallOptions['onProgress']>;

const pieceBytes = 65_536;

/**
 * In a page by XMLHttpRequest, since no browser's `fetch` tells (a body that streams needs HTTP/2, and is not everywhere). On a server the body
 * is streamed. A `fetch` of the caller's own is told about when all has gone.
 */
export function sendWithProgress(fetch: Send | undefined, onProgress: OnProgress): Send {
  if (fetch) {
    return async (request) => {
      const totalBytes = (await request.clone().blob()).size;
      const response = await fetch(request);
      onProgress({sentBytes: totalBytes, totalBytes});
      return response;
    };
  }
  return async (request) =>
    typeof XMLHttpRequest === 'function' ? sendByXhr(request, onProgress) : sendStreamed(request, onProgress);
}

async function sendStreamed(request: Request, onProgress: OnProgress): Promise<Response> {
  const file = await request.blob();
  const totalBytes = file.size;
  let sentBytes = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const piece = new Uint8Array(await file.slice(sentBytes, sentBytes + pieceBytes).arrayBuffer());
      // What is asked for next: what came before has gone.
      onProgress({sentBytes, totalBytes});
      if (piece.byteLength === 0) {
        controller.close();
        return;
      }
      sentBytes += piece.byteLength;
      controller.enqueue(piece);
    },
  });
  // Node and the specification want `duplex`; the types of the DOM do not know it.
  const streamed: RequestInit & {duplex: 'half'} = {body, duplex: 'half'};
  return globalThis.fetch(new Request(request, streamed));
}

async function sendByXhr(request: Request, onProgress: OnProgress): Promise<Response> {
  const file = await request.blob();
  const {signal} = request;
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const fail = (): void => {
      reject(signal.aborted ? asError(signal.reason) : new TypeError('The connection failed'));
    };
    xhr.open(request.method, request.url);
    xhr.responseType = 'blob';
    request.headers.forEach((value, name) => {
      xhr.setRequestHeader(name, value);
    });
    xhr.upload.onprogress = ({loaded}) => {
      onProgress({sentBytes: loaded, totalBytes: file.size});
    };
    xhr.onload = () => {
      resolve(asResponse(xhr));
    };
    xhr.onerror = fail;
    xhr.onabort = fail;
    signal.addEventListener('abort', () => {
      xhr.abort();
    });
    if (signal.aborted) fail();
    else xhr.send(file);
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new DOMException(String(reason), 'AbortError');
}

function asResponse(xhr: XMLHttpRequest): Response {
  const headers = new Headers();
  for (const line of xhr.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const {status} = xhr;
  const isEmpty = status === 204 || status === 205 || status === 304;
  return new Response(isEmpty ? null : (xhr.response as Blob), {status, headers});
}
