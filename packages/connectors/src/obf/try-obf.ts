/** Tries a connection: what works with these credentials, one call after the other. Nothing is changed there. */
import type {ElsewhereCheck, ElsewhereCheckName} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {ObfError, type ObfErrorCode} from './obf-error.js';

export type ObfCheckName = ElsewhereCheckName;

export interface ObfCheck extends Readonly<Omit<ElsewhereCheck, 'code'>> {
  readonly code?: ObfErrorCode;
}

type Found = Pick<ObfCheck, 'count' | 'name'>;

/** Of one look. */
const countedAtMost = 1000;

/**
 * @param options.counts also how many badges and events the organisation has, and how many may still be issued: for whoever runs the
 *   backend. Who leads one structure has no business with the figures of all. @default false
 */
export async function tryObf(
  client: ObfClient,
  {counts = false, signal}: {readonly counts?: boolean; readonly signal?: AbortSignal} = {},
): Promise<ObfCheck[]> {
  const options = signal ? {signal} : {};
  const few = {...options, ...(!counts && {atMost: 1})};
  const said = (count: number): Found => (counts ? {count} : {});
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
    await one('badges', async () => said(await counted(client.badges(few)))),
    await one('events', async () => said(await counted(client.events(few)))),
    await one('applications', async () => said((await client.applicationForms(options)).length)),
    await one('aliases', async () => said((await client.aliases(options)).length)),
    issuingLeft === undefined
      ? {check: 'issuing', state: client.dialect === 'v1' ? 'unsupported' : 'untried'}
      : {check: 'issuing', state: issuingLeft > 0 ? 'works' : 'fails', ...said(issuingLeft)},
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

async function counted(all: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _one of all) if (++count === countedAtMost) break;
  return count;
}
