/** What the platform says of a badge to whoever is not signed in, and whether it is still good. */
import {type Answer, type Call, json, type Route} from '../obf/exchange.ts';
import {contentOf, type Place} from './content.ts';
import {assertionOf} from './selfie.ts';
import {personOf} from './session.ts';
import type {UserBadge} from './records.ts';

export function badgeRoutes(place: Place): readonly Route[] {
  const {passport} = place;
  return [
    [
      'GET',
      /^\/obpv1\/p\/badge\/info\/(\d+)$/,
      (call, [id]) => withBadge(place, call, Number(id), (badge) => json(publicInfo(place, badge))),
    ],
    [
      'GET',
      /^\/obpv1\/badge\/info\/(\d+)$/,
      (call, [id]) =>
        withBadge(place, call, Number(id), (badge) =>
          json({
            ...publicInfo(place, badge),
            'owner?': personOf(place, call)?.id === badge.person,
            verified_by_obf: false,
            qr_code: null,
            gallery_id: null,
            view_count: 0,
            congratulations: [],
          }),
        ),
    ],
    [
      'GET',
      /^\/obpv1\/badge\/verify\/(\d+)$/,
      async (_call, [id]) => {
        const badge = passport.badge(Number(id));
        return badge ? json(await verifyState(place, badge)) : json({'assertion-status': 404});
      },
    ],
  ];
}

/** Private: as if it were not there. For the people of the platform: to be signed in for. */
function withBadge(place: Place, call: Call, id: number, answer: (badge: UserBadge) => Answer): Answer {
  const badge = place.passport.badge(id);
  const caller = personOf(place, call);
  if (badge && caller?.id === badge.person) return answer(badge);
  if (badge?.visibility === 'public') return answer(badge);
  if (badge?.visibility === 'internal') return caller ? answer(badge) : json({error: 'not authorised'}, 401);
  return json({error: 'not found'}, 404);
}

function publicInfo(place: Place, badge: UserBadge): object {
  const content = contentOf(place, badge);
  const person = place.passport.people.get(badge.person);
  const isNamed = badge.showRecipientName === 2;
  return {
    id: badge.id,
    content: [
      {
        name: content.name,
        description: content.description,
        image_file: place.passport.imageFile(badge),
        language_code: '',
        // HTML, as the platform makes it of Markdown.
        criteria_content: `<p>${content.criteria}</p>`,
        criteria_url: content.criteriaUrl,
        issuer_content_name: content.issuerName,
        issuer_content_url: content.issuerUrl,
        issuer_contact: content.issuerEmail,
        issuer_image: null,
        issuer_verified: 0,
        creator_content_id: null,
        creator_name: null,
        creator_url: null,
        creator_email: null,
        creator_image: null,
        alignment: [],
        endorsement_count: 0,
      },
    ],
    issued_on: badge.issuedOn,
    expires_on: badge.expiresOn === 0 ? null : badge.expiresOn,
    visibility: badge.visibility,
    revoked: badge.isRevoked,
    first_name: isNamed ? (person?.firstName ?? null) : null,
    last_name: isNamed ? (person?.lastName ?? null) : null,
    assertion_url: content.assertionUrl === '' ? null : content.assertionUrl,
    assertion_json: JSON.stringify(assertionOf(place, badge)),
    remote_url: null,
  };
}

/** Asks the issuer, and what it leads to; what was taken back there is private from then on. */
async function verifyState(place: Place, badge: UserBadge): Promise<object> {
  const {assertionUrl, criteriaUrl, issuerUrl} = contentOf(place, badge);
  const found = await ask(assertionUrl);
  const expired = badge.expiresOn > 0 && badge.expiresOn * 1000 < Date.now();
  const isRevoked = found.status === 410 || found.document?.['revoked'] === true;
  if (isRevoked) {
    badge.isRevoked = true;
    badge.visibility = 'private';
  }
  const reason = found.document?.['revocationReason'];
  return {
    'assertion-status': [200, 404, 410].includes(found.status) ? found.status : 500,
    asr: assertionUrl,
    assertion: found.status === 200 ? found.document : null,
    ...(found.status === 200 && {
      'badge-image-status': 200,
      'badge-criteria-status': (await ask(criteriaUrl)).status,
      'badge-issuer-status': (await ask(issuerUrl)).status,
    }),
    ...(isRevoked && {'revoked?': true}),
    ...(expired && {'expired?': true}),
    ...(typeof reason === 'string' && {revocation_reason: reason}),
    message: isRevoked ? 'badge/Badgerevoked' : '',
  };
}

async function ask(
  url: string,
): Promise<{readonly status: number; readonly document?: Record<string, unknown>}> {
  try {
    const reply = await fetch(url);
    const text = await reply.text();
    try {
      return {status: reply.status, document: JSON.parse(text) as Record<string, unknown>};
    } catch {
      return {status: reply.status};
    }
  } catch {
    return {status: 500};
  }
}
