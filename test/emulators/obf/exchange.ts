/** Calls to the emulator and its answers, in the forms that the platform has. */
import type {Client} from './client-certificate.ts';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Epoch seconds. */
  readonly at: number;
  /** Who calls, over `https:`, by their certificate. */
  readonly client?: Client;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One route: what its path looks like, and what it answers. The first that fits is asked. */
export type Route = readonly [
  method: string,
  path: RegExp,
  answer: (call: Call, groups: readonly string[]) => Answer | Promise<Answer>,
];

export function firstMatch(routes: readonly Route[], call: Call): Promise<Answer> | Answer | undefined {
  for (const [method, path, answer] of routes) {
    const match = method === call.method ? path.exec(call.path) : null;
    if (match) return answer(call, match.slice(1));
  }
  return undefined;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(value),
});

/** Lines of JSON, separated by CR LF, with an empty one at the end. */
export const jsonLines = (values: readonly unknown[]): Answer => ({
  status: 200,
  headers: {'content-type': 'application/octet-stream'},
  body: `${values.map((value) => `${JSON.stringify(value)}\r\n`).join('')}\r\n`,
});

/** What a token that is not (or no longer) good is answered, and one of another organisation: no JSON. */
export const forbiddenText: Answer = {
  status: 403,
  headers: {'content-type': 'text/plain'},
  body: '403 Forbidden',
};

const names: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** "ErrorResult". Wrong credentials come without a message. */
export function errorResult(call: Call, status: number, message?: string): Answer {
  return json(
    {
      timestamp: new Date(call.at * 1000).toISOString().replace('Z', '+00:00'),
      status,
      error: names[status] ?? '',
      ...(message !== undefined && {message}),
      path: call.path,
    },
    status,
  );
}

/** "OperationResult": always 200. */
export const operationResult = (resource: {
  readonly type?: string;
  readonly id?: string;
  readonly count?: number;
}): Answer =>
  json({
    success: true,
    message: '',
    resource_type: resource.type ?? null,
    resource_id: resource.id ?? null,
    count: resource.count ?? null,
  });

/** The body of a call that must be a JSON object; undefined where it is none. */
export function jsonBody({body}: Call): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

export const textIn = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

export const numberIn = (
  body: Readonly<Record<string, unknown>>,
  name: string,
  otherwise: number,
): number => {
  const value = Number(body[name]);
  return body[name] !== undefined && body[name] !== null && Number.isFinite(value) ? value : otherwise;
};

export const textsIn = (body: Readonly<Record<string, unknown>>, name: string): readonly string[] => {
  const value = body[name];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
};

export const objectIn = (
  body: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> => {
  const value = body[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
};
