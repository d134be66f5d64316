/** The client of the dialect `v1`: lines of JSON, and addresses in `Location`. */
import * as v from 'valibot';
import {applicationsOf} from './v1-applications.js';
import {badgeWritesOfV1, markShape} from './v1-write-badges.js';
import {checkIssue} from './check-issue.js';
import type {ObfClient, ObfEventFilter} from './client.js';
import {milestonesOf} from './milestones.js';
import {ObfError} from './obf-error.js';
import type {ObfBadge, ObfBadgeSummary, ObfEvent} from './records.js';
import {
  assertionShape,
  flagShape,
  idAtEnd,
  idShape,
  isNoted,
  logEntryShape,
  readJson,
  readLines,
  secondsShape,
  textShape,
  textsShape,
} from './shapes.js';
import type {ObfCall, Transport} from './transport.js';

const perPage = 500;

const badgeShape = v.object({
  id: idShape,
  name: textShape,
  description: textShape,
  image: textShape,
  criteria_html: textShape,
  tags: textsShape,
  category: textsShape,
  draft: flagShape,
  mtime: secondsShape,
  metadata: markShape,
});

const eventShape = v.object({
  id: idShape,
  name: textShape,
  badge_id: idShape,
  recipient: v.array(v.string()),
  issued_on: secondsShape,
  expires: secondsShape,
  timestamp: secondsShape,
  // An empty one is written as a list.
  revoked: v.nullish(v.union([v.record(v.string(), v.unknown()), v.array(v.unknown())]), {}),
  log_entry: logEntryShape,
  api_consumer_id: textShape,
});

const assertionLine = v.object({
  id: assertionShape,
  json: v.pipe(v.string(), v.url()),
  recipient: v.string(),
  status: textShape,
});

