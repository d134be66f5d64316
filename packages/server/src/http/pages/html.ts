/** HTML from templates whose every hole is escaped; pages hold no inline script and no inline style. */

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Hole = string | number | Html | readonly Html[] | undefined;

/** `html\`<p>${name}</p>\`` escapes strings; nested `html` and arrays of it pass as they are; undefined is nothing. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Html {
  return new Html(parts.map((part, index) => part + fill(holes[index])).join(''));
}

function fill(hole: Hole): string {
  if (hole === undefined) return '';
  if (hole instanceof Html) return hole.text;
  if (typeof hole === 'object') return hole.map(({text}) => text).join('');
  return String(hole).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
