/** The dialect `v2`: JSON, below /v2. Lists and details are not of the same shape; neither are what is sent and what comes back. */
import {
  type Answer,
  type Call,
  errorResult,
  firstMatch,
  forbiddenText,
  json,
  jsonBody,
  numberIn,
  objectIn,
  operationResult,
  type Route,
  textIn,
  textsIn,
} from './exchange.ts';
import type {Faults} from './faults.ts';
import type {Platform} from './platform.ts';
import type {Badge, BadgeContent, Organisation} from './records.ts';
import type {Tokens} from './tokens.ts';
import {eventRoutes} from './v2-events.ts';

export interface Dialect {
  readonly platform: Platform;
  readonly faults: Faults;
  readonly tokens: Tokens;
  /** Of the emulator, as its documents have it. */
  readonly base: string;
  /** Some installations say `languages` where others say `language`. */
  readonly saysLanguages: boolean;
}

const mostPerPage = 1000;

export function answerV2(dialect: Dialect, call: Call): Promise<Answer> | Answer {
  if (call.method === 'POST' && call.path === '/v2/client/oauth2/token')
    return dialect.tokens.give(call, {takesJson: false});
  const organisation = dialect.tokens.organisationOf(call);
  const asked = /^\/v2\/(?:client|badge|event)\/([^/]+)/.exec(call.path)?.[1];
  if (organisation === undefined || (asked !== undefined && asked !== organisation)) return forbiddenText;
  return (
    firstMatch([...routes(dialect), ...eventRoutes(dialect)], call) ?? errorResult(call, 404, 'No such path')
  );
}

function routes({platform, base, saysLanguages}: Dialect): readonly Route[] {
  const notFound = (call: Call): Answer => errorResult(call, 404, 'Not found');
  const organisationOf = (id = ''): Organisation => platform.organisations.get(id)!;
  return [
    ['GET', /^\/v2\/client\/([^/]+)\/ping$/, () => json({success: true})],
    ['GET', /^\/v2\/client\/([^/]+)\/alias$/, (_call, [id]) => json({result: organisationOf(id).aliases})],
    ['GET', /^\/v2\/client\/([^/]+)$/, (_call, [id]) => json(clientOf(organisationOf(id)))],
    [
      'GET',
      /^\/v2\/badge\/([^/]+)$/,
      (call, [organisation]) => {
        const isDraft = call.query.get('draft') === 'true';
        const all = [...platform.badges.values()].filter(
          (badge) => badge.organisation === organisation && !badge.isDeleted && badge.isDraft === isDraft,
        );
        return pageOf(call, all, (badge) => listedBadge(badge, {base, saysLanguages}));
      },
    ],
    [
      'POST',
      /^\/v2\/badge\/([^/]+)$/,
      (call, [organisation = '']) => {
        const body = jsonBody(call) ?? {};
        const content = contentIn(body);
        const primaryLanguage = textIn(body, 'primary_language');
        if (content.length === 0 || primaryLanguage === '')
          return errorResult(call, 400, 'primary_language and content are required');
        if (!textIn(body, 'image').startsWith('data:image/png;base64,'))
          return errorResult(call, 400, 'image is required');
        const {id} = platform.addBadge(organisation, {
          content,
          primaryLanguage,
          image: textIn(body, 'image'),
          category: textsIn(body, 'category'),
          intent: textIn(body, 'intent'),
          aliases: textsIn(body, 'client_alias_id'),
          expires: numberIn(body, 'expires', 0),
          isDraft: body['draft'] !== false,
        });
        return operationResult({type: 'badge', id});
      },
    ],
    [
      'GET',
      /^\/v2\/badge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const badge = platform.badge(organisation, id);
        return badge ? json(badgeDetail(badge)) : notFound(call);
      },
    ],
    [
      'DELETE',
      /^\/v2\/badge\/([^/]+)\/([^/]+)$/,
      (call, [organisation = '', id = '']) => {
        const badge = platform.badge(organisation, id);
        if (!badge) return notFound(call);
        badge.isDeleted = true;
        return operationResult({type: 'badge', id});
      },
    ],
  ];
}

/** `result`, and `total`: how many there are beyond this page. */
export function pageOf<T extends {readonly ctime: number}>(
  call: Call,
  all: readonly T[],
  show: (one: T) => object,
): Answer {
  const limit = Number(call.query.get('limit') ?? mostPerPage);
  const offset = Number(call.query.get('offset') ?? 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostPerPage || !Number.isInteger(offset) || offset < 0)
    return errorResult(call, 400, 'limit: 1 to 1000, offset: 0 or more');
  const isDescending = call.query.get('order_by') === 'desc';
  const sorted = isDescending ? [...all].reverse() : all;
  return json({result: sorted.slice(offset, offset + limit).map(show), total: all.length});
}

function clientOf({id, name, email, url, description, issuingLimit, aliases}: Organisation): object {
  return {
    ...{id, name, email, url, description},
    image: 'data:image/png;base64,iVBORw0KGgo=',
    tier: 'pro',
    paid_until: 1_893_456_000,
    aliases: aliases.length,
    issuing_limit: issuingLimit,
    country: 'FR',
    type: 'organisation',
    reply_to: email,
    billing_email: email,
    vat_id: '',
    searchable: true,
    verified: true,
    ctime: 1_600_000_000,
    mtime: 1_700_000_000,
  };
}

/** In a list: the words of the primary language, and the image by its address. */
function listedBadge(badge: Badge, {base, saysLanguages}: Pick<Dialect, 'base' | 'saysLanguages'>): object {
  const content = badge.content.find(({language}) => language === badge.primaryLanguage) ?? badge.content[0];
  return {
    id: badge.id,
    name: content?.name,
    description: content?.description,
    image: `${base}/v1/badge/_/${badge.id}.png`,
    primary_language: badge.primaryLanguage,
    [saysLanguages ? 'languages' : 'language']: badge.content.map(({language}) => language),
    category: badge.category,
    tag: content?.tag ?? [],
    client_alias_id: badge.aliases,
    creator_id: badge.organisation,
    draft: badge.isDraft,
    ctime: badge.ctime,
    mtime: badge.mtime,
  };
}

function badgeDetail(badge: Badge): object {
  return {
    id: badge.id,
    category: badge.category,
    image: badge.image,
    primary_language: badge.primaryLanguage,
    content: badge.content,
    creator: {id: badge.organisation},
    intent: badge.intent,
    client_alias_id: badge.aliases,
    email_message: badge.emailMessage,
    expires: badge.expires,
    draft: badge.isDraft,
    ctime: badge.ctime,
    mtime: badge.mtime,
  };
}

/** Each needs its four texts. */
function contentIn(body: Readonly<Record<string, unknown>>): BadgeContent[] {
  const list = Array.isArray(body['content']) ? (body['content'] as unknown[]) : [];
  const contents = list.map((one) => objectIn({one}, 'one'));
  const isWhole = contents.every((one) =>
    ['language', 'name', 'description', 'criteria'].every((name) => textIn(one, name) !== ''),
  );
  return isWhole ? (contents as unknown as BadgeContent[]) : [];
}
