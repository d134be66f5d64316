/** What the platform serves to everybody: hosted badges, their parts, the 3.0 form, and how far somebody is on milestones. */
import {createHash} from 'node:crypto';
import {type Answer, firstMatch, json, type Call, type Route} from './exchange.ts';
import {contentOf, type OpenBadges3} from './open-badge-3.ts';
import type {Platform} from './platform.ts';
import type {Badge, Event, Milestone, Recipient} from './records.ts';

interface PublicParts {
  readonly platform: Platform;
  readonly base: string;
  readonly openBadges3: OpenBadges3;
}

interface Found {
  readonly event: Event;
  readonly recipient: Recipient;
}

const context = 'https://w3id.org/openbadges/v2';
const missing: Answer = {status: 404, headers: {'content-type': 'text/plain'}, body: 'Not found'};

/** Undefined: nothing of this is public. */
export function answerPublicly(parts: PublicParts, call: Call): Promise<Answer> | Answer | undefined {
  return firstMatch(routes(parts), call);
}

function routes({platform, base, openBadges3}: PublicParts): readonly Route[] {
  return [
    [
      'GET',
      /^\/v1\/assertion\/(is_metabadge|metabadge)\/?$/,
      ({query}, [what]) => {
        const id = /\/assertion\/([0-9a-f]{40})/.exec(query.get('url') ?? '')?.[1] ?? '';
        const found = platform.assertion(id);
        if (!found) return missing;
        const about = [...platform.milestones.values()].filter(
          ({badge, required}) => badge === found.event.badge || required.includes(found.event.badge),
        );
        return what === 'metabadge'
          ? json({metabadge: about.map((one) => milestoneOf(one, found, {platform, base}))})
          : json({metabadge: about.some(({badge}) => badge === found.event.badge)});
      },
    ],
    [
      'GET',
      /^\/v1\/assertion\/([0-9a-f]{40})(\.json|\.html)?$/,
      (_call, [id = '', form]) => {
        const found = platform.assertion(id);
        if (!found) return missing;
        if (form === '.html') return html(contentOf(platform.badges.get(found.event.badge)!).name);
        return found.recipient.revokedAt > 0
          ? json({id: assertionUrl(base, id), revoked: true}, 410)
          : json(assertionOf(found, base));
      },
    ],
    [
      'GET',
      /^\/v1\/badge\/_\/(\w+)\.json$/,
      ({query}, [id = '']) => {
        const badge = platform.badges.get(id);
        if (!badge) return missing;
        return json(badgeClassOf(badge, {base, query}));
      },
    ],
    [
      'GET',
      /^\/(?:v1\/badge\/_\/(\w+)\.png|obv3\/images\/badge\/(\w+))$/,
      (_call, [id = '', other = '']) => {
        const badge = platform.badges.get(id || other);
        if (!badge) return missing;
        const base64 = badge.image.slice(badge.image.indexOf(',') + 1);
        return {status: 200, headers: {'content-type': 'image/png'}, body: Buffer.from(base64, 'base64')};
      },
    ],
    [
      'GET',
      /^\/v1\/badge\/_\/(\w+)\/criteria\.html$/,
      (_call, [id = '']) => {
        const badge = platform.badges.get(id);
        return badge ? html(contentOf(badge).criteria) : missing;
      },
    ],
    [
      'GET',
      /^\/v1\/client\/$/,
      ({query}) => {
        const organisation = platform.organisations.get(query.get('key') ?? '');
        if (!organisation) return missing;
        const {name, url, email, description} = organisation;
        return json({
          ...(isOld(query) ? {'@context': 'https://w3id.org/openbadges/v1'} : {'@context': context}),
          type: 'Issuer',
          id: issuerUrl(base, organisation.id, query.get('event') ?? '', query.get('v') ?? '2.0'),
          ...{name, url, email, description},
        });
      },
    ],
    [
      'GET',
      /^\/obv3\/credentials\/([0-9a-f]{40})(\.json|\.html)?$/,
      async (_call, [id = '', form]) => {
        const found = platform.assertion(id);
        if (!found) return missing;
        if (form === '.html') return html(contentOf(platform.badges.get(found.event.badge)!).name);
        // A revoked one is served as before: the list says it.
        return json(await openBadges3.credential(found));
      },
    ],
    [
      'GET',
      /^\/obv3\/revoked\/(\w+)\/(\w+)$/,
      async (_call, [organisation = '', badge = '']) =>
        json(await openBadges3.revocationList(organisation, badge)),
    ],
    [
      'GET',
      /^\/c\/receive$/,
      ({query}) => {
        const token = query.get('tk') ?? '';
        if (!platform.assertion(token)) return missing;
        return page(`<h1>Recevoir le badge</h1>
          <form method="post" action="/c/receive?tk=${token}"><button>Ajouter à mon Passport</button></form>`);
      },
    ],
    // In the place of the Passport, into which the person signs in there.
    [
      'POST',
      /^\/c\/receive$/,
      ({query}) => {
        const token = query.get('tk') ?? '';
        if (!platform.assertion(token)) return missing;
        platform.receive(token, {inPassport: true});
        return html('Le badge est dans votre Passport.');
      },
    ],
    ['GET', /^\/c\/earnablebadge\/(\w+)\/apply$/, () => html('Demander le badge')],
  ];
}

