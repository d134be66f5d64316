/** The view of an Open Badges 2.0 or 1.x assertion, or of an endorsement. The badge class and the issuer are often addresses alone: then their names are empty. */
import type {CredentialView, EvidenceView, JsonObject} from '../types.js';
import {compact, idOf, list, object, objects, text} from './values.js';
import {viewOfAlignment, viewOfProfile} from './view-ob3.js';

export function viewOfAssertion(document: JsonObject): CredentialView {
  const badge = object(document['badge']) ?? {};
  const criteria = badge['criteria'];
  const image = badge['image'] ?? document['image'];
  const issuedOn = dateText(document['issuedOn'] ?? document['issued_on']);
  return compact<CredentialView>({
    id: idOf(document) ?? text(document['uid']) ?? '',
    achievementId: idOf(document['badge']) ?? '',
    name: text(badge['name']) ?? '',
    description: text(badge['description']) ?? text(object(document['claim'])?.['endorsementComment']) ?? '',
    criteriaNarrative: text(object(criteria)?.['narrative']),
    criteriaUrl: idOf(criteria),
    imageUrl: idOf(image),
    imageAlt: text(object(image)?.['caption']),
    inLanguage: text(badge['@language']),
    issuer: viewOfProfile(badge['issuer'] ?? document['issuer']),
    awardedAt: issuedOn,
    validFrom: issuedOn,
    validUntil: dateText(document['expires']),
    evidence: list(document['evidence']).map(viewOfEvidence),
    alignments: objects(badge['alignment'] ?? badge['alignments']).map(viewOfAlignment),
    endorsementCount: list(document['endorsement']).length + list(badge['endorsement']).length,
  });
}

function viewOfEvidence(value: unknown): EvidenceView {
  const evidence = object(value) ?? {};
  return compact<EvidenceView>({
    id: idOf(value),
    name: text(evidence['name']),
    description: text(evidence['description']),
    narrative: text(evidence['narrative']),
  });
}

/** OB 1.x also wrote dates as seconds since 1970. */
function dateText(value: unknown): string | undefined {
  if (typeof value !== 'number') return text(value);
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
