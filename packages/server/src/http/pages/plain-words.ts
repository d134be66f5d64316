/** Dates and short Markdown as the backend's own pages write them. */
const dayFormat = new Intl.DateTimeFormat('fr-FR', {dateStyle: 'long', timeZone: 'Europe/Paris'});

/** "24 novembre 2026", in the time of France. */
export function dayOf(instant: string): string {
  return dayFormat.format(new Date(instant));
}

export interface Narrative {
  readonly items: readonly string[];
  readonly paragraphs: readonly string[];
}

/** The criteria of a badge: the list, and what stands around it. Marks of emphasis are left as they are. */
export function readNarrative(markdown: string): Narrative {
  const items: string[] = [];
  const paragraphs: string[] = [];
  for (const block of markdown.split(/\n{2,}/)) {
    const rest: string[] = [];
    for (const line of block.split('\n')) {
      const item = /^\s*(?:[-*+]|\d+[.)])\s+(.+)$/.exec(line)?.[1];
      if (item === undefined) rest.push(line.trim());
      else items.push(item.trim());
    }
    const paragraph = rest.filter((line) => line !== '').join(' ');
    if (paragraph !== '') paragraphs.push(paragraph);
  }
  return {items, paragraphs};
}
