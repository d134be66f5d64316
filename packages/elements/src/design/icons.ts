/** The pictures of the set: their words, and their shapes, loaded by theme when one is wanted. */
import type {IconShape} from './icon-shape.js';
import {type IconTheme, iconThemes, iconWords} from './icon-words.js';
import {foldText} from '../text/fold-text.js';
import type {LocalIconWords} from './local-icon-words.js';

const themes: Readonly<Record<IconTheme, () => Promise<{shapes: Readonly<Record<string, IconShape>>}>>> = {
  trades: () => import('./icon-shapes/trades.generated.js'),
  kitchen: () => import('./icon-shapes/kitchen.generated.js'),
  nature: () => import('./icon-shapes/nature.generated.js'),
  people: () => import('./icon-shapes/people.generated.js'),
  skills: () => import('./icon-shapes/skills.generated.js'),
  travel: () => import('./icon-shapes/travel.generated.js'),
  signs: () => import('./icon-shapes/signs.generated.js'),
};

export interface IconName {
  readonly id: string;
  readonly theme: IconTheme;
  readonly fr: string;
  readonly en: string;
}

/** All pictures, theme after theme. */
export const icons: readonly IconName[] = iconThemes.flatMap((theme) =>
  iconWords[theme].map(([id, fr, en]) => ({id, theme, fr, en})),
);

export function iconOf(id: string): IconName | undefined {
  return icons.find((icon) => icon.id === id);
}

/** Undefined: no picture of this id. Rejects when the theme cannot be loaded. */
export async function loadIcon(id: string): Promise<IconShape | undefined> {
  const icon = iconOf(id);
  return icon && (await loadTheme(icon.theme))[id];
}

/** The shapes of one theme, by id. */
export async function loadTheme(theme: IconTheme): Promise<Readonly<Record<string, IconShape>>> {
  return (await themes[theme]()).shapes;
}

/**
 * Those whose words begin with each of the words that are looked for; accents and capitals do not matter. Best first.
 * @param local names in a further language, by id
 */
export function findIcons(query: string, local: LocalIconWords = {}): IconName[] {
  const wanted = wordsOf(query);
  if (wanted.length === 0) return [];
  const found = iconThemes.flatMap((theme) =>
    iconWords[theme].flatMap(([id, fr, en, more]) => {
      const [name = '', ...localMore] = (local[id] ?? '').split(',');
      const names = wordsOf(`${fr} ${en} ${name}`);
      const others = wordsOf(`${more} ${id} ${localMore.join(' ')}`);
      const isIn = (list: readonly string[], word: string): boolean =>
        list.some((each) => each.startsWith(word));
      if (!wanted.every((word) => isIn(names, word) || isIn(others, word))) return [];
      return [{icon: {id, theme, fr, en}, isNamed: wanted.every((word) => isIn(names, word))}];
    }),
  );
  return found.sort((a, b) => Number(b.isNamed) - Number(a.isNamed)).map(({icon}) => icon);
}

/** Words that say nothing about a picture are left out. */
const small = new Set([
  'un',
  'una',
  'unos',
  'unas',
  'une',
  'des',
  'de',
  'du',
  'la',
  'le',
  'les',
  'a',
  'an',
  'the',
  'of',
  'et',
  'and',
  'l',
  'd',
]);

function wordsOf(text: string): string[] {
  return foldText(text)
    .replaceAll('œ', 'oe')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !small.has(word));
}
