/** Reads a table as spreadsheets write it (CSV, RFC 4180): comma, semicolon or tab, quotes, any line end. */

export interface CsvLine {
  /** Where it begins, as an editor counts lines. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote was opened and never closed. */
  readonly isOpen?: true;
}

/** Lines without anything in them are left out. The separator is the one that the first line has most of. */
export function parseCsv(text: string, {mostLines}: {readonly mostLines: number}): CsvLine[] {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const lines: CsvLine[] = [];
  let line = 1;
  let at = 0;
  while (at < plain.length && lines.length < mostLines) {
    const begin = line;
    const cells: string[] = [];
    let isOpen = false;
    let isLast = false;
    while (!isLast) {
      const cell = readCell(plain, at, separator);
      cells.push(cell.text.trim());
      line += cell.lineBreaks;
      isOpen ||= cell.isOpen;
      at = cell.next;
      isLast = plain[at] !== separator;
      if (!isLast) at += 1;
    }
    if (plain.startsWith('\r\n', at)) at += 2;
    else at += 1;
    line += 1;
    if (cells.some((cell) => cell !== '')) lines.push({line: begin, cells, ...(isOpen && {isOpen})});
  }
  return lines;
}

function separatorOf(text: string): string {
  const first = /[^\r\n]+/.exec(text)?.[0] ?? '';
  const count = (one: string) => first.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

interface Cell {
  readonly text: string;
  /** Where the separator or the line's end is. */
  readonly next: number;
  readonly lineBreaks: number;
  readonly isOpen: boolean;
}

function readCell(text: string, from: number, separator: string): Cell {
  let at = from;
  if (text[at] !== '"') {
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    return {text: text.slice(from, at), next: at, lineBreaks: 0, isOpen: false};
  }
  let read = '';
  at += 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) {
      read += text.slice(at);
      return {text: read, next: text.length, lineBreaks: breaksIn(text.slice(from)), isOpen: true};
    }
    read += text.slice(at, quote);
    at = quote + 1;
    if (text[at] !== '"') break;
    read += '"';
    at += 1;
  }
  const close = at;
  // What stands between the quote and the separator belongs to nothing; spreadsheets write none.
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return {
    text: read + text.slice(close, at),
    next: at,
    lineBreaks: breaksIn(text.slice(from, close)),
    isOpen: false,
  };
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
