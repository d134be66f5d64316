/** Criteria in Markdown, as nodes of the page. Loaded for a badge whose text has any; every piece of it stays text. */
import {type MarkdownBlock, type MarkdownInline, parseMarkdown} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import type {Criteria} from './display-view.js';

const headingMark = /^ {0,3}#{1,6}\s+(.*)$/gm;

/** The list that the criteria begin with is what the badge shows; all else is how it was earned. */
export function readCriteria(markdown: string): Criteria {
  const [first, ...rest] = parseMarkdown(markdown.replaceAll(headingMark, '$1\n'));
  if (!first) return {shows: [], how: []};
  if (first.kind === 'list' && !first.isOrdered)
    return {shows: first.items.map(renderInlines), how: rest.map(renderBlock)};
  return {shows: [], how: [first, ...rest].map(renderBlock)};
}

function renderBlock(block: MarkdownBlock): TemplateResult {
  if (block.kind === 'paragraph') return html`<p>${renderInlines(block.inlines)}</p>`;
  const items = block.items.map((inlines) => html`<li>${renderInlines(inlines)}</li>`);
  return block.isOrdered
    ? html`<ol>
        ${items}
      </ol>`
    : html`<ul>
        ${items}
      </ul>`;
}

function renderInlines(inlines: readonly MarkdownInline[]): TemplateResult {
  return html`${inlines.map(renderInline)}`;
}

function renderInline(inline: MarkdownInline): string | TemplateResult {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'emphasis':
      return html`<em>${inline.text}</em>`;
    case 'strong':
      return html`<strong>${inline.text}</strong>`;
    // Only https: addresses come through the parser. Whoever wrote it may be anybody: nobody vouches for the address.
    case 'link':
      return html`<a href=${inline.url} rel="noopener noreferrer nofollow ugc">${inline.text}</a>`;
  }
}
