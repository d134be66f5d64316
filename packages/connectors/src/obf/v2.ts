/** The client of the dialect `v2`. */
import * as v from 'valibot';
import {checkIssue} from './check-issue.js';
import type {ObfClient, ObfEventFilter} from './client.js';
import {milestonesOf} from './milestones.js';
import {ObfError} from './obf-error.js';
import type {ObfBadge, ObfBadgeSummary, ObfEvent, ObfRecipient} from './records.js';
import {
  assertionShape,
  flagShape,
  idShape,
  isNoted,
  logEntryShape,
  present,
  readJson,
  secondsShape,
  textShape,
  textsShape,
} from './shapes.js';
import type {ObfCall, Transport} from './transport.js';
import {badgeWritesOfV2, operationShape} from './v2-write-badges.js';

const perPage = 1000;

const listedBadgeShape = v.object({
  id: idShape,
  name: textShape,
  description: textShape,
  primary_language: textShape,
  // Older installations write `languages`.
  language: v.nullish(v.array(v.string())),
  languages: v.nullish(v.array(v.string())),
  category: textsShape,
  tag: textsShape,
  client_alias_id: textsShape,
  draft: flagShape,
  mtime: secondsShape,
});

const badgeShape = v.object({
  id: idShape,
  category: textsShape,
  image: textShape,
  primary_language: textShape,
  content: v.pipe(
    v.array(
      v.object({
        language: textShape,
        name: v.string(),
        description: textShape,
        criteria: textShape,
        tag: textsShape,
        human_code: textShape,
      }),
    ),
    v.minLength(1),
  ),
  client_alias_id: textsShape,
  draft: flagShape,
  mtime: secondsShape,
});

const eventShape = v.object({
  id: idShape,
  name: textShape,
  badge_id: idShape,
  client_alias_id: v.nullish(idShape),
  api_consumer_id: textShape,
  earnable_application_id: v.nullish(idShape),
  issued_on: secondsShape,
  expires_on: secondsShape,
  log_entry: logEntryShape,
  ctime: secondsShape,
});

const recipientShape = v.object({
  event_id: idShape,
  // Newer installations.
  badge_id: v.nullish(idShape),
  assertion_id: assertionShape,
  email: v.string(),
  name: textShape,
  receive_url: v.nullish(v.pipe(v.string(), v.url())),
  assertion_json_url: v.pipe(v.string(), v.url()),
  received: flagShape,
  in_passport: flagShape,
  revoked: flagShape,
});

const notSupported = (call: string) => async (): Promise<never> => {
  throw new ObfError('NOT_SUPPORTED', {call, message: 'The dialect v2 has no applications'});
};

