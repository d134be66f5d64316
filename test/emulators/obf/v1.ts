/** The dialect `v1`: lists as lines of JSON, what was made by its address in `Location`, below /v1. */
import {
  type Answer,
  type Call,
  errorResult,
  firstMatch,
  forbiddenText,
  json,
  jsonBody,
  jsonLines,
  numberIn,
  objectIn,
  type Route,
  textIn,
  textsIn,
} from './exchange.ts';
import type {Badge, Event, Recipient} from './records.ts';
import {applicationRoutes} from './v1-applications.ts';
import type {Dialect} from './v2.ts';

export function answerV1(dialect: Dialect, call: Call): Promise<Answer> | Answer {
  if (call.method === 'POST' && call.path === '/v1/client/oauth2/token')
    return dialect.tokens.give(call, {takesJson: true});
  const organisation =
    typeof call.client === 'object' ? call.client.organisation : dialect.tokens.organisationOf(call);
  const asked = /^\/v1\/(?:ping|client|badge|event|earnablebadge)\/([^/]+)/.exec(call.path)?.[1];
  if (organisation === undefined || (asked !== undefined && asked !== organisation)) return forbiddenText;
  const routes = [...badgeRoutes(dialect), ...eventRoutes(dialect), ...applicationRoutes(dialect)];
  return firstMatch(routes, call) ?? errorResult(call, 404, 'Not found');
}

const created = (location: string): Answer => ({status: 201, headers: {location}});
const done: Answer = {status: 204};

function badgeRoutes({platform}: Dialect): readonly Route[] {
  const own = (organisation: string): Badge[] =>
    [...platform.badges.values()].filter((one) => one.organisation === organisation && !one.isDeleted);
  const save = (organisation: string, body: Readonly<Record<string, unknown>>, id?: string): Badge =>
    platform.addBadge(organisation, {
      ...(id !== undefined && {id}),
      content: [
        {
          language: 'fr',
          name: textIn(body, 'name'),
          description: textIn(body, 'description'),
          criteria: textIn(body, 'criteria_html'),
          tag: textsIn(body, 'tags'),
        },
      ],
      ...(textIn(body, 'image') !== '' && {image: textIn(body, 'image')}),
      category: textsIn(body, 'category'),
      expires: numberIn(body, 'expires', 0),
      isDraft: Boolean(body['draft']),
      metadata: objectIn(body, 'metadata') as Record<string, string>,
    });
  return [
    [
      'GET',
      /^\/v1\/ping\/([^/]+)$/,
      (_call, [id = '']) => ({status: 200, headers: {'content-type': 'text/plain'}, body: id}),
    ],
    [
      'GET',
      /^\/v1\/client\/([^/]+)$/,
      (_call, [id = '']) => {
        const {name, email, url, description} = platform.organisations.get(id)!;
        return json({id, name, email, url, description});
      },
    ],
    [
      'GET',
      /^\/v1\/badge\/([^/]+)\/_\/categorylist$/,
      (_call, [organisation = '']) =>
        json([...new Set(own(organisation).flatMap(({category}) => category))].sort()),
    ],
    [
      'GET',
      /^\/v1\/badge\/([^/]+)\/?$/,
      ({query}, [organisation = '']) => {
        const category = query.get('category')?.split('|');
        const ids = query.get('id')?.split('|');
        const words = query.get('query')?.toLowerCase() ?? '';
        const isDraft = query.get('draft');
        const meta = [...query].filter(([name]) => name.startsWith('meta:'));
        return jsonLines(
          own(organisation)
            .filter(
              (badge) =>
                (isDraft === null || badge.isDraft === (isDraft === '1')) &&
                (!category || badge.category.some((one) => category.includes(one))) &&
                (!ids || ids.includes(badge.id)) &&
                (badge.content[0]?.name ?? '').toLowerCase().includes(words) &&
                meta.every(([name, value]) => badge.metadata[name.slice(5)] === value),
            )
            .map(badgeDetail),
        );
      },
    ],
    [
      'POST',
      /^\/v1\/badge\/([^/]+)\/?$/,
      (call, [organisation = '']) => {
        const body = jsonBody(call) ?? {};
        if (textIn(body, 'name') === '') return errorResult(call, 400, 'name is required');
        return created(`/v1/badge/${organisation}/${save(organisation, body).id}`);
      },
    ],
    [
      'GET',
      /^\/v1\/badge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const badge = platform.badge(organisation, id);
        return badge ? json(badgeDetail(badge)) : errorResult(call, 404, 'Not found');
      },
    ],
    [
      'PUT',
      /^\/v1\/badge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const badge = platform.badge(organisation, id);
        if (!badge) return errorResult(call, 404, 'Not found');
        const {ctime} = badge;
        Object.assign(save(organisation, jsonBody(call) ?? {}, id), {ctime});
        return done;
      },
    ],
    [
      'DELETE',
      /^\/v1\/badge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const badge = platform.badge(organisation, id);
        if (!badge) return errorResult(call, 404, 'Not found');
        badge.isDeleted = true;
        return done;
      },
    ],
    [
      'DELETE',
      /^\/v1\/badge\/([^/]+)\/?$/,
      (_call, [organisation = '']) => {
        for (const badge of own(organisation)) badge.isDeleted = true;
        return done;
      },
    ],
  ];
}

