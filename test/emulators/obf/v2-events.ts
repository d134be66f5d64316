/** Issuing, what was issued, and to whom, in the dialect `v2`. */
import {
  type Answer,
  type Call,
  errorResult,
  json,
  jsonBody,
  numberIn,
  objectIn,
  operationResult,
  type Route,
  textIn,
  textsIn,
} from './exchange.ts';
import type {Event, Recipient} from './records.ts';
import {type Dialect, pageOf} from './v2.ts';

const mostRecipients = 10_000;
const emailForm = /^[^@<]{1,64}@[^@>]{1,255}$/;

export function eventRoutes(dialect: Dialect): readonly Route[] {
  const {platform, faults} = dialect;
  const found = (call: Call): Event[] =>
    [...platform.events.values()].filter((event) => isWanted(event, call, faults));
  return [
    [
      'POST',
      /^\/v2\/event\/([^/]+)\/([^/]+)\/issue$/,
      (call, [organisation = '', badge = '']) => issue(dialect, call, {organisation, badge}),
    ],
    [
      'GET',
      /^\/v2\/event\/([^/]+)$/,
      (call, [organisation]) =>
        pageOf(
          call,
          found(call).filter((event) => event.organisation === organisation),
          listedEvent,
        ),
    ],
    // Before the detail of an event, whose id would else be "recipient".
    [
      'GET',
      /^\/v2\/event\/([^/]+)\/recipient$/,
      (call, [organisation]) => {
        const rows = found(call)
          .filter((event) => event.organisation === organisation)
          .flatMap((event) => event.recipients.map((recipient) => ({event, recipient, ctime: event.ctime})));
        const email = call.query.get('email')?.toLowerCase();
        const wanted = rows.filter(
          ({recipient}) => email === undefined || recipient.email.toLowerCase() === email,
        );
        return pageOf(call, wanted, (row) => listedRecipient(dialect, row));
      },
    ],
    [
      'GET',
      /^\/v2\/event\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const event = platform.event(organisation, id);
        return event ? json(eventDetail(dialect, event)) : errorResult(call, 404, 'Not found');
      },
    ],
    [
      'PUT',
      /^\/v2\/event\/([^/]+)\/([^/]+)\/revoke$/,
      (call, [organisation = '', id = '']) => {
        const event = platform.event(organisation, id);
        if (!event) return errorResult(call, 404, 'Not found');
        const emails = textsIn(jsonBody(call) ?? {}, 'recipient');
        if (emails.length === 0) return errorResult(call, 400, 'recipient is required');
        return operationResult({count: platform.revoke(event, emails)});
      },
    ],
  ];
}

function issue(
  {platform, faults}: Dialect,
  call: Call,
  {organisation, badge}: {readonly organisation: string; readonly badge: string},
): Answer {
  if (!platform.badge(organisation, badge)) return errorResult(call, 404, 'Badge not found');
  const body = jsonBody(call) ?? {};
  const consumer = textIn(body, 'api_consumer_id');
  if (!('api_consumer_id' in body)) return errorResult(call, 400, 'api_consumer_id is required');
  const list = Array.isArray(body['recipient']) ? (body['recipient'] as unknown[]) : [];
  if (list.length === 0 || list.length > mostRecipients)
    return errorResult(call, 400, 'recipient: 1 to 10000');
  const recipients = list.map((one) => objectIn({one}, 'one'));
  const bad = recipients.find(
    (one) =>
      typeof one['name'] !== 'string' ||
      !emailForm.test(textIn(one, 'email')) ||
      faults.refusedEmails.has(textIn(one, 'email').toLowerCase()),
  );
  if (bad) return errorResult(call, 400, 'recipient: invalid email');
  if (recipients.some((one) => faults.breakingEmails.has(textIn(one, 'email').toLowerCase())))
    return errorResult(call, 503);
  const event = platform.issue({
    organisation,
    badge,
    consumer,
    recipients: recipients.map((one) => ({email: textIn(one, 'email'), name: textIn(one, 'name')})),
    name: textIn(body, 'event_name'),
    alias: textIn(body, 'client_alias_id') || textsIn(body, 'client_alias_id')[0] || null,
    issuedOn: numberIn(body, 'issued_on', call.at),
    expiresOn: numberIn(body, 'expires_on', 0),
    criteriaAdd: textIn(body, 'criteria_add'),
    emailMessage: objectIn(body, 'email_message'),
    logEntry: objectIn(body, 'log_entry'),
  });
  return operationResult({type: 'event', id: event.id});
}

function isWanted(event: Event, {query}: Call, {ignoresLogEntry}: Dialect['faults']): boolean {
  const same = (name: string, value: string | null): boolean => !query.has(name) || query.get(name) === value;
  const email = query.get('email')?.toLowerCase();
  return (
    same('event_id', event.id) &&
    same('badge_id', event.badge) &&
    same('event_name', event.name) &&
    same('api_consumer_id', event.consumer) &&
    same('client_alias_id', event.alias) &&
    event.ctime >= Number(query.get('begin') ?? 0) &&
    event.ctime <= Number(query.get('end') ?? Number.MAX_SAFE_INTEGER) &&
    (email === undefined || event.recipients.some((one) => one.email.toLowerCase() === email)) &&
    // `course_id:123,k:v`: all pairs must be there.
    (ignoresLogEntry ? '' : (query.get('log_entry') ?? ''))
      .split(',')
      .filter((pair) => pair !== '')
      .every((pair) => {
        const at = pair.indexOf(':');
        return String(event.logEntry[pair.slice(0, at)]) === pair.slice(at + 1);
      })
  );
}

/** `log_entry` went in as an object, and comes back as text. */
function listedEvent(event: Event): object {
  return {
    id: event.id,
    name: event.name,
    client_alias_id: event.alias,
    badge_id: event.badge,
    expires_on: event.expiresOn,
    issued_on: event.issuedOn,
    recipient_count: event.recipients.length,
    api_consumer_id: event.consumer,
    earnable_application_id: event.application,
    log_entry: JSON.stringify(event.logEntry),
    ctime: event.ctime,
    mtime: event.ctime,
  };
}

/** With its badge in it, and nobody’s name. */
function eventDetail({platform}: Dialect, event: Event): object {
  const badge = platform.badges.get(event.badge);
  const {recipient_count: _, badge_id: __, ...rest} = listedEvent(event) as Record<string, unknown>;
  return {
    ...rest,
    badge: {
      id: event.badge,
      image: badge?.image,
      primary_language: badge?.primaryLanguage,
      content: badge?.content,
      creator: {id: event.organisation},
    },
    email_message: event.emailMessage,
  };
}

function listedRecipient(
  {base}: Dialect,
  {event, recipient}: {readonly event: Event; readonly recipient: Recipient},
): object {
  return {
    event_id: event.id,
    badge_id: event.badge,
    client_alias_id: event.alias,
    assertion_id: recipient.assertion,
    email: recipient.email,
    name: recipient.name,
    receive_url: `${base}/c/receive?tk=${recipient.assertion}`,
    assertion_json_url: `${base}/v1/assertion/${recipient.assertion}.json`,
    received: recipient.hasReceived,
    in_passport: recipient.isInPassport,
    pdf_downloaded: recipient.hasPdf,
    issued_on: event.issuedOn,
    expires_on: event.expiresOn,
    revoked: recipient.revokedAt,
  };
}
