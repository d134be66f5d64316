/** The backend that the bench measures: five structures with 34 badges each, filled with as many awards as wanted. */
import {createHash} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {definitionSchema, type Definition} from '@pepites/recognition';
import {type Backend, openBackend} from '@pepites/server';
import * as v from 'valibot';
import {fillStore, type Filled} from './server-fill.ts';

export const publicUrl = 'http://localhost:8787';
export const structures = ['s0', 's1', 's2', 's3', 's4'] as const;
export const main = structures[0];
export const reviewedBadges = Array.from({length: 28}, (_, index) => `b${index}`);
const keyBadges = Array.from({length: 4}, (_, index) => `cle${index}`);
const plainBadge = 'seul';
export const supportersBadge = 'soutien';
export const badges = [...reviewedBadges, ...keyBadges, supportersBadge];
export const pathway = 'parcours';
const examinerEmail = 'examinateur@s0.example';

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><circle cx="60" cy="60" r="50" fill="#1E5A45"/></svg>';
export const images: ReadonlyMap<string, Uint8Array> = new Map([['badge.svg', Buffer.from(drawing)]]);

export interface BenchFolder {
  readonly dataDirectory: string;
  readonly filled: Filled;
}

export interface BenchWorld extends BenchFolder {
  readonly backend: Backend;
  /** As a page of the backend’s own calls; the parsed reply. Refused: an error. */
  readonly call: (
    path: string,
    init?: {token?: string; method?: string; body?: object; version?: number},
  ) => Promise<unknown>;
  close(): Promise<void>;
}

/** @param awards how many to store; @param requests how many to leave for the issuing to be measured */
export async function openBenchWorld({
  awards,
  requests,
}: {
  awards: number;
  requests: number;
}): Promise<BenchWorld> {
  const {dataDirectory, filled} = await fillFolder({awards, requests});
  const backend = await openIn(dataDirectory);
  return {
    backend,
    dataDirectory,
    filled,
    async call(path, {token, method = 'GET', body, version} = {}) {
      const headers = new Headers({origin: publicUrl});
      if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
      if (body) headers.set('content-type', 'application/json');
      if (version !== undefined) headers.set('if-match', `"${version}"`);
      const request = new Request(publicUrl + path, {
        method,
        headers,
        ...(body && {body: JSON.stringify(body)}),
      });
      const reply = await backend.app.fetch(request);
      const text = await reply.text();
      if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`);
      return text === '' ? undefined : (JSON.parse(text) as unknown);
    },
    async close() {
      await backend.close();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
}

/** A data folder as a backend leaves it that has given so many badges. Nobody has it open. */
export async function fillFolder({
  awards,
  requests,
}: {
  readonly awards: number;
  readonly requests: number;
}): Promise<BenchFolder> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pepites-bench-'));
  const empty = await openIn(dataDirectory);
  await empty.apply(benchDefinition(structures), {images, dryRun: false});
  await empty.close();
  const filled = fillStore(join(dataDirectory, 'pepites.sqlite'), {
    awards,
    requests,
    examinerEmail,
    structures,
    badges,
    reviewedBadges,
    plainBadge,
    supportersBadge,
    hashToken: (token) => createHash('sha256').update(token).digest('base64url'),
    origin: publicUrl,
  });
  return {dataDirectory, filled};
}

async function openIn(dataDirectory: string): Promise<Backend> {
  return openBackend({dataDirectory, publicUrl, hasTimers: false, isProduction: true});
}

/** Each structure with the same badges. */
export function benchDefinition(ids: readonly string[]): Definition {
  const badge = (id: string, process: object) => ({
    id,
    name: {fr: `J’ai appris ${id}`, en: `I have learned ${id}`},
    description: 'La personne a montré ce qu’elle sait faire, devant quelqu’un du métier.',
    criteria: ['Je viens à l’heure.', 'Je range le poste de travail.', 'J’explique ce que je fais.'],
    image: 'badge.svg',
    imageAlt: 'Un rond vert',
    process,
  });
  const form = {questions: [{id: 'reussite', type: 'longText', label: 'Racontez.'}]};
  return v.parse(definitionSchema, {
    version: 1,
    structures: ids.map((id) => ({
      id,
      name: `Structure ${id}`,
      kind: 'ACI',
      origins: [publicUrl],
      staff: [{email: examinerEmail, name: 'Une examinatrice', roles: ['examiner', 'adviser']}],
      badges: [
        ...[...reviewedBadges, plainBadge].map((one) => badge(one, {mode: 'reviewed', form})),
        ...keyBadges.map((one, index) =>
          badge(one, {
            mode: 'keyBadge',
            requires: reviewedBadges.slice(index * 7, index * 7 + 7).map((needed) => ({badge: needed})),
            minRequired: 6,
          }),
        ),
        badge(supportersBadge, {mode: 'automaticOnRequest', listsSupporters: true}),
      ],
      pathways: [
        {
          id: pathway,
          title: 'Le parcours',
          steps: reviewedBadges.map((one) => ({id: one, kind: 'badge', badge: one})),
          edges: reviewedBadges.slice(1).map((one, index) => ({from: `b${index}`, to: one})),
        },
      ],
    })),
  });
}