function badgeDetail(badge: Badge): object {
  const content = badge.content.find(({language}) => language === badge.primaryLanguage) ?? badge.content[0];
  return {
    id: badge.id,
    name: content?.name,
    description: content?.description,
    image: badge.image,
    css: '',
    criteria_html: content?.criteria,
    email_subject: '',
    email_body: '',
    email_link_text: '',
    email_footer: '',
    expires: badge.expires,
    tags: content?.tag ?? [],
    metadata: badge.metadata,
    draft: badge.isDraft,
    category: badge.category,
    ctime: badge.ctime,
    mtime: badge.mtime,
  };
}

/** `Malika B. <malika@exemple.example>` */
const written = ({name, email}: Recipient): string => `${name} <${email}>`;

function eventRoutes(dialect: Dialect): readonly Route[] {
  const {platform, faults, base} = dialect;
  const emailsIn = ({query}: Call): string[] =>
    (query.get('email') ?? '')
      .split('|')
      .filter(Boolean)
      .map((one) => one.toLowerCase());
  return [
    [
      'POST',
      /^\/v1\/badge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', badge = '']) => {
        if (!platform.badge(organisation, badge)) return errorResult(call, 404, 'Badge not found');
        const body = jsonBody(call) ?? {};
        const recipients = textsIn(body, 'recipient').map(readRecipient);
        const bad = recipients.find(
          (one) => one === undefined || faults.refusedEmails.has(one.email.toLowerCase()),
        );
        if (recipients.length === 0 || recipients.length > 10_000 || recipients.includes(undefined) || bad)
          return errorResult(call, 400, 'recipient');
        if (recipients.some((one) => faults.breakingEmails.has(one?.email.toLowerCase() ?? '')))
          return errorResult(call, 503);
        const event = platform.issue({
          organisation,
          badge,
          consumer: textIn(body, 'api_consumer_id'),
          recipients: recipients.filter((one) => one !== undefined),
          issuedOn: numberIn(body, 'issued_on', call.at),
          expiresOn: numberIn(body, 'expires', 0),
          criteriaAdd: textIn(objectIn(body, 'badge_override'), 'criteria_add'),
          logEntry: objectIn(body, 'log_entry'),
        });
        return created(`/v1/event/${organisation}/${event.id}`);
      },
    ],
    [
      'GET',
      /^\/v1\/event\/([^/]+)\/?$/,
      (call, [organisation = '']) => {
        const {query} = call;
        const wanted = [...platform.events.values()].filter((one) =>
          isWanted(one, {organisation, query, emails: emailsIn(call)}),
        );
        if (query.get('count_only') === '1') return json({result_count: wanted.length});
        const offset = Number(query.get('offset') ?? 0);
        const limit = Number(query.get('limit') ?? wanted.length);
        const sorted = query.get('order_by') === 'desc' ? wanted.reverse() : wanted;
        return jsonLines(sorted.slice(offset, offset + limit).map(eventDetail));
      },
    ],
    [
      'GET',
      /^\/v1\/event\/([^/]+)\/([^/]+)\/revoked$/,
      (call, [organisation = '', id = '']) => {
        const event = platform.event(organisation, id);
        return event ? json({revoked: revokedIn(event)}) : errorResult(call, 404, 'Not found');
      },
    ],
    [
      'GET',
      /^\/v1\/event\/([^/]+)\/([^/]+)\/assertion$/,
      (call, [organisation = '', id = '']) => {
        const event = platform.event(organisation, id);
        if (!event) return errorResult(call, 404, 'Not found');
        const emails = emailsIn(call);
        const wanted = event.recipients.filter(
          ({email}) => emails.length === 0 || emails.includes(email.toLowerCase()),
        );
        return jsonLines(
          wanted.map((recipient) => ({
            id: recipient.assertion,
            image: `${base}/v1/badge/_/${event.badge}.png?event=${event.id}`,
            json: `${base}/v1/assertion/${recipient.assertion}.json`,
            pdf: {default: `${base}/v1/assertion/${recipient.assertion}.pdf`},
            recipient: recipient.email,
            status: recipient.hasReceived ? 'accepted' : 'pending',
          })),
        );
      },
    ],
    [
      'GET',
      /^\/v1\/event\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const event = platform.event(organisation, id);
        return event ? json(eventDetail(event)) : errorResult(call, 404, 'Not found');
      },
    ],
    [
      'DELETE',
      /^\/v1\/event\/([^/]+)\/([^/]+)\/?$/,
      (call, [organisation = '', id = '']) => {
        const event = platform.event(organisation, id);
        if (!event) return errorResult(call, 404, 'Not found');
        platform.revoke(event, emailsIn(call));
        return done;
      },
    ],
  ];
}

