/** What the stories share: the images of the demo, put into the samples. */
import {pathway} from '../packages/elements/src/testing/samples.js';
import type {Pathway, PathwayProgress} from '@pepites/recognition';

const images = {
  'je-m-engage': new URL('../demo/pepites/images/je-m-engage.svg', import.meta.url).href,
  'baba-entreprise': new URL('../demo/pepites/images/baba-entreprise.svg', import.meta.url).href,
  'comun-gant': new URL('../demo/pepites/images/comun-gant.svg', import.meta.url).href,
  'cap-sur-la-suite': new URL('../demo/pepites/images/cap-sur-la-suite.svg', import.meta.url).href,
} as const;

/** The address of one of the demo's badge images. */
export function imageOf(badge: string): string {
  return Object.hasOwn(images, badge) ? images[badge as keyof typeof images] : '';
}

/** The pathway of Les Trois Saules with its images. */
export const illustratedPathway: Pathway = {
  ...pathway,
  badges: pathway.badges.map((badge) => ({...badge, imageUrl: imageOf(badge.id)})),
};

/** Somebody who has earned the first `earned` steps of a pathway, and does the next one now. */
export function progressTo({steps, badges}: Pathway, earned: number): PathwayProgress {
  const keys = new Set(badges.filter(({mode}) => mode === 'keyBadge').map(({id}) => id));
  const counted = steps.filter((step) => step.kind === 'badge' && !keys.has(step.badge));
  return {
    steps: steps.map(({id}, index) => ({
      step: id,
      ...(index < earned
        ? {state: 'earned' as const, awardedAt: '2026-08-03T09:00:00Z'}
        : {state: index === earned ? ('now' as const) : ('later' as const)}),
    })),
    earned: counted.filter((step) => steps.indexOf(step) < earned).length,
    total: counted.length,
  };
}
