/** In the page of upload-progress.test.ts: sends a file with the SDK, and notes how much of it has gone. */
import {createBadgeClient} from '@pepites/sdk';

declare global {
  interface Window {
    send: (bytes: number) => Promise<{steps: number[]; stored: number; type: string}>;
    refused: () => Promise<string>;
    left: () => Promise<string>;
  }
}

const client = createBadgeClient({backend: location.origin, token: 'secret', retry: {limit: 0}});
const file = (bytes: number) => new Blob([new Uint8Array(bytes)], {type: 'image/png'});

window.send = async (bytes) => {
  const steps: number[] = [];
  const onProgress = ({sentBytes}: {sentBytes: number}) => void steps.push(sentBytes);
  const stored = await client.files.upload({structure: 's', file: file(bytes)}, {onProgress});
  return {steps, stored: stored.bytes, type: stored.mediaType};
};

const codeOf = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as {code?: string; name?: string}).code?.toString() ?? String(error),
  );

window.refused = async () =>
  codeOf(client.files.upload({structure: 'refuse', file: file(10)}, {onProgress: () => undefined}));

window.left = async () => {
  const leaving = new AbortController();
  const pending = client.files.upload(
    {structure: 'slow', file: file(10)},
    {onProgress: () => undefined, signal: leaving.signal},
  );
  setTimeout(() => {
    leaving.abort(Object.assign(new Error('left'), {code: 'LEFT'}));
  }, 50);
  return codeOf(pending);
};
