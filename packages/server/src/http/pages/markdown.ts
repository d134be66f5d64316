/** Criteria as the page shows them: the little Markdown of recognition, as elements of the page; every piece of text is escaped. */
import {type MarkdownBlock, type MarkdownInline, parseMarkdown} from '@pepites/recognition';
import {html, type Html} from './html.js';

export function renderMarkdown(markdown: string): readonly Html[] {
  return parseMarkdown(markdown).map(renderBlock);
}

function renderBlock(block: MarkdownBlock): Html {
  if (block.kind === 'paragraph') return html`<p>${block.inlines.map(renderInline)}</p>`;
  const items = block.items.map((inlines) => html`<li>${inlines.map(renderInline)}</li>`);
  return block.isOrdered
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function renderInline(inline: MarkdownInline): Html {
  switch (inline.kind) {
    case 'text':
      return html`${inline.text}`;
    case 'emphasis':
      return html`<em>${inline.text}</em>`;
    case 'strong':
      return html`<strong>${inline.text}</strong>`;
    // Somebody may have written it about themselves: the page vouches for no address.
    case 'link':
      return html`<a href="${inline.url}" rel="noopener noreferrer nofollow ugc">${inline.text}</a>`;
  }
}