export function createV2(transport: Transport, organisation: string): ObfClient {
  const ofOrganisation = (resource: string): string => `/v2/${resource}/${encodeURIComponent(organisation)}`;
  const events = ofOrganisation('event');
  const get = async <const Shape extends v.GenericSchema>(
    call: ObfCall,
    shape: Shape,
  ): Promise<v.InferOutput<Shape>> => readJson(call.name, (await transport.call(call)).text, shape);

  /** Until a page is not full; `total` is not always there. */
  async function* pages<const Shape extends v.GenericSchema>(
    call: ObfCall,
    shape: Shape,
    atMost = Number.POSITIVE_INFINITY,
  ): AsyncGenerator<v.InferOutput<Shape>> {
    const limit = Math.min(perPage, atMost);
    for (let offset = 0; offset < atMost; offset += limit) {
      const query = {order_by: 'asc', ...call.query, limit: String(limit), offset: String(offset)};
      const {result} = await get({...call, query}, v.object({result: v.array(shape)}));
      yield* result;
      if (result.length < limit) return;
    }
  }

  return {
    dialect: 'v2',
    ping: async (options = {}) => {
      const call = {name: 'ping', path: `${ofOrganisation('client')}/ping`, ...options};
      await get(call, v.object({success: v.literal(true)}));
    },
    organisation: async (options = {}) => {
      const shape = v.object({
        id: idShape,
        name: v.string(),
        url: textShape,
        issuing_limit: v.nullish(v.number()),
        verified: flagShape,
      });
      const found = await get({name: 'organisation', path: ofOrganisation('client'), ...options}, shape);
      return {
        ...{id: found.id, name: found.name, url: found.url, isVerified: found.verified},
        ...(typeof found.issuing_limit === 'number' && {issuingLeft: found.issuing_limit}),
      };
    },
    aliases: async (options = {}) => {
      const one = v.object({id: idShape, name: v.string(), url: textShape});
      const call = {name: 'aliases', path: `${ofOrganisation('client')}/alias`, ...options};
      return (await get(call, v.object({result: v.array(one)}))).result;
    },
    async *badges({isDraft = false, atMost, ...options} = {}) {
      const query = {draft: String(isDraft)};
      const call = {name: 'badges', path: ofOrganisation('badge'), query, ...options};
      for await (const one of pages(call, listedBadgeShape, atMost)) yield summaryOf(one);
    },
    badge: async (id, options = {}) => {
      const path = `${ofOrganisation('badge')}/${encodeURIComponent(id)}`;
      return badgeOf(await get({name: 'badge', path, ...options}, badgeShape));
    },
    ...badgeWritesOfV2(transport, ofOrganisation('badge')),
    issue: async (input) => {
      checkIssue(input);
      const {badge, recipients, consumer, logEntry, issuedAt, expiresAt, alias, criteriaAdd, signal} = input;
      const call: ObfCall = {
        ...{name: 'issue', method: 'POST', signal},
        path: `${events}/${encodeURIComponent(badge)}/issue`,
        body: {
          api_consumer_id: consumer,
          recipient: recipients.map(({email, name}) => ({email, name})),
          log_entry: logEntry,
          send_email: input.sendsEmail ?? true,
          ...(issuedAt && {issued_on: seconds(issuedAt)}),
          ...(expiresAt && {expires_on: seconds(expiresAt)}),
          ...(alias !== undefined && {client_alias_id: alias}),
          ...(criteriaAdd !== undefined && {criteria_add: criteriaAdd}),
        },
      };
      const {resource_id: event} = await get(call, operationShape);
      if (typeof event !== 'string') throw new ObfError('UNEXPECTED_REPLY', {call: 'issue'});
      return event;
    },
    async *events(filter = {}) {
      const {signal, atMost} = filter;
      const call = {name: 'events', path: events, query: eventQuery(filter), signal};
      for await (const one of pages(call, eventShape, atMost))
        if (isNoted(one, filter.logEntry)) yield eventOf(one);
    },
    async *recipients(event, options = {}) {
      const call = {name: 'recipients', path: `${events}/recipient`, query: {event_id: event}, ...options};
      for await (const one of pages(call, recipientShape)) yield recipientOf(one);
    },
    async *allRecipients(options = {}) {
      const call = {name: 'recipients', path: `${events}/recipient`, ...options};
      for await (const one of pages(call, recipientShape)) yield recipientOf(one);
    },
    revoke: async (event, emails, options = {}) => {
      const path = `${events}/${encodeURIComponent(event)}/revoke`;
      const call = {name: 'revoke', method: 'PUT', path, body: {recipient: emails}, ...options} as const;
      await get(call, operationShape);
    },
    ...milestonesOf(transport, organisation),
    applicationForms: notSupported('applicationForms'),
    applicationForm: notSupported('applicationForm'),
    applications: notSupported('applications'),
    apply: notSupported('apply'),
  };
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function eventQuery({
  badge,
  email,
  consumer,
  logEntry = {},
  since,
}: ObfEventFilter): Readonly<Record<string, string | undefined>> {
  const pairs = Object.entries(logEntry).map(([name, value]) => `${name}:${value}`);
  return {
    badge_id: badge,
    email,
    api_consumer_id: consumer,
    log_entry: pairs.length > 0 ? pairs.join(',') : undefined,
    begin: since && String(seconds(since)),
  };
}

function summaryOf(one: v.InferOutput<typeof listedBadgeShape>): ObfBadgeSummary {
  return {
    ...{id: one.id, name: one.name, description: one.description, isDraft: one.draft},
    ...{categories: one.category, tags: one.tag, aliases: one.client_alias_id},
    languages: inOrder(one.primary_language, one.language ?? one.languages ?? []),
    ...(one.mtime !== undefined && {modifiedAt: one.mtime}),
  };
}

/** The list has one language's words, the detail all of them. */
function badgeOf(one: v.InferOutput<typeof badgeShape>): ObfBadge {
  const {primary_language: primary} = one;
  const content = [...one.content].sort(
    (a, b) => Number(b.language === primary) - Number(a.language === primary),
  );
  const [first] = content;
  return {
    ...{id: one.id, name: first?.name ?? '', description: first?.description ?? '', isDraft: one.draft},
    ...{categories: one.category, tags: first?.tag ?? [], aliases: one.client_alias_id},
    languages: content.map(({language}) => language),
    words: content.map(({language, name, description, criteria}) => ({
      ...{language, name, description, criteria},
    })),
    criteriaAre: 'markdown',
    image: one.image,
    ...(one.mtime !== undefined && {modifiedAt: one.mtime}),
    ...(first && first.human_code !== '' && {mark: first.human_code}),
  };
}

function inOrder(primary: string, languages: readonly string[]): string[] {
  const others = languages.filter((language) => language !== primary);
  return primary === '' ? others : [primary, ...others];
}

function eventOf(one: v.InferOutput<typeof eventShape>): ObfEvent {
  const issuedAt = one.issued_on ?? one.ctime;
  if (issuedAt === undefined)
    throw new ObfError('UNEXPECTED_REPLY', {call: 'events', message: 'An event without a date'});
  return present({
    id: one.id,
    badge: one.badge_id,
    name: one.name,
    alias: one.client_alias_id ?? undefined,
    consumer: one.api_consumer_id,
    application: one.earnable_application_id ?? undefined,
    issuedAt,
    expiresAt: one.expires_on,
    logEntry: one.log_entry,
  });
}

function recipientOf(one: v.InferOutput<typeof recipientShape>): ObfRecipient {
  return present({
    event: one.event_id,
    badge: one.badge_id ?? undefined,
    assertion: one.assertion_id,
    email: one.email,
    name: one.name,
    receiveUrl: one.receive_url ?? undefined,
    assertionUrl: one.assertion_json_url,
    isReceived: one.received,
    isInPassport: one.in_passport,
    isRevoked: one.revoked,
  });
}
