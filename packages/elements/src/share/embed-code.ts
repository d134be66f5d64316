/** The lines by which another site shows a badge as it is, checked in each reader's own browser. Pure. */

export interface EmbedOptions {
  /** Of the credential, or of the image that holds it. */
  readonly src: string;
  /** Of the backend that has the documents which checking needs; empty where there is none. */
  readonly backend: string;
  /** Of the script that defines the elements; empty where it is not known. */
  readonly script: string;
  /** The page that is shown to whoever has no script. */
  readonly page: string;
  /** Of the badge; untrusted. */
  readonly name: string;
}

/** To be copied as text, and never put into a page by us. */
export function embedCode({src, backend, script, page, name}: EmbedOptions): string {
  const attributes = [`src="${asText(src)}"`, ...(backend === '' ? [] : [`backend="${asText(backend)}"`])];
  return [
    ...(script === '' ? [] : [`<script type="module" src="${asText(script)}"></script>`]),
    `<badge-display ${attributes.join(' ')}>`,
    `  <a href="${asText(page)}">${asText(name)}</a>`,
    '</badge-display>',
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};

function asText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '').replaceAll(/\s+/g, ' ');
}
