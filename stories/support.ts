/** What the stories share: the images of the demo, put into the samples. */
import {emblemOf} from './emblems.js';
import {pathway} from '../packages/elements/src/testing/samples.js';
import type {Pathway} from '@pepites/recognition';

const images = {
  'je-m-engage': new URL('../demo/pepites/images/je-m-engage.svg', import.meta.url).href,
  'baba-entreprise': new URL('../demo/pepites/images/baba-entreprise.svg', import.meta.url).href,
  'comun-gant': new URL('../demo/pepites/images/comun-gant.svg', import.meta.url).href,
  'gestes-et-postures': new URL('../demo/pepites/images/gestes-et-postures.svg', import.meta.url).href,
  'je-soutiens': new URL('../demo/pepites/images/je-soutiens.svg', import.meta.url).href,
  'cap-sur-la-suite': new URL('../demo/pepites/images/cap-sur-la-suite.svg', import.meta.url).href,
} as const;

/** The address of one of the demo's badge images, or an emblem in itself. */
export function imageOf(badge: string): string {
  return Object.hasOwn(images, badge) ? images[badge as keyof typeof images] : emblemOf(badge);
}

/** One of the demo’s badge images as a badge carries it in itself. */
export async function pictureOf(badge: string): Promise<string> {
  const svg = await (await fetch(imageOf(badge))).text();
  return `data:image/svg+xml;base64,${btoa(String.fromCharCode(...new TextEncoder().encode(svg)))}`;
}

/** The pathway of Les Trois Saules with its images. */
export const illustratedPathway: Pathway = {
  ...pathway,
  badges: pathway.badges.map((badge) => ({...badge, imageUrl: imageOf(badge.id)})),
};