export function createV1(transport: Transport, organisation: string): ObfClient {
  const ofOrganisation = (resource: string): string => `/v1/${resource}/${encodeURIComponent(organisation)}`;
  const badges = ofOrganisation('badge');
  const events = ofOrganisation('event');
  const textOf = async (call: ObfCall): Promise<string> => (await transport.call(call)).text;
  return {
    dialect: 'v1',
    ping: async (options = {}) => {
      const text = await textOf({name: 'ping', path: ofOrganisation('ping'), ...options});
      if (text.trim() !== organisation) throw new ObfError('UNEXPECTED_REPLY', {call: 'ping'});
    },
    organisation: async (options = {}) => {
      const text = await textOf({name: 'organisation', path: ofOrganisation('client'), ...options});
      return readJson('organisation', text, v.object({id: idShape, name: v.string(), url: textShape}));
    },
    aliases: async () => {
      throw new ObfError('NOT_SUPPORTED', {call: 'aliases', message: 'The dialect v1 has no aliases'});
    },
    async *badges({isDraft = false, signal} = {}) {
      // All at once: the dialect has no pages of badges.
      const call = {name: 'badges', path: badges, query: {draft: isDraft ? '1' : '0'}, signal};
      for (const one of readLines('badges', await textOf(call), badgeShape)) yield summaryOf(one);
    },
    badge: async (id, options = {}) => {
      const text = await textOf({name: 'badge', path: `${badges}/${encodeURIComponent(id)}`, ...options});
      return badgeOf(readJson('badge', text, badgeShape));
    },
    ...badgeWritesOfV1(transport, badges),
    issue: async (input) => {
      checkIssue(input);
      if (input.alias !== undefined)
        throw new ObfError('NOT_SUPPORTED', {call: 'issue', message: 'The dialect v1 has no aliases'});
      const {badge, recipients, consumer, logEntry, issuedAt, expiresAt, criteriaAdd, signal} = input;
      const reply = await transport.call({
        ...{name: 'issue', method: 'POST', signal},
        path: `${badges}/${encodeURIComponent(badge)}`,
        body: {
          recipient: recipients.map(({email, name}) => `${name.replace(/[<>\r\n]/g, ' ')} <${email}>`),
          api_consumer_id: consumer,
          log_entry: logEntry,
          send_email: (input.sendsEmail ?? true) ? 1 : 0,
          ...(issuedAt && {issued_on: seconds(issuedAt)}),
          ...(expiresAt && {expires: seconds(expiresAt)}),
          ...(criteriaAdd !== undefined && {badge_override: {criteria_add: criteriaAdd}}),
        },
      });
      return idAtEnd('issue', reply);
    },
    async *events(filter = {}) {
      const {atMost = Number.POSITIVE_INFINITY} = filter;
      const limit = Math.min(perPage, atMost);
      for (let offset = 0; offset < atMost; offset += limit) {
        const query = {...eventQuery(filter), limit: String(limit), offset: String(offset)};
        const call = {name: 'events', path: events, query, signal: filter.signal};
        const page = readLines('events', await textOf(call), eventShape);
        for (const one of page) if (isNoted(one, filter.logEntry)) yield eventOf(one);
        if (page.length < limit) return;
      }
    },
    async *recipients(event, options = {}) {
      const path = `${events}/${encodeURIComponent(event)}`;
      const {
        badge_id: badge,
        recipient,
        revoked,
      } = readJson('event', await textOf({name: 'event', path, ...options}), eventShape);
      const lines = await textOf({name: 'recipients', path: `${path}/assertion`, ...options});
      const names = new Map(recipient.map(readRecipient));
      const revokedEmails = new Set(Object.keys(revoked).map((email) => email.toLowerCase()));
      for (const one of readLines('recipients', lines, assertionLine)) {
        const [email] = readRecipient(one.recipient);
        yield {
          ...{event, badge, assertion: one.id, email, name: names.get(email) ?? ''},
          assertionUrl: one.json,
          isReceived: one.status === 'accepted',
          isRevoked: revokedEmails.has(email.toLowerCase()),
        };
      }
    },
    allRecipients: () => {
      throw new ObfError('NOT_SUPPORTED', {call: 'recipients', message: 'The dialect v1 has no such list'});
    },
    revoke: async (event, emails, options = {}) => {
      const path = `${events}/${encodeURIComponent(event)}/`;
      const query = {email: emails.join('|')};
      await transport.call({name: 'revoke', method: 'DELETE', path, query, ...options});
    },
    ...milestonesOf(transport, organisation),
    ...applicationsOf(transport, ofOrganisation('earnablebadge')),
  };
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

/** What a log entry says cannot be asked for: it is looked for among what comes back. */
function eventQuery({
  badge,
  email,
  consumer,
  since,
}: ObfEventFilter): Readonly<Record<string, string | undefined>> {
  return {
    badge_id: badge,
    email,
    api_consumer_id: consumer,
    begin: since && String(seconds(since)),
    order_by: 'asc',
  };
}

function summaryOf(one: v.InferOutput<typeof badgeShape>): ObfBadgeSummary {
  return {
    ...{id: one.id, name: one.name, description: one.description, isDraft: one.draft},
    ...{categories: one.category, tags: one.tags, languages: [], aliases: []},
    ...(one.mtime !== undefined && {modifiedAt: one.mtime}),
    ...(one.metadata !== undefined && {mark: one.metadata}),
  };
}

function badgeOf(one: v.InferOutput<typeof badgeShape>): ObfBadge {
  const {name, description, criteria_html: criteria, image} = one;
  return {
    ...summaryOf(one),
    words: [{language: '', name, description, criteria}],
    criteriaAre: 'html',
    image,
  };
}

function eventOf(one: v.InferOutput<typeof eventShape>): ObfEvent {
  const issuedAt = one.issued_on ?? one.timestamp;
  if (issuedAt === undefined)
    throw new ObfError('UNEXPECTED_REPLY', {call: 'events', message: 'An event without a date'});
  return {
    ...{id: one.id, badge: one.badge_id, name: one.name, consumer: one.api_consumer_id, issuedAt},
    ...(one.expires !== undefined && {expiresAt: one.expires}),
    logEntry: one.log_entry,
  };
}

/** `Malika B. <malika@exemple.example>`, or the address alone. */
function readRecipient(text: string): readonly [email: string, name: string] {
  const match = /^(.*)<([^<>]+)>\s*$/.exec(text);
  return match ? [match[2] ?? '', (match[1] ?? '').trim()] : [text.trim(), ''];
}
