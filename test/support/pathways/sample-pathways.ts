/** Pathways with the titles of real ones, and generated ones of many sizes: for tests, stories, the demo and benches. */
import type {Badge, Pathway, PathwayEdge} from '@pepites/recognition';
import {leDome as drawLeDome} from '../../../demo/le-dome/definition.ts';
import {pathway} from '../../../packages/elements/src/testing/samples.js';
import {generatedPathway} from './generated-pathway.ts';
import {madeOf, type MadeStep} from './made-of.ts';

/** The scenario of three badges: after the trial period, after 1 to 2 months, after 5 to 6 months; and the key badge that they give. */
export const threeBadges: Pathway = pathway;

interface LeDomeDefinition {
  readonly badges: readonly {
    readonly id: string;
    readonly name: Badge['name'];
    readonly description: string;
    readonly criteria: readonly string[];
    readonly image: string;
    readonly imageAlt: string;
    readonly process: {readonly mode: Badge['mode']; readonly requires?: readonly {readonly badge: string}[]};
  }[];
  readonly pathways: readonly (Pick<Pathway, 'id' | 'title' | 'description'> & {
    readonly steps: readonly {readonly id: string; readonly badge: string}[];
    readonly edges: readonly Partial<PathwayEdge>[];
  })[];
}

/** The FabLab of Le Dôme, as the demo has it: four machines, six badges and a key badge for each. */
export function leDome(): Pathway {
  const {definition, images} = drawLeDome();
  const {badges, pathways} = definition as LeDomeDefinition;
  const [{steps, edges, ...said}] = pathways as [LeDomeDefinition['pathways'][number]];
  const drawn = new Map(images.map(({path, svg}) => [path, `data:image/svg+xml,${encodeURIComponent(svg)}`]));
  const onPathway = new Set(steps.map(({badge}) => badge));
  return {
    ...said,
    structure: 'le-dome',
    version: 1,
    steps: steps.map(({id, badge}) => ({id, kind: 'badge', badge, optional: false})),
    edges: edges.map(({from = '', to = '', kind = 'suggests'}) => ({from, to, kind})),
    badges: badges
      .filter(({id}) => onPathway.has(id))
      .map(({id, name, description, criteria, image, imageAlt, process}) => ({
        id,
        structure: 'le-dome',
        structureName: 'Le Dôme',
        name,
        description: {fr: description},
        criteria: criteria.map((fr) => ({fr})),
        imageUrl: drawn.get(image) ?? '',
        imageAlt: {fr: imageAlt},
        mode: process.mode,
        alignments: [],
        ...(process.requires && {
          requires: process.requires.map(({badge}) => badge),
          minRequired: process.requires.length,
        }),
      })),
  };
}

/** One key badge and the badges that it asks for: all of them, or `atLeast`, and the key badges before it. */
interface Stage {
  readonly key: string;
  readonly title: string;
  readonly badges: Readonly<Record<string, string>>;
  readonly atLeast?: number;
}

/** The titles of the key badges are those of SATO Brest; the badges below them are ours, as theirs are not published. */
const stages: readonly Stage[] = [
  {
    key: 'decouvert-industrie',
    title: 'J’ai découvert l’industrie',
    badges: {
      'visite-atelier': 'J’ai visité un atelier',
      'rencontre-metier': 'J’ai rencontré quelqu’un du métier',
      'essai-geste': 'J’ai essayé un geste du métier',
      'regles-securite': 'Je connais les règles de sécurité',
    },
    atLeast: 3,
  },
  {
    key: 'projet-industrie',
    title: 'J’ai validé mon projet dans l’industrie et je poursuis l’aventure',
    badges: {
      'stage-entreprise': 'J’ai fait un stage en entreprise',
      'bilan-tuteur': 'J’ai fait le point avec mon tuteur',
      'projet-ecrit': 'J’ai écrit mon projet',
    },
  },
  {
    key: 'competences-entreprise',
    title: 'J’ai des compétences pour travailler en entreprise',
    badges: {
      'travail-equipe': 'Je travaille en équipe',
      'lecture-consigne': 'Je lis une consigne',
      'controle-qualite': 'Je contrôle mon travail',
      'signalement-probleme': 'Je signale un problème',
      ponctualite: 'Je suis à l’heure',
    },
    atLeast: 4,
  },
];

/** SATO Brest: three key badges, each of which counts for the next. */
export function satoBrest(): Pathway {
  const steps: MadeStep[] = [];
  const edges: PathwayEdge[] = [];
  for (const [index, {key, title, badges, atLeast}] of stages.entries()) {
    const before = stages[index - 1]?.key;
    const ids = Object.keys(badges);
    const gathered = before === undefined ? ids : [before, ...ids];
    for (const [id, name] of Object.entries(badges)) {
      steps.push({id, title: name});
      edges.push({from: id, to: key, kind: 'requires'});
      if (before !== undefined) edges.push({from: before, to: id, kind: 'suggests'});
    }
    const minRequired = (atLeast ?? ids.length) + gathered.length - ids.length;
    steps.push({id: key, title, badge: {mode: 'keyBadge', requires: gathered, minRequired}});
  }
  return madeOf({id: 'industrie', title: 'Vers l’industrie', steps, edges});
}

/** By name, made when they are asked for. */
export const samplePathways: Readonly<Record<string, () => Pathway>> = {
  'three badges': () => threeBadges,
  'Le Dôme': leDome,
  'SATO Brest': satoBrest,
  '12 steps': () => generatedPathway(12),
  '50 steps': () => generatedPathway(50),
  '200 steps': () => generatedPathway(200),
  '1,000 steps': () => generatedPathway(1000),
};
