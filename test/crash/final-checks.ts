/** At the end, over HTTP: every badge verifies, every key badge came, every message was sent. */
import type {Award} from '@pepites/recognition';
import {createCanonicalizer, verify} from '@pepites/credentials/verify.js';
import {mustSucceed, clientAt, type World} from './caller.ts';
import {automaticBadge, courseBadge, keyBadges, pageOf, structure} from './definition.ts';
import type {Posted} from './post.ts';

const canonicalize = createCanonicalizer();

/** Is a badge of somebody still waiting for its signature? */
export async function anySigning(world: World): Promise<boolean> {
  for (const {email, token} of world.ledger.people.values()) {
    const {items} = await awardsOf(world, email, token);
    if (items.some(({state}) => state === 'signing')) return true;
  }
  return false;
}

/** How many badges verify. */
export async function checkAwards(world: World): Promise<number> {
  const {ledger} = world;
  const seen = new Set<string>();
  const documents = new Map<
    string,
    Promise<{url: string; status: number; mediaType: string; body: string}>
  >();
  let verified = 0;
  for (const [person, {email, token}] of ledger.people) {
    const {items: awards} = await awardsOf(world, email, token);
    const held = new Set(awards.map(({badge}) => badge));
    if (held.size !== awards.length) ledger.violate(`${person} holds a badge twice`);
    for (const [key, needed] of Object.entries(keyBadges)) {
      if (needed.every((badge) => held.has(badge)) !== held.has(key))
        ledger.violate(`${person} has ${[...held].join()}: the key badge "${key}" is wrong`);
    }
    for (const {badge, person: owner} of [...ledger.requests.values(), ...ledger.awards.values()]) {
      const isGiven = badge === automaticBadge || badge === courseBadge;
      if (owner === person && isGiven && !held.has(badge))
        ledger.violate(`${person} lost the badge "${badge}"`);
    }
    for (const {id, state, credentialUrl} of awards) {
      if (seen.has(id)) ledger.violate(`the award ${id} is two people’s`);
      seen.add(id);
      const problem = state === 'issued' ? await problemOf(credentialUrl, documents) : state;
      if (problem === undefined) verified++;
      else ledger.violate(`the award ${id} does not verify: ${problem}`);
    }
  }
  return verified;
}

async function awardsOf(
  world: World,
  email: string,
  token: () => string,
): Promise<{items: readonly Award[]}> {
  // The address names the client, and so the page that the session is bound to.
  const client = clientAt(world, pageOf(Number(/-(\d+)@/.exec(email)?.[1])), token);
  return (await mustSucceed(world, 'me.awards', () => client.me.awards({structure}))) ?? {items: []};
}

async function problemOf(
  credentialUrl: string | undefined,
  documents: Map<string, Promise<{url: string; status: number; mediaType: string; body: string}>>,
): Promise<string | undefined> {
  if (credentialUrl === undefined) return 'it has no address';
  const read = async (url: string) => {
    const reply = await fetch(url);
    const mediaType = reply.headers.get('content-type') ?? '';
    return {url, status: reply.status, mediaType, body: await reply.text()};
  };
  const credential = await read(credentialUrl);
  const {outcome, checks} = await verify(credential.body, {
    canonicalize,
    now: new Date(Date.now() + 1000),
    fetchDocument: async (url) => {
      const document = documents.get(url) ?? read(url);
      documents.set(url, document);
      return document;
    },
  });
  if (outcome === 'verified') return undefined;
  return `${outcome} ${checks
    .filter(({result}) => result !== 'pass')
    .map(({code}) => code)
    .join()}`;
}

/** A message may come twice only when the process died between the post’s answer and its own note. */
export function checkMessages(world: World, messages: readonly Posted[], kills: number): number {
  const {ledger} = world;
  const letters = messages.filter(({subject}) => !/^\d{6} /.test(subject));
  const times = new Map<string, number>();
  for (const letter of letters) {
    const name = JSON.stringify(letter);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  for (const {badge, email, id} of ledger.requests.values()) {
    if (badge === automaticBadge) continue;
    const isTold = letters.some(({to, text}) => to === email && text.includes(`Badge ${badge}`));
    if (!isTold) ledger.violate(`nobody wrote to ${email} about the request ${id}`);
  }
  const doubled = [...times.values()].reduce((sum, count) => sum + count - 1, 0);
  if (doubled > kills) ledger.violate(`${doubled} messages came twice, after ${kills} crashes`);
  return doubled;
}
