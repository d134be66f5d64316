/** Reads the one input of a route from a request: path, query, body, `If-Match`; each through its schema. */
import type {Route} from '@pepites/recognition';
import * as v from 'valibot';
import {Refusal} from '../refusal.js';

export const maxJsonBytes = 1_200_000;

/** @throws {Refusal} BAD_REQUEST naming what is wrong */
export function readInput(
  route: Route,
  request: {
    readonly params: Readonly<Record<string, string>>;
    readonly url: URL;
    readonly headers: Headers;
    readonly body: Uint8Array;
  },
): Record<string, unknown> {
  return {
    ...(route.query && check(route.query, Object.fromEntries(request.url.searchParams))),
    ...(route.body === 'bytes' ? {bytes: request.body} : route.body && check(route.body, parseJson(request))),
    ...(route.ifMatch && {version: readVersion(request.headers.get('if-match'))}),
    ...request.params,
  };
}

function check(schema: NonNullable<Route['query']>, value: unknown): Record<string, unknown> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Refusal('BAD_REQUEST', {
    detail: result.issues[0].message,
    problems: result.issues.map((issue) => ({at: v.getDotPath(issue) ?? '', code: issue.type})),
  });
}

function parseJson({headers, body}: {readonly headers: Headers; readonly body: Uint8Array}): unknown {
  const mediaType = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  // Any other type could be sent by a form on a stranger's page, without the preflight that asks for our consent.
  if (mediaType !== 'application/json')
    throw new Refusal('BAD_REQUEST', {detail: 'The body must be application/json'});
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(body));
  } catch {
    throw new Refusal('BAD_REQUEST', {detail: 'The body is not JSON'});
  }
}

function readVersion(header: string | null): number {
  const written = /^"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (written === undefined) throw new Refusal('BAD_REQUEST', {detail: 'If-Match: "<version>" is missing'});
  return Number(written);
}
