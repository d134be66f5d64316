/** Reads what the organisation has on Open Badge Factory, part by part, as data that a backend can take up. */
import type {
  BadgeElsewhere,
  EventElsewhere,
  HoldingElsewhere,
  MilestoneElsewhere,
  PartElsewhere,
} from '@pepites/recognition';
import type {ObfClient} from './client.js';
import {awardEntry} from './issuing.js';
import type {ObfBadgeSummary, ObfEvent, ObfRecipient} from './records.js';

const perPart = 500;

/**
 * Badges, drafts among them, all at once; then what was issued; then who holds it; then milestones, by one holder of each badge. In the
 * dialect `v1`, holders are asked for event by event: only those of the events of this reading.
 * @param options.since only what was issued from then on
 * @throws {ObfError} parts that were given before are good
 */
export async function* readObf(
  client: ObfClient,
  {since, signal}: {readonly since?: Date; readonly signal?: AbortSignal} = {},
): AsyncGenerator<PartElsewhere> {
  const options = signal ? {signal} : {};
  const badges: BadgeElsewhere[] = [];
  for (const isDraft of [false, true])
    for await (const one of client.badges({...options, isDraft})) badges.push(badgeOf(one));
  yield {part: 'badges', items: badges};

  const events: string[] = [];
  for await (const items of inParts(client.events({...options, ...(since && {since})}))) {
    events.push(...items.map(({id}) => id));
    yield {part: 'events', items: items.map(eventOf)};
  }
  const holders = client.dialect === 'v2' ? client.allRecipients(options) : ofEach(client, events, options);
  // Where the platform does not say of which badge it is, each event is asked about.
  const held = new Map<string, string>();
  for await (const items of inParts(holders)) {
    for (const one of items) if (!one.isRevoked) held.set(one.badge ?? one.event, one.assertionUrl);
    yield {part: 'holdings', items: items.map(holdingOf)};
  }
  const milestones = new Map<string, MilestoneElsewhere>();
  for (const assertion of held.values())
    for (const one of await client.milestonesAbout(assertion, options)) milestones.set(one.id, one);
  if (milestones.size > 0) yield {part: 'milestones', items: [...milestones.values()]};
}

async function* ofEach(
  client: ObfClient,
  events: readonly string[],
  options: {readonly signal?: AbortSignal},
): AsyncGenerator<ObfRecipient> {
  for (const event of events) yield* client.recipients(event, options);
}

async function* inParts<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length < perPart) continue;
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
