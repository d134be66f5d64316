/** Reads the one input of a route from a request: path, query, body, `If-Match`; each through its schema. */
import type {Route} from '@pepites/recognition';
import * as v from 'valibot';
import type {ReceivedFile} from '../files/receive.js';
import {assertPlain, assertText} from '../plain-value.js';
import {Refusal} from '../refusal.js';

export const maxJsonBytes = 1_200_000;
const maxProblems = 30;
const maxDetail = 200;
/** Up to this size all faults of a body are told. */
const smallBytes = 50_000;

/** @throws {Refusal} BAD_REQUEST naming what is wrong */
export function readInput(
  route: Route,
  request: {
    readonly params: Readonly<Record<string, string>>;
    readonly url: string;
    readonly headers: Headers;
    /** A file that was sent comes apart from what is read here. */
    readonly body: Uint8Array | ReceivedFile;
  },
): Record<string, unknown> {
  for (const value of Object.values(request.params)) assertText(value);
  const {body} = request;
  const isSmall = body instanceof Uint8Array && body.length <= smallBytes;
  return {
    ...(route.query && check(route.query, Object.fromEntries(new URL(request.url).searchParams), isSmall)),
    ...(body instanceof Uint8Array
      ? route.body && route.body !== 'bytes' && check(route.body, parseJson(request.headers, body), isSmall)
      : {upload: body}),
    ...(route.ifMatch && {version: readVersion(request.headers.get('if-match'))}),
    ...request.params,
  };
}

function check(
  schema: NonNullable<Route['query']>,
  value: unknown,
  isSmall: boolean,
): Record<string, unknown> {
  assertPlain(value);
  // The first fault alone: a body can hold half a million, and each would be an object of its own.
  const first = v.safeParse(schema, value, {abortEarly: true});
  if (first.success) return first.output;
  const {issues} = isSmall ? v.safeParse(schema, value) : first;
  const found = issues ?? first.issues;
  throw new Refusal('BAD_REQUEST', {
    detail: found[0].message.slice(0, maxDetail),
    problems: found
      .slice(0, maxProblems)
      .map((issue) => ({at: (v.getDotPath(issue) ?? '').slice(0, maxDetail), code: issue.type})),
  });
}

function parseJson(headers: Headers, body: Uint8Array): unknown {
  const mediaType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  // Any other type could be sent by a form on a stranger's page, without the preflight that asks for our consent.
  if (mediaType !== 'application/json')
    throw new Refusal('BAD_REQUEST', {detail: 'The body must be application/json'});
  const value = parse(body);
  // A list has no members of ours, and the schema of an object with optional ones alone would take it.
  if (Array.isArray(value)) throw new Refusal('BAD_REQUEST', {detail: 'The body is not an object'});
  return value;
}

const strictUtf8 = new TextDecoder('utf-8', {fatal: true});

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(strictUtf8.decode(body));
  } catch {
    throw new Refusal('BAD_REQUEST', {detail: 'The body is not JSON'});
  }
}

function readVersion(header: string | null): number {
  const written = /^"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (written === undefined) throw new Refusal('BAD_REQUEST', {detail: 'If-Match: "<version>" is missing'});
  return Number(written);
}
