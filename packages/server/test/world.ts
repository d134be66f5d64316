/** A small world for the tests: a backend on a temporary folder with one structure, spoken to as a page would. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {definitionSchema, type Session} from '@pepites/recognition';
import * as v from 'valibot';
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
  /** Default: the structure's registered page; null: none. */
  readonly origin?: string | null;
  readonly body?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Record<string, string>;
  readonly version?: number;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- replies are looked into member by member
  readonly body: any;
}

export interface TestWorld {
  readonly backend: Backend;
  readonly dataDirectory: string;
  readonly clock: {now: Date};
  call(method: string, path: string, init?: CallInit): Promise<Reply>;
  /** Signs in with a one-time code, read from the development inbox. */
  signIn(email: string, origin?: string | null): Promise<Session>;
  lastCode(email: string): Promise<string>;
  /** Asks for a badge with complete answers; the request's id. */
  ask(token: string, badge: string): Promise<string>;
  accept(examinerToken: string, request: string): Promise<Reply>;
  reopen(options?: Partial<BackendOptions>): Promise<void>;
  close(): Promise<void>;
}

export async function openWorld(options: Partial<BackendOptions> = {}): Promise<TestWorld> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-'));
  const clock = {now: new Date('2026-11-24T09:00:00.000Z')};
  const open = async (more: Partial<BackendOptions> = {}) =>
    openBackend({
      publicUrl: PUBLIC_URL,
      dataDirectory,
      now: () => clock.now,
      hasTimers: false,
      ...options,
      ...more,
    });
  let backend = await open();
  await backend.apply(makeDefinition(), images, {dryRun: false});

  const call = async (method: string, path: string, init: CallInit = {}): Promise<Reply> => {
    const headers = new Headers(init.headers);
    const origin = init.origin === undefined ? PAGE : init.origin;
    if (origin !== null) headers.set('origin', origin);
    if (init.token !== undefined) headers.set('authorization', `Bearer ${init.token}`);
    if (init.body !== undefined) headers.set('content-type', 'application/json');
    if (init.version !== undefined) headers.set('if-match', `"${init.version}"`);
    const body = init.bytes ? new Blob([Uint8Array.from(init.bytes)]) : JSON.stringify(init.body);
    const response = await backend.app.fetch(
      new Request(PUBLIC_URL + path, {
        method,
        headers,
        ...(method !== 'GET' && body !== undefined && {body}),
      }),
    );
    const text = await response.clone().text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const isText = /^text\//.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson
        ? (JSON.parse(text) as unknown)
        : isText
          ? text
          : new Uint8Array(await response.arrayBuffer()),
    };
  };
  const lastCode = async (email: string): Promise<string> => {
    const {body} = await call('GET', '/dev/inbox', {headers: {accept: 'application/json'}});
    const message = body.items.find((one: {to: string}) => one.to === email);
    return /\d{6}/.exec(message.text)![0];
  };

  return {
    get backend() {
      return backend;
    },
    dataDirectory,
    clock,
    call,
    lastCode,
    signIn: async (email, origin = PAGE) => {
      clock.now = new Date(clock.now.getTime() + 1000);
      await call('POST', `/structures/${STRUCTURE}/sign-in/codes`, {origin, body: {email}});
      const code = await lastCode(email);
      const reply = await call('POST', `/structures/${STRUCTURE}/sign-in/sessions`, {
        origin,
        body: {email, code},
      });
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      return reply.body;
    },
    ask: async (token, badge) => {
      const requestId = crypto.randomUUID();
      const answers = [{question: 'reussite', text: 'J’ai fini un travail.'}];
      const reply = await call('POST', `/structures/${STRUCTURE}/requests`, {
        token,
        body: {requestId, badge, answers, consent: true, displayName: 'Sami'},
      });
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      return requestId;
    },
    accept: async (token, request) => {
      const seen = await call('GET', `/structures/${STRUCTURE}/requests/${request}`, {token});
      return call('POST', `/structures/${STRUCTURE}/requests/${request}/reviews`, {
        token,
        version: seen.body.version,
        body: {answer: 'yes', criteriaMet: [0, 1], noConflict: true, revision: seen.body.revision},
      });
    },
    reopen: async (more) => {
      await backend.close();
      backend = await open(more);
    },
    close: async () => {
      await backend.close();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
}
