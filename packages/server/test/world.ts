/** A small world for the tests: a backend on a temporary folder with one structure, spoken to as a page would. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {
  definitionSchema,
  type Problem,
  type Route,
  type RouteId,
  type RouteInput,
  type RouteOutput,
  routes,
  type Routes,
  type Session,
} from '@pepites/recognition';
import * as v from 'valibot';
import {testDatabase} from '../../../test/support/postgres.js';
import {type Backend, type BackendOptions, openBackend} from '../src/index.js';

export const PUBLIC_URL = 'http://localhost:8787';
export const PAGE = 'https://saules.example';
export const STRUCTURE = 'les-trois-saules';

const image =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><circle cx="60" cy="60" r="50" fill="#1E5A45"/></svg>';
export const images: ReadonlyMap<string, Uint8Array> = new Map([['badge.svg', Buffer.from(image)]]);

const reviewed = (id: string) => ({
  id,
  name: {fr: `Badge ${id}`, en: id},
  description: 'Une phrase.',
  criteria: ['Je viens à l’heure.', 'Je veux avancer.'],
  image: 'badge.svg',
  imageAlt: 'Un rond vert',
  process: {
    mode: 'reviewed',
    form: {
      questions: [
        {id: 'reussite', type: 'longText', label: 'Racontez.'},
        {id: 'photo', type: 'photo', label: 'Montrez.', required: false},
        {id: 'piece', type: 'file', label: 'Ajoutez.', required: false},
      ],
    },
  },
});

/** Changes are made on the plain object, before the schema reads it. */
export function makeDefinition(
  change: (plain: ReturnType<typeof plainDefinition>) => void = () => undefined,
) {
  const plain = plainDefinition();
  change(plain);
  return v.parse(definitionSchema, plain);
}

function plainDefinition() {
  return {
    version: 1,
    structures: [
      {
        id: STRUCTURE,
        name: 'Les Trois Saules',
        kind: 'ACI',
        origins: [PAGE],
        staff: [
          {
            email: 'nadege@trois-saules.example',
            name: 'Nadège',
            title: 'conseillère',
            roles: ['examiner', 'adviser'],
          },
          {email: 'driss@trois-saules.example', name: 'Driss', roles: ['examiner']},
        ],
        platforms: [{id: 'cours', name: 'Cours', badges: ['gestes']} as Record<string, unknown>],
        badges: [
          reviewed('un'),
          reviewed('deux'),
          {...reviewed('cle'), process: {mode: 'keyBadge', requires: [{badge: 'un'}, {badge: 'deux'}]}},
          {...reviewed('cle-de-cle'), process: {mode: 'keyBadge', requires: [{badge: 'cle'}]}},
          {...reviewed('soutien'), process: {mode: 'automaticOnRequest', listsSupporters: true}},
          {
            ...reviewed('gestes'),
            process: {mode: 'onCriteria', rule: {passed: 'https://cours.example/gestes', minScaled: 0.8}},
          },
        ] as Record<string, unknown>[],
        pathways: [
          {
            id: 'parcours',
            title: 'Mon parcours',
            steps: ['un', 'deux', 'cle'].map((badge) => ({id: badge, kind: 'badge', badge})),
            edges: [
              {from: 'un', to: 'deux'},
              {from: 'deux', to: 'cle', kind: 'requires'},
            ],
          },
        ],
      },
      {
        id: 'voisine',
        name: 'La Voisine',
        kind: 'AI',
        origins: [] as string[],
        badges: [] as Record<string, unknown>[],
      },
    ],
  };
}

export interface CallInit {
  readonly token?: string | undefined;
  /** Default: the structure's registered page; null: the browser names none. */
  readonly origin?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** True: it has no idempotency key, as a program without the SDK may send it. */
  readonly isKeyless?: boolean;
}

/** `value` throws when the call was refused, so that a test that expects success says why there was none. */
export interface Reply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly value: T;
  readonly problem: Problem | undefined;
}

/** `STRUCTURE` is filled in where the input names none. */
type Input<Id extends RouteId> = Omit<RouteInput<Routes[Id]>, 'structure'> & {readonly structure?: string};