function isWanted(
  event: Event,
  {
    organisation,
    query,
    emails,
  }: {readonly organisation: string; readonly query: URLSearchParams; readonly emails: readonly string[]},
): boolean {
  const recipients = (query.get('recipient') ?? '').toLowerCase().split('|').filter(Boolean);
  const wanted = [...emails, ...recipients];
  const same = (name: string, value: string): boolean =>
    !query.has(name) || (query.get(name) ?? '').split('|').includes(value);
  return (
    event.organisation === organisation &&
    same('api_consumer_id', event.consumer) &&
    same('badge_id', event.badge) &&
    event.ctime >= Number(query.get('begin') ?? 0) &&
    event.ctime <= Number(query.get('end') ?? Number.MAX_SAFE_INTEGER) &&
    (wanted.length === 0 || event.recipients.some(({email}) => wanted.includes(email.toLowerCase())))
  );
}

function readRecipient(text: string): {readonly name: string; readonly email: string} | undefined {
  const [, name = '', email] = /^(?:(.*)\s)?<?([^\s@<>]{1,64}@[^\s@<>]{1,255})>?$/.exec(text.trim()) ?? [];
  return email === undefined ? undefined : {name: name.trim(), email};
}

function revokedIn(event: Event): Record<string, number> {
  const revoked = event.recipients.filter(({revokedAt}) => revokedAt > 0);
  return Object.fromEntries(revoked.map(({email, revokedAt}) => [email, revokedAt]));
}

function eventDetail(event: Event): object {
  return {
    id: event.id,
    token: event.id.toLowerCase(),
    name: event.name,
    badge_id: event.badge,
    recipient: event.recipients.map(written),
    issued_on: event.issuedOn,
    expires: event.expiresOn,
    revoked: revokedIn(event),
    log_entry: event.logEntry,
    api_consumer_id: event.consumer,
    timestamp: event.ctime,
  };
}
