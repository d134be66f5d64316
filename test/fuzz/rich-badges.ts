/** Badges with everything that can be told in two ways: things named twice, lists, texts of several kinds. */
import type {JsonObject} from '@pepites/credentials';
import {badge, endorsement, type MakeDocument} from '../conformance/fixture-documents.ts';
import {statusOf} from '../conformance/fixture-issuer.ts';

type Parts = JsonObject & {credentialSubject: JsonObject & {achievement: JsonObject}; issuer: JsonObject};

/** Many members, and the issuer again as the achievement's creator. */
export const rich: MakeDocument = (issuer, variation) => {
  const document = badge(issuer, variation) as Parts;
  const subject = document.credentialSubject;
  const profile = {
    id: issuer.id,
    type: ['Profile'],
    name: 'Les Trois Saules',
    url: 'https://saules.example/',
  };
  return {
    ...document,
    description: 'Pour l’accueil',
    image: {id: `${issuer.id}/images/entier.png`, type: 'Image', caption: 'Le badge entier'},
    issuer: {
      ...document.issuer,
      email: 'accueil@saules.example',
      image: {id: `${issuer.id}/logo.png`, type: 'Image'},
    },
    evidence: [
      {
        id: `${issuer.id}/evidence/1`,
        type: ['Evidence'],
        name: 'Une lettre',
        narrative: 'Merci **beaucoup**.',
      },
      {id: `${issuer.id}/evidence/2`, type: ['Evidence'], name: 'Une photo', genre: 'Photographie'},
      {type: ['Evidence'], description: 'Sans adresse'},
    ],
    credentialStatus: [document['credentialStatus'], statusOf(issuer, 8)],
    credentialSubject: {
      ...subject,
      identifier: [
        {type: 'IdentityObject', hashed: false, identityHash: 'a@example.com', identityType: 'emailAddress'},
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: `sha256$${'ab'.repeat(32)}`,
          identityType: 'emailAddress',
          salt: 'Kosher',
        },
      ],
      result: [
        {type: ['Result'], resultDescription: 'urn:uuid:5d5d5d5d-0000-4000-8000-000000000001', value: '12'},
      ],
      achievement: {
        ...subject.achievement,
        creator: profile,
        tag: ['accueil', 'écoute'],
        humanCode: 'ACC-1',
        creditsAvailable: 3.5,
        resultDescription: [
          {
            id: 'urn:uuid:5d5d5d5d-0000-4000-8000-000000000001',
            type: ['ResultDescription'],
            name: 'Niveau',
            resultType: 'RubricCriterionLevel',
            allowedValue: ['C', 'B', 'A'],
            requiredValue: 'B',
          },
        ],
        related: [{id: `${issuer.id}/achievements/orienter`, type: ['Related'], version: '1'}],
      },
    },
  };
};

/** Somebody gives it to themselves: issuer and subject are one thing. */
export const selfIssued: MakeDocument = (issuer, variation) => {
  const document = badge(issuer, variation) as Parts;
  return {...document, credentialSubject: {...document.credentialSubject, id: issuer.id}};
};

/** Its own address stands in it again, as that of its evidence. */
export const selfReferring: MakeDocument = (issuer, variation) => {
  const document = badge(issuer, variation);
  return {...document, evidence: [{id: document['id'], type: ['Evidence'], name: 'Cette page'}]};
};

/** A recommendation came with it, whose subject is the badge itself; it has no proof, which is the business of its own verdict. */
export const endorsed: MakeDocument = (issuer, variation) => {
  const document = badge(issuer, variation);
  const {credentialStatus: _, ...recommendation} = endorsement(issuer, {statusIndex: variation.statusIndex});
  const subject = recommendation['credentialSubject'] as JsonObject;
  const about = {...recommendation, credentialSubject: {...subject, id: document['id']}};
  return {...document, endorsement: [about]};
};