export interface TestWorld {
  readonly backend: Backend;
  readonly dataDirectory: string;
  /** Where its store is not in the data folder. */
  readonly databaseUrl: string | undefined;
  readonly clock: {now: Date};
  ask<Id extends RouteId>(id: Id, input: Input<Id>, init?: CallInit): Promise<Reply<RouteOutput<Routes[Id]>>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Signs in with a one-time code, read from the development inbox. */
  signIn(email: string, origin?: string): Promise<Session>;
  lastCode(email: string): Promise<string>;
  /** Asks for a badge with complete answers; the request's id. */
  submit(token: string, badge: string, origin?: string): Promise<string>;
  accept(examiner: CallInit, request: string): Promise<Reply<RouteOutput<Routes['reviews.decide']>>>;
  reopen(options?: Partial<BackendOptions>): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(options: Partial<BackendOptions> = {}): Promise<TestWorld> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
  const database = await testDatabase();
  const clock = {now: new Date('2026-11-24T09:00:00.000Z')};
  const open = async (more: Partial<BackendOptions> = {}) =>
    openBackend({
      publicUrl: PUBLIC_URL,
      dataDirectory,
      databaseUrl: database?.url,
      now: () => clock.now,
      hasTimers: false,
      ...options,
      ...more,
    });
  let backend = await open();
  await backend.apply(makeDefinition(), {images, dryRun: false});

  const send = async (path: string, init?: RequestInit) =>
    backend.app.fetch(new Request(PUBLIC_URL + path, init));
  const ask: TestWorld['ask'] = async (id, input, init = {}) =>
    readReply(id, await send(...requestFor(id, input, init)));
  const lastCode = async (email: string): Promise<string> => {
    const reply = await send('/dev/inbox', {headers: {accept: 'application/json'}});
    const {items} = (await reply.json()) as {items: {to: string; subject: string}[]};
    const isCode = /^\d{6} /;
    return items.find(({to, subject}) => to === email && isCode.test(subject))?.subject.slice(0, 6) ?? '';
  };

  return {
    get backend() {
      return backend;
    },
    dataDirectory,
    databaseUrl: database?.url,
    clock,
    ask,
    fetch: send,
    lastCode,
    async signIn(email, origin = PAGE) {
      clock.now = new Date(clock.now.getTime() + 1000);
      await ask('signIn.sendCode', {email}, {origin});
      return (await ask('signIn.withCode', {email, code: await lastCode(email)}, {origin})).value;
    },
    async submit(token, badge, origin = PAGE) {
      const requestId = crypto.randomUUID();
      const answers = [{question: 'reussite', text: 'J’ai fini un travail.'}];
      const input = {requestId, badge, answers, consent: true, displayName: 'Sami'};
      return (await ask('requests.submit', input, {token, origin})).value.id;
    },
    async accept(examiner, request) {
      const {version, revision} = (await ask('requests.get', {request}, examiner)).value;
      const decision = {answer: 'yes' as const, criteriaMet: [0, 1], noConflict: true, revision};
      return ask('reviews.decide', {request, version, ...decision}, examiner);
    },
    async reopen(more) {
      await backend.close();
      backend = await open(more);
    },
    async close() {
      await backend.close();
      await database?.drop();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
}

/** The path and the request of a call, as a page would send it. */
export function requestFor(
  id: RouteId,
  input: object,
  {token, origin = PAGE, headers: more = {}, isKeyless = false}: CallInit,
): [string, RequestInit] {
  const route: Route = routes[id];
  const rest: Record<string, unknown> = {structure: STRUCTURE, ...input};
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = String(rest[name]);
    Reflect.deleteProperty(rest, name);
    return encodeURIComponent(value);
  });
  const {version, file, structure: _structure, ...body} = rest;
  const headers = new Headers(more);
  if (origin !== null) headers.set('origin', origin);
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  // As the SDK does.
  if (route.method === 'POST' && !isKeyless && !headers.has('idempotency-key'))
    headers.set('idempotency-key', crypto.randomUUID());
  if (version !== undefined) headers.set('if-match', `"${String(Number(version))}"`);
  const query = route.query ? `?${new URLSearchParams(body as Record<string, string>).toString()}` : '';
  if (route.body === 'bytes') return [path, {method: route.method, headers, body: file as Blob}];
  if (!route.body) return [path + query, {method: route.method, headers}];
  headers.set('content-type', 'application/json');
  return [path, {method: route.method, headers, body: JSON.stringify(body)}];
}

async function readReply<T>(id: RouteId, response: Response): Promise<Reply<T>> {
  const {status, headers} = response;
  if (!response.ok) {
    const problem = (await response.json()) as Problem;
    return {
      status,
      headers,
      problem,
      get value(): T {
        throw new Error(`${id}: ${JSON.stringify(problem)}`);
      },
    };
  }
  const {reply} = routes[id] as Route;
  // Goes on for ever: whoever wants to read it fetches it.
  if (reply === 'events') {
    await response.body?.cancel();
    return {status, headers, problem: undefined, value: undefined as T};
  }
  const value: unknown =
    reply === 'none' ? undefined : reply === 'bytes' ? await response.blob() : await response.json();
  return {status, headers, problem: undefined, value: value as T};
}