const isOld = (query: URLSearchParams): boolean => query.get('v') === '1.1';
const assertionUrl = (base: string, id: string): string => `${base}/v1/assertion/${id}.json`;
const badgeClassUrl = (base: string, badge: string, event: string, version = '2.0'): string =>
  `${base}/v1/badge/_/${badge}.json?v=${version}&event=${event}`;
const issuerUrl = (base: string, organisation: string, event: string, version = '2.0'): string =>
  `${base}/v1/client/?key=${organisation}&v=${version}&event=${event}`;

function assertionOf({event, recipient}: Found, base: string): object {
  const id = assertionUrl(base, recipient.assertion);
  return {
    '@context': context,
    type: 'Assertion',
    id,
    recipient: {
      type: 'email',
      hashed: true,
      salt: recipient.salt,
      identity: `sha256$${createHash('sha256').update(`${recipient.email}${recipient.salt}`).digest('hex')}`,
    },
    badge: badgeClassUrl(base, event.badge, event.id),
    issuedOn: new Date(event.issuedOn * 1000).toISOString(),
    ...(event.expiresOn > 0 && {expires: new Date(event.expiresOn * 1000).toISOString()}),
    verification: {type: 'hosted'},
  };
}

function badgeClassOf(
  badge: Badge,
  {base, query}: {readonly base: string; readonly query: URLSearchParams},
): object {
  const event = query.get('event') ?? '';
  const {name, description, criteria, tag} = contentOf(badge);
  const image = `${base}/v1/badge/_/${badge.id}.png?event=${event}`;
  const page = `${base}/v1/badge/_/${badge.id}/criteria.html?event=${event}`;
  return isOld(query)
    ? {
        '@context': 'https://w3id.org/openbadges/v1',
        type: 'BadgeClass',
        id: badgeClassUrl(base, badge.id, event, '1.1'),
        ...{name, description, image, tags: tag ?? []},
        criteria: page,
        issuer: issuerUrl(base, badge.organisation, event, '1.1'),
      }
    : {
        '@context': context,
        type: 'BadgeClass',
        id: badgeClassUrl(base, badge.id, event),
        ...{name, description, image, ...(tag && tag.length > 0 && {tags: tag})},
        criteria: {id: page, narrative: criteria},
        issuer: issuerUrl(base, badge.organisation, event),
      };
}

/** As seen by whoever has the assertion: which of the required badges they have, and where to apply for the others. */
function milestoneOf(
  milestone: Milestone,
  {recipient}: Found,
  {platform, base}: {readonly platform: Platform; readonly base: string},
): object {
  const forms = [...platform.forms.values()];
  const one = (badge: string): object => ({
    id: badge,
    url: badgeClassUrl(base, badge, ''),
    received: platform.has(recipient.email, badge),
  });
  return {
    id: milestone.id,
    remote_issuer_id: milestone.organisation,
    name: milestone.name,
    min_required: milestone.minRequired,
    badge: one(milestone.badge),
    required_badges: milestone.required.map((badge) => {
      const form = forms.find((each) => each.badge === badge && each.isVisible);
      return {
        ...one(badge),
        badge_application: form
          ? {
              application_url: `${base}/c/earnablebadge/${form.id}/apply`,
              not_before: null,
              not_after: null,
            }
          : null,
      };
    }),
  };
}

const html = (text: string): Answer => page(`<p>${text.replaceAll('<', '&lt;')}</p>`);

const page = (body: string): Answer => ({
  status: 200,
  headers: {'content-type': 'text/html; charset=utf-8'},
  body: `<!doctype html><title>Open Badge Factory</title>${body}`,
});
