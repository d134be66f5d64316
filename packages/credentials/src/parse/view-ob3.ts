/** The view of an Open Badges 3.0 credential (VC 1.1 and VC 2.0), and of any other Verifiable Credential as far as it goes. */
import type {AlignmentView, CredentialView, EvidenceView, JsonObject, ProfileView} from '../types.js';
import {compact, idOf, list, object, objects, text, typesOf} from './values.js';

export function viewOfCredential(document: JsonObject): CredentialView {
  const subject = object(document['credentialSubject']) ?? {};
  // A record has many achievements, in no order: none of them is what it is about.
  const isRecord = typesOf(document).includes('ClrCredential');
  const achievement = (isRecord ? undefined : object(subject['achievement'])) ?? {};
  const criteria = object(achievement['criteria']) ?? {};
  const image = achievement['image'] ?? document['image'];
  const validFrom = text(document['validFrom']) ?? text(document['issuanceDate']);
  // Whoever is named in several places, an issuer that made the achievement or issues to itself, is one.
  const others = [
    ...objects(subject['achievement']).flatMap((one) => list(one['creator'])),
    ...objects(subject['verifiableCredential']).map((one) => one['issuer']),
    subject,
  ];
  const issuer = others.map(viewOfProfile).reduce(sameProfile, viewOfProfile(document['issuer']));
  const creator = achievement['creator'] === undefined ? undefined : viewOfProfile(achievement['creator']);
  return compact<CredentialView>({
    id: idOf(document) ?? '',
    achievementId: idOf(achievement) ?? '',
    name: text(achievement['name']) ?? text(document['name']) ?? '',
    description: text(achievement['description']) ?? text(document['description']) ?? '',
    criteriaNarrative: text(criteria['narrative']),
    criteriaUrl: idOf(achievement['criteria']),
    imageUrl: idOf(image),
    imageAlt: text(object(image)?.['caption']),
    achievementType: text(achievement['achievementType']),
    inLanguage: text(achievement['inLanguage']),
    issuer,
    creator: creator && sameProfile(creator, issuer),
    recipientId: idOf(subject),
    awardedAt: text(document['awardedDate']) ?? validFrom,
    validFrom,
    validUntil: text(document['validUntil']) ?? text(document['expirationDate']),
    evidence: objects(document['evidence']).map(viewOfEvidence),
    alignments: objects(achievement['alignment']).map(viewOfAlignment),
    endorsementCount: countEndorsements(document) + countEndorsements(achievement),
  });
}

/** Profiles of one id are one: what is said in one place need not be said again in the other. */
function sameProfile(profile: ProfileView, other: ProfileView): ProfileView {
  if (profile.id === '' || other.id !== profile.id) return profile;
  return {...other, ...profile, name: profile.name || other.name};
}

/** A profile, whether written as an object or as an address alone. */
export function viewOfProfile(value: unknown): ProfileView {
  const profile = object(value) ?? {};
  const image = profile['image'];
  return compact<ProfileView>({
    id: idOf(value) ?? '',
    name: text(profile['name']) ?? '',
    url: text(profile['url']),
    imageUrl: idOf(image),
  });
}

function viewOfEvidence(evidence: JsonObject): EvidenceView {
  return compact<EvidenceView>({
    id: idOf(evidence),
    name: text(evidence['name']),
    description: text(evidence['description']),
    narrative: text(evidence['narrative']),
  });
}

/** OB 3.0, 2.0 and 1.x name the members of an alignment differently. */
export function viewOfAlignment(alignment: JsonObject): AlignmentView {
  return compact<AlignmentView>({
    name: text(alignment['targetName']) ?? text(alignment['name']) ?? '',
    url: text(alignment['targetUrl']) ?? text(alignment['url']),
    code: text(alignment['targetCode']),
    framework: text(alignment['targetFramework']),
  });
}

function countEndorsements(node: JsonObject): number {
  return list(node['endorsement']).length + list(node['endorsementJwt']).length;
}
