/** What stands on the pages of a PDF that Chromium has printed: their sizes, and their text by the size of its letters. */
import {inflateSync} from 'node:zlib';

export interface TextRun {
  readonly text: string;
  /** In CSS pixels. */
  readonly size: number;
}

export interface PdfPage {
  /** In points: 595 × 842 for A4. */
  readonly width: number;
  readonly height: number;
  /** As they are painted. */
  readonly runs: readonly TextRun[];
}

export function pagesOf(pdf: Uint8Array): PdfPage[] {
  // One character for each byte.
  const objects = objectsOf(Buffer.from(pdf).toString('latin1'));
  return [...objects.values()]
    .filter((object) => /\/Type \/Page\b/.test(object))
    .map((page) => {
      const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page) ?? [];
      const [, fontList = ''] = /\/Font <<(.*?)>>/s.exec(page) ?? [];
      const fonts = new Map(
        [...fontList.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id]) => [
          name,
          lettersOf(objects, objects.get(Number(id)) ?? ''),
        ]),
      );
      const content = streamOf(objects.get(numberAfter('/Contents', page)) ?? '');
      return {width: Number(width), height: Number(height), runs: runsOf(content, fonts)};
    });
}

function objectsOf(text: string): Map<number, string> {
  return new Map(
    [...text.matchAll(/(\d+) 0 obj\s(.*?)endobj/gs)].map(([, id, object = '']) => [Number(id), object]),
  );
}

function numberAfter(key: string, object: string): number {
  return Number(new RegExp(`${key} (\\d+)`).exec(object)?.[1]);
}

function streamOf(object: string): string {
  const start = object.indexOf('stream\n') + 'stream\n'.length;
  const bytes = Buffer.from(object.slice(start, start + numberAfter('/Length', object)), 'latin1');
  return inflateSync(bytes).toString('latin1');
}

/** From the codes of a font's letters to the letters. */
function lettersOf(objects: ReadonlyMap<number, string>, font: string): Map<number, string> {
  const letters = new Map<number, string>();
  const map = streamOf(objects.get(numberAfter('/ToUnicode', font)) ?? '');
  for (const [, lines = ''] of map.matchAll(/beginbfchar\n(.*?)endbfchar/gs))
    for (const [, code = '', unicode = ''] of lines.matchAll(/<(\w+)> <(\w+)>/g))
      letters.set(Number.parseInt(code, 16), textOfUtf16(unicode));
  for (const [, lines = ''] of map.matchAll(/beginbfrange\n(.*?)endbfrange/gs))
    for (const [, from = '', to = '', unicode = ''] of lines.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const first = Number.parseInt(from, 16);
      for (let code = first; code <= Number.parseInt(to, 16); code++)
        letters.set(code, String.fromCharCode(Number.parseInt(unicode, 16) + code - first));
    }
  return letters;
}

function textOfUtf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((code) => Number.parseInt(code, 16)));
}

function runsOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): TextRun[] {
  const runs: TextRun[] = [];
  for (const [, font = '', size, shown = ''] of content.matchAll(/BT\n\/(F\d+) ([\d.]+) Tf(.*?)ET/gs)) {
    const codes = [...shown.matchAll(/<(\w+)> Tj/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? []);
    const text = codes.map((code) => fonts.get(font)?.get(Number.parseInt(code, 16)) ?? '?').join('');
    runs.push({text, size: Number(size)});
  }
  return runs;
}
