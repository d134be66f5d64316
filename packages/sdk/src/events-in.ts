/** Reads server-sent events from a body, as they come. */
import {BackendError} from '@pepites/recognition';

export interface ServerSentEvent {
  /** `message` where it names none. */
  readonly event: string;
  readonly id: string | undefined;
  readonly data: string;
}

/** More than any event has: whoever sends a line without end is not listened to. */
const longestLine = 1_000_000;

/**
 * @throws {BackendError} UNEXPECTED_REPLY: a line without end
 * @param onBytes called whenever something came, were it only a sign of life
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  {onBytes = () => undefined, signal}: {readonly onBytes?: () => void; readonly signal?: AbortSignal} = {},
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const reader = body.getReader();
  // Whoever asked with this signal asked by a request, and in Node that is collected while its answer is read: it would not end.
  const stop = (): void => void reader.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop);
  const decoder = new TextDecoder();
  let rest = '';
  let fields: {event?: string; id?: string; data: string[]} = {data: []};
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      onBytes();
      // A line may end in CR LF, whose two halves come apart: the second one then is an empty line that must not count.
      const lines = (rest + decoder.decode(value, {stream: true})).split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      if (rest.length > longestLine)
        throw new BackendError('UNEXPECTED_REPLY', {message: 'A line without end'});
      for (const line of lines) {
        if (line !== '') read(line, fields);
        else {
          if (fields.data.length > 0)
            yield {event: fields.event ?? 'message', id: fields.id, data: fields.data.join('\n')};
          fields = {data: []};
        }
      }
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    // Also where the caller has had enough.
    await reader.cancel().catch(() => undefined);
  }
}

function read(line: string, fields: {event?: string; id?: string; data: string[]}): void {
  const colon = line.indexOf(':');
  const name = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (name === 'data') fields.data.push(value);
  else if (name === 'event' || name === 'id') fields[name] = value;
}
