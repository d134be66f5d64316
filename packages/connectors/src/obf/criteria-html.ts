/** Criteria as HTML, for the dialect that knows no Markdown: the little of it that recognition reads, every piece of text escaped. */
import {type MarkdownBlock, type MarkdownInline, parseMarkdown} from '@pepites/recognition';

export function criteriaHtml(markdown: string): string {
  return parseMarkdown(markdown).map(blockHtml).join('\n');
}

function blockHtml(block: MarkdownBlock): string {
  if (block.kind === 'paragraph') return `<p>${inlineHtml(block.inlines)}</p>`;
  const tag = block.isOrdered ? 'ol' : 'ul';
  return `<${tag}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</${tag}>`;
}

const tags = {emphasis: 'em', strong: 'strong'} as const;

function inlineHtml(inlines: readonly MarkdownInline[]): string {
  return inlines
    .map((one) => {
      const text = escaped(one.text);
      if (one.kind === 'text') return text;
      if (one.kind === 'link') return `<a href="${escaped(one.url)}">${text}</a>`;
      return `<${tags[one.kind]}>${text}</${tags[one.kind]}>`;
    })
    .join('');
}

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
