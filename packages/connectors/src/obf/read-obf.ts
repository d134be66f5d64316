/** Reads what the organisation has on Open Badge Factory, part by part, as data that a backend can take up. */
import type {
  BadgeElsewhere,
  EventElsewhere,
  HoldingElsewhere,
  MilestoneElsewhere,
  PartElsewhere,
} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {ObfError} from './obf-error.js';
import {awardEntry} from './issuing.js';
import type {ObfBadgeSummary, ObfEvent, ObfRecipient} from './records.js';

const perPart = 500;
/** Where each event is asked about: what was asked before an interruption is kept in small parts. */
const perPartAsked = 50;

export interface ReadObfOptions {
  readonly since?: Date;
  readonly signal?: AbortSignal;
  readonly onUnreadable?: (milestone: string | undefined) => void;
}

/**
 * Badges, drafts among them, all at once; then what was issued; then who holds it; then milestones, by one holder of each badge, whenever
 * they were given it. In the dialect `v1`, holders are asked for event by event: only those of the events of this reading, and before these,
 * so that whoever goes on from the last event that they know leaves nobody out.
 * @param options.since only what was issued from then on
 * @param options.onUnreadable told of each milestone that has another shape than it should, by its id where it has one; the rest is read
 * @throws {ObfError} parts that were given before are good
 */
export async function* readObf(
  client: ObfClient,
  {since, signal, onUnreadable}: ReadObfOptions = {},
): AsyncGenerator<PartElsewhere> {
  const options = signal ? {signal} : {};
  const badges: BadgeElsewhere[] = [];
  for (const isDraft of [false, true])
    for await (const one of client.badges({...options, isDraft})) badges.push(badgeOf(one));
  yield {part: 'badges', items: badges};

  // Where the platform does not say of which badge it is, each event is asked about.
  const held = new Map<string, string>();
  const holdings = (items: readonly ObfRecipient[]): PartElsewhere => {
    for (const one of items) if (!one.isRevoked) held.set(one.badge ?? one.event, one.assertionUrl);
    return {part: 'holdings', items: items.map(holdingOf)};
  };
  const isAsked = client.dialect === 'v1';
  const issued = client.events({...options, ...(since && {since})});
  for await (const items of inParts(issued, isAsked ? perPartAsked : perPart)) {
    if (isAsked)
      for await (const part of inParts(ofEach(client, items, options), perPart)) yield holdings(part);
    yield {part: 'events', items: items.map(eventOf)};
  }
  if (!isAsked)
    for await (const part of inParts(client.allRecipients(options), perPart)) yield holdings(part);

  // What was issued before this reading has holders, too.
  if (isAsked && since)
    for (const {id, isDraft} of badges)
      if (!isDraft && !held.has(id)) {
        const assertion = await someAssertion(client, id, options);
        if (assertion !== undefined) held.set(id, assertion);
      }

  const milestones = new Map<string, MilestoneElsewhere>();
  const unreadable = new Set<string | undefined>();
  const about = {...options, onUnreadable: (id: string | undefined) => void unreadable.add(id)};
  for (const assertion of held.values())
    for (const one of await milestonesAbout(client, assertion, about)) milestones.set(one.id, one);
  if (milestones.size > 0) yield {part: 'milestones', items: [...milestones.values()]};
  for (const id of unreadable) onUnreadable?.(id);
}

/** Of somebody who holds the badge; undefined: nobody does. */
async function someAssertion(
  client: ObfClient,
  badge: string,
  options: {readonly signal?: AbortSignal},
): Promise<string | undefined> {
  for await (const {id} of client.events({...options, badge}))
    for await (const {assertionUrl, isRevoked} of client.recipients(id, options))
      if (!isRevoked) return assertionUrl;
  return undefined;
}

/** An answer that is none at all is one that cannot be read: others may be. */
async function milestonesAbout(
  client: ObfClient,
  assertion: string,
  options: {readonly signal?: AbortSignal; readonly onUnreadable: (id: string | undefined) => void},
): Promise<readonly MilestoneElsewhere[]> {
  try {
    return await client.milestonesAbout(assertion, options);
  } catch (error) {
    if (!(error instanceof ObfError) || error.code !== 'UNEXPECTED_REPLY') throw error;
    options.onUnreadable(undefined);
    return [];
  }
}

async function* ofEach(
  client: ObfClient,
  events: readonly ObfEvent[],
  options: {readonly signal?: AbortSignal},
): AsyncGenerator<ObfRecipient> {
  for (const {id} of events) yield* client.recipients(id, options);
}

async function* inParts<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function badgeOf({id, name, description, categories, languages, isDraft}: ObfBadgeSummary): BadgeElsewhere {
  return {id, name, description, categories, languages, isDraft};
}

function eventOf({id, badge, issuedAt, expiresAt, consumer, alias, logEntry}: ObfEvent): EventElsewhere {
  const award = logEntry[awardEntry];
  return {
    ...{id, badge, issuedAt, consumer},
    ...(expiresAt !== undefined && {expiresAt}),
    ...(alias !== undefined && {alias}),
    ...(award !== undefined && {award}),
  };
}

function holdingOf(one: ObfRecipient): HoldingElsewhere {
  const {event, email, assertion, assertionUrl, receiveUrl, isReceived, isInPassport, isRevoked} = one;
  return {
    ...{event, email, assertion, assertionUrl, isReceived, isRevoked},
    ...(receiveUrl !== undefined && {receiveUrl}),
    ...(isInPassport !== undefined && {isInWallet: isInPassport}),
  };
}
