/** Tries a connection: what works with these credentials, one call after the other. Nothing is changed there. */
import type {ElsewhereCheck, ElsewhereCheckName} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {ObfError, type ObfErrorCode} from './obf-error.js';

export type ObfCheckName = ElsewhereCheckName;

export interface ObfCheck extends Readonly<Omit<ElsewhereCheck, 'code'>> {
  readonly code?: ObfErrorCode;
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
