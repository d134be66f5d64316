/**
 * Twenty concepts to begin with: occupations of ROME and transversal skills of ESCO that inclusion employers often need. A data set
 * is given to the backend as a provider of its own.
 *
 * Codes, addresses and English names are the frameworks' own: ROME codes and labels as France Travail publishes them (version of
 * 2024) with the address of its public page on the occupation; ESCO from its collection of transversal skills. The French words of the
 * ESCO skills and the English ones of the occupations are ours.
 */
import type {FrameworkConcept} from '@pepites/recognition';

const romePage = 'https://candidat.francetravail.fr/metierscope/fiche-metier/';
const escoSkill = 'http://data.europa.eu/esco/skill/';

const occupations: readonly (readonly [code: string, fr: string, en: string])[] = [
  ['A1203', 'Aménagement et entretien des espaces verts', 'Gardens and green spaces'],
  ['A1414', 'Horticulture et maraîchage', 'Horticulture and market gardening'],
  ['F1606', 'Peinture en bâtiment', 'House painting'],
  ['F1704', 'Préparation du gros œuvre et des travaux publics', 'Building site preparation'],
  ['G1602', 'Personnel de cuisine', 'Kitchen staff'],
  ['G1605', 'Plonge en restauration', 'Dishwashing'],
  ['H3302', 'Opérations manuelles d’assemblage, tri ou emballage', 'Manual assembly, sorting or packing'],
  ['K2204', 'Nettoyage de locaux', 'Cleaning of premises'],
  ['K2304', 'Revalorisation de produits industriels', 'Recycling of industrial products'],
  ['N1103', 'Magasinage et préparation de commandes', 'Storekeeping and order picking'],
];

const skills: readonly (readonly [uuid: string, fr: string, en: string])[] = [
  ['60c78287-22eb-4103-9c8c-28deaa460da0', 'travailler en équipe', 'work in teams'],
  ['113b4428-0a31-4199-8496-070af7854b91', 'tenir ses engagements', 'meet commitments'],
  ['49de9958-2aa4-4eef-a89d-fe5d5bcd28c4', 's’adapter au changement', 'adapt to change'],
  [
    '6816e28f-a48d-41c7-8492-309f50c049fc',
    'suivre les règles d’hygiène au travail',
    'follow hygienic work practices',
  ],
  ['699e7c26-6502-4e78-a823-3656ff5a5b8b', 'montrer et apprendre aux autres', 'instruct others'],
  ['9bf266a6-188b-4d17-a22f-2f266d76832b', 'avoir envie d’apprendre', 'demonstrate willingness to learn'],
  ['83e6510b-ffeb-4aec-959c-4265fd0ff7b7', 'faire attention aux détails', 'attend to detail'],
  ['95a41cf5-4037-4c96-91a8-c34b41637224', 'aider ses collègues', 'support colleagues'],
  ['a311ab20-75df-4aff-8016-3142c5659d30', 'accepter une remarque utile', 'accept constructive criticism'],
  ['7a93e22f-54d8-4bf0-9213-d711f6601b49', 'travailler avec efficacité', 'work efficiently'],
];

export const romeSample: readonly FrameworkConcept[] = occupations.map(([code, fr, en]) => ({
  framework: 'ROME',
  kind: 'occupation',
  label: {fr, en},
  code,
  uri: `${romePage}${code}`,
}));

export const escoSample: readonly FrameworkConcept[] = skills.map(([uuid, fr, en]) => ({
  framework: 'ESCO',
  kind: 'skill',
  label: {fr, en},
  uri: `${escoSkill}${uuid}`,
}));
