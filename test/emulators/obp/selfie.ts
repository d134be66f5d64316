/** The hosted documents of badges that people made themselves (Open Badges 2.0). */
import {createHash} from 'node:crypto';
import {type Answer, json, type Route} from '../obf/exchange.ts';
import {contentOf, type Place} from './content.ts';
import type {Faults} from './faults.ts';
import type {UserBadge} from './records.ts';

const context = 'https://w3id.org/openbadges/v2';
const missing: Answer = json({error: 'not found'}, 404);

export function selfieRoutes(place: Place, faults: Faults): readonly Route[] {
  const {passport, base} = place;
  return [
    [
      'GET',
      /^\/obpv1\/selfie\/_\/assertion\/(\d+)$/,
      (_call, [id]) => {
        if (faults.breaksAssertions) return json({error: 'internal server error'}, 500);
        const badge = passport.badge(Number(id));
        if (badge?.origin.kind !== 'selfie') return missing;
        if (badge.isRevoked) return json({revoked: true, id: contentOf(place, badge).assertionUrl}, 410);
        return json(assertionOf(place, badge));
      },
    ],
    [
      'GET',
      /^\/obpv1\/selfie\/_\/badge\/([0-9a-f]{64})$/,
      ({query}, [id = '']) => {
        const selfie = passport.selfies.get(id);
        if (!selfie) return missing;
        const issuer = query.get('i') ?? '';
        return json({
          '@context': context,
          type: 'BadgeClass',
          id: `${base}/obpv1/selfie/_/badge/${id}?i=${issuer}`,
          name: selfie.name,
          description: selfie.description,
          image: `${base}/${imageOf(place, id)}`,
          criteria: {id: `${base}/selfie/criteria/${id}`, narrative: selfie.criteria},
          issuer: `${base}/obpv1/selfie/_/issuer?cid=${id}&uid=${issuer}`,
        });
      },
    ],
    [
      'GET',
      /^\/obpv1\/selfie\/_\/issuer$/,
      ({query}) => {
        const uid = query.get('uid') ?? '';
        const person = passport.people.get(Number(uid));
        if (!person) return missing;
        return json({
          '@context': context,
          type: 'Profile',
          id: `${base}/obpv1/selfie/_/issuer?cid=${query.get('cid') ?? ''}&uid=${uid}`,
          name: `${person.firstName} ${person.lastName}`,
          url: `${base}/profile/${uid}`,
          email: person.emails[0],
        });
      },
    ],
  ];
}

/** As anybody reads it who has its address. */
export function assertionOf(place: Place, badge: UserBadge): object {
  const {origin, issuedOn, expiresOn} = badge;
  if (origin.kind === 'imported') return JSON.parse(origin.assertion) as object;
  const {email, salt, selfie, issuer} = origin;
  return {
    '@context': context,
    type: 'Assertion',
    id: contentOf(place, badge).assertionUrl,
    recipient: {type: 'email', hashed: true, salt, identity: sha256(email + salt)},
    badge: `${place.base}/obpv1/selfie/_/badge/${selfie}?i=${issuer}`,
    issuedOn: dateTime(issuedOn),
    ...(expiresOn > 0 && {expires: dateTime(expiresOn)}),
    verification: {type: 'hosted'},
  };
}

function imageOf({passport}: Place, selfie: string): string {
  const given = [...passport.badges.values()].find(
    ({origin}) => origin.kind === 'selfie' && origin.selfie === selfie,
  );
  return given ? passport.imageFile(given) : '';
}

export const sha256 = (text: string): string => `sha256$${createHash('sha256').update(text).digest('hex')}`;
const dateTime = (seconds: number): string => new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
