/** Requests and replies of the platform's server. */
import type {IncomingMessage, ServerResponse} from 'node:http';
import {CourseRefusal} from './refusal.ts';

const maxBytes = 100_000;

export async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString();
    if (text.length > maxBytes) throw new CourseRefusal(413, 'TOO_LARGE');
  }
  return text;
}

export async function readJson(request: IncomingMessage): Promise<unknown> {
  try {
    return JSON.parse(await readText(request));
  } catch (error) {
    throw error instanceof CourseRefusal ? error : new CourseRefusal(400, 'NOT_JSON');
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = {'content-type': 'application/json', 'cache-control': 'no-store'};
  response.writeHead(status, headers).end(JSON.stringify(value));
}

/** The part after `Basic`: base64 of `user:password`. */
export const basicLogin = ({headers}: IncomingMessage): string | undefined =>
  /^Basic ([\w+/=]+)$/.exec(headers.authorization ?? '')?.[1];

const cookieName = 'cours-apprenant';

/** Who the learner is here: a real platform has signed them in. */
export function learnerOf({headers}: IncomingMessage): string | undefined {
  const pairs = (headers.cookie ?? '').split('; ').map((pair) => pair.split('='));
  return pairs.find(([name]) => name === cookieName)?.[1];
}

export const learnerCookie = (learner: string): string =>
  `${cookieName}=${learner}; HttpOnly; SameSite=Lax; Path=/`;
