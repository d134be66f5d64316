/**
 * The little Markdown that badge criteria are written in: paragraphs, lists, emphasis, and links to https: addresses. All else is
 * text, or refused where it would be shown as something else elsewhere.
 */

export type MarkdownInline =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'emphasis' | 'strong'; readonly text: string}
  | {readonly kind: 'link'; readonly text: string; readonly url: string};

export type MarkdownBlock =
  | {readonly kind: 'paragraph'; readonly inlines: readonly MarkdownInline[]}
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      readonly items: readonly (readonly MarkdownInline[])[];
    };

export type MarkdownFault = 'HTML' | 'IMAGE' | 'HEADING' | 'CODE' | 'QUOTE' | 'TABLE' | 'LINK_NOT_HTTPS';

const unordered = /^\s{0,3}[-*+]\s+(.*)$/;
const ordered = /^\s{0,3}\d{1,3}[.)]\s+(.*)$/;

/** What other readers of Markdown would make of the text and we do not; empty when it means the same to everybody. */
export function findMarkdownFaults(text: string): MarkdownFault[] {
  const faults = new Set<MarkdownFault>();
  if (/<[a-z!/?]/i.test(text)) faults.add('HTML');
  if (/!\[/.test(text)) faults.add('IMAGE');
  if (/`/.test(text)) faults.add('CODE');
  for (const line of text.split(/\r?\n/)) {
    if (/^\s{0,3}(?:#{1,6}(?:\s|$)|={2,}\s*$|-{2,}\s*$)/.test(line)) faults.add('HEADING');
    if (/^\s{0,3}>/.test(line)) faults.add('QUOTE');
    if (/^\s*\|.*\|/.test(line)) faults.add('TABLE');
    if (/^\s{0,3}\[[^\]]+\]:/.test(line)) faults.add('LINK_NOT_HTTPS');
  }
  for (const [, url = ''] of text.matchAll(/\]\(([^)]*)\)/g)) {
    if (linkUrl(url) === undefined) faults.add('LINK_NOT_HTTPS');
  }
  return [...faults];
}

/** Splits untrusted text; what it returns goes into text nodes and `https:` links only. */
export function parseMarkdown(text: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  let isOrdered = false;
  const endParagraph = (): void => {
    if (lines.length > 0) blocks.push({kind: 'paragraph', inlines: parseInlines(lines.join(' '))});
    lines = [];
  };
  const endList = (): void => {
    if (items.length > 0) blocks.push({kind: 'list', isOrdered, items: items.map(parseInlines)});
    items = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const item = unordered.exec(line)?.[1] ?? ordered.exec(line)?.[1];
    if (item !== undefined) {
      const isNumbered = unordered.exec(line) === null;
      endParagraph();
      if (isNumbered !== isOrdered) endList();
      isOrdered = isNumbered;
      items.push(item.trim());
    } else if (line.trim() === '') {
      endParagraph();
      endList();
    } else if (items.length > 0) {
      items.push(`${items.pop() ?? ''} ${line.trim()}`);
    } else {
      lines.push(line.trim());
    }
  }
  endParagraph();
  endList();
  return blocks;
}

/** No part of it can reach over the beginning of the next: untrusted text is read in one go, however often it begins a link. */
const inline = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)|\[([^[\]\n]+)\]\(([^()\s]*)\)/g;

function parseInlines(text: string): MarkdownInline[] {
  const inlines: MarkdownInline[] = [];
  let done = 0;
  for (const match of text.matchAll(inline)) {
    const [whole, strong, starred, underlined, label, address] = match;
    const made = madeOf({strong, emphasis: starred ?? underlined, label, address});
    if (!made) continue;
    if (match.index > done) inlines.push({kind: 'text', text: text.slice(done, match.index)});
    inlines.push(made);
    done = match.index + whole.length;
  }
  if (done < text.length) inlines.push({kind: 'text', text: text.slice(done)});
  return inlines;
}

function madeOf(found: {
  readonly strong: string | undefined;
  readonly emphasis: string | undefined;
  readonly label: string | undefined;
  readonly address: string | undefined;
}): MarkdownInline | undefined {
  if (found.strong !== undefined) return {kind: 'strong', text: found.strong};
  if (found.emphasis !== undefined) return {kind: 'emphasis', text: found.emphasis};
  const url = linkUrl(found.address ?? '');
  return found.label === undefined || url === undefined ? undefined : {kind: 'link', text: found.label, url};
}

/** Only `https:`, and no user name in it: such addresses are made to be misread. */
function linkUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : undefined;
}
