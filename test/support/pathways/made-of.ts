/** Makes a pathway, as the backend sends it, from the little that matters of one. */
import type {Badge, Pathway, PathwayEdge} from '@pepites/recognition';

export interface MadeStep {
  readonly id: string;
  readonly title: string;
  /** What its badge has beside its title; the badge has the id of the step. */
  readonly badge?: Partial<Badge>;
  /** Instead of a badge. */
  readonly group?: {readonly steps: string[]; readonly atLeast: number};
}

export interface MadePathway {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly MadeStep[];
  readonly edges: readonly PathwayEdge[];
}

const structure = 'les-trois-saules';

/** Needs no network. */
const image =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><circle fill="#1E5A45" cx="60" cy="60" r="56"/></svg>',
  );

export function madeOf({id, title, steps, edges}: MadePathway): Pathway {
  return {
    id,
    structure,
    title: {fr: title},
    version: 1,
    steps: steps.map((step) =>
      step.group
        ? {id: step.id, kind: 'group', title: {fr: step.title}, optional: false, ...step.group}
        : {id: step.id, kind: 'badge', badge: step.id, optional: false},
    ),
    edges: [...edges],
    badges: steps.flatMap((step) => (step.group ? [] : [badgeOf(step)])),
  };
}

function badgeOf({id, title, badge}: MadeStep): Badge {
  return {
    id,
    structure,
    structureName: 'Les Trois Saules',
    name: {fr: title},
    description: {fr: title},
    criteria: [{fr: `${title}.`}],
    imageUrl: image,
    imageAlt: {fr: `Badge ${title}`},
    mode: 'reviewed',
    alignments: [],
    ...badge,
  };
}
