/** The displayer of the former Mozilla Backpack, as the platform still speaks it: public badges, grouped, without signing in. */
import {type Answer, json, type Route} from '../obf/exchange.ts';
import {contentOf, type Place} from './content.ts';
import {sha256} from './selfie.ts';
import type {Person, UserBadge} from './records.ts';

const missing = (error: string): Answer => json({error, status: 'missing'}, 404);

export function displayerRoutes(place: Place): readonly Route[] {
  const {passport} = place;
  return [
    [
      'POST',
      /^\/displayer\/convert\/email$/,
      ({body}) => {
        const email = new URLSearchParams(body.toString()).get('email') ?? '';
        const person = [...passport.people.values()].find(({emails}) =>
          emails.some((one) => one.toLowerCase() === email.toLowerCase()),
        );
        return person
          ? json({userId: person.id, email, status: 'okay'})
          : missing('Could not find a user by the provided address.');
      },
    ],
    [
      'GET',
      /^\/displayer\/(\d+)\/groups\.json$/,
      (_call, [id]) => {
        const person = passport.people.get(Number(id));
        if (!person) return missing('Could not find userId');
        const groups = groupsOf(place, person);
        return json({
          userId: person.id,
          groups: groups.map(({groupId, name, badges}) => ({groupId, name, badges: badges.length})),
        });
      },
    ],
    [
      'GET',
      /^\/displayer\/(\d+)\/group\/(\d+)(?:\.json)?$/,
      (_call, [id, gid]) => {
        const person = passport.people.get(Number(id));
        const group = person && groupsOf(place, person).find(({groupId}) => groupId === Number(gid));
        if (!person || !group) return missing('Could not find group');
        return json({
          userId: person.id,
          groupId: group.groupId,
          badges: group.badges.map((badge) => displayed(place, badge)),
        });
      },
    ],
  ];
}

interface Group {
  readonly groupId: number;
  readonly name: string;
  readonly badges: readonly UserBadge[];
}

/** All that are public, then one group for each tag. */
function groupsOf({passport}: Place, person: Person): readonly Group[] {
  const all = passport.publicBadges(person.id);
  const tags = [...new Set(all.flatMap(({tags: own}) => own))];
  return [
    {groupId: 0, name: 'Public badges', badges: all},
    ...tags.map((name, at) => ({
      groupId: at + 1,
      name,
      badges: all.filter(({tags: own}) => own.includes(name)),
    })),
  ];
}

/** As version 0.5 had it, whatever the badge is: everything written into one object, without ids. */
function displayed(place: Place, badge: UserBadge): object {
  const content = contentOf(place, badge);
  const image = `${place.base}/${place.passport.imageFile(badge)}`;
  const owner = place.passport.people.get(badge.person);
  const salt = badge.origin.kind === 'selfie' ? badge.origin.salt : '';
  return {
    lastValidated: new Date(badge.issuedOn * 1000).toISOString(),
    hostedUrl: content.assertionUrl === '' ? null : content.assertionUrl,
    imageUrl: image,
    assertion: {
      uid: String(badge.id),
      issued_on: badge.issuedOn,
      expires: badge.expiresOn === 0 ? null : badge.expiresOn,
      evidence: null,
      recipient: sha256((owner?.emails[0] ?? '') + salt),
      salt,
      verify: {type: 'hosted', url: content.assertionUrl},
      badge: {
        name: content.name,
        description: content.description,
        image,
        criteria: content.criteriaUrl,
        issuer: {name: content.issuerName, url: content.issuerUrl, email: content.issuerEmail},
      },
    },
  };
}
