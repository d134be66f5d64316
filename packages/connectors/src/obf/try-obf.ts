/** Tries a connection: what works with these credentials, one call after the other. Nothing is changed there. */
import type {ObfClient} from './client.js';
import {ObfError, type ObfErrorCode} from './obf-error.js';

export type ObfCheckName =
  'token' | 'organisation' | 'badges' | 'events' | 'applications' | 'aliases' | 'issuing';

export interface ObfCheck {
  readonly check: ObfCheckName;
  /** `unsupported`: this dialect has no such call. `untried`: what it needs did not work. */
  readonly state: 'works' | 'fails' | 'unsupported' | 'untried';
  /** Of what fails. */
  readonly code?: ObfErrorCode;
  /** How many were found; of `issuing`, how many may still be issued. */
  readonly count?: number;
  /** The organisation's. */
  readonly name?: string;
}

type Found = Pick<ObfCheck, 'count' | 'name'>;

/** Enough to say that it works. */
const countedAtMost = 1000;

export async function tryObf(
  client: ObfClient,
  {signal}: {readonly signal?: AbortSignal} = {},
): Promise<ObfCheck[]> {
  const options = signal ? {signal} : {};
  const first = await one('token', async () => {
    await client.ping(options);
    return {};
  });
  if (first.state !== 'works') {
    const others = ['organisation', 'badges', 'events', 'applications', 'aliases', 'issuing'] as const;
    return [first, ...others.map((check): ObfCheck => ({check, state: 'untried'}))];
  }
  const checks: ObfCheck[] = [first];
  let issuingLeft: number | undefined;
  checks.push(
    await one('organisation', async () => {
      const {name, issuingLeft: left} = await client.organisation(options);
      issuingLeft = left;
      return {name};
    }),
    await one('badges', async () => counted(client.badges(options))),
    await one('events', async () => counted(client.events(options))),
    await one('applications', async () => ({count: (await client.applicationForms(options)).length})),
    await one('aliases', async () => ({count: (await client.aliases(options)).length})),
    issuingLeft === undefined
      ? {check: 'issuing', state: client.dialect === 'v1' ? 'unsupported' : 'untried'}
      : {check: 'issuing', state: issuingLeft > 0 ? 'works' : 'fails', count: issuingLeft},
  );
  return checks;
}

async function one(check: ObfCheckName, work: () => Promise<Found>): Promise<ObfCheck> {
  try {
    return {check, state: 'works', ...(await work())};
  } catch (error) {
    if (!(error instanceof ObfError)) throw error;
    return error.code === 'NOT_SUPPORTED'
      ? {check, state: 'unsupported'}
      : {check, state: 'fails', code: error.code};
  }
}

async function counted(all: AsyncIterable<unknown>): Promise<Found> {
  let count = 0;
  for await (const _one of all) if (++count === countedAtMost) break;
  return {count};
}
