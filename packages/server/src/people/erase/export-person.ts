/** Everything about a person as one ZIP file: made while it is sent, with one file of theirs in memory at a time. */
import {extname} from 'node:path';
import {Zip, ZipDeflate, ZipPassThrough} from 'fflate';
import type {Services} from '../../services.js';
import {readChoices} from '../choices.js';
import {myData, type OwnRows, ownRowsOf} from './my-data.js';

const suffixes: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'audio/webm': '.webm',
  'audio/ogg': '.ogg',
  'audio/mp4': '.m4a',
  'audio/wav': '.wav',
  'video/mp4': '.mp4',
  'application/pdf': '.pdf',
};

interface Entry {
  readonly name: string;
  readonly read: () => Promise<Uint8Array>;
}

export async function exportPerson(
  services: Services,
  place: {readonly person: string; readonly structure: string},
): Promise<ReadableStream<Uint8Array>> {
  const data = await myData(services, place);
  const language = (await readChoices(services.db, place.person))?.language ?? 'fr';
  const texts: Entry[] = [
    {name: language === 'fr' ? 'LISEZ-MOI.txt' : 'README.txt', read: async () => encode(readMe[language])},
    {name: 'data.json', read: async () => encode(JSON.stringify(data, null, 2))},
  ];
  const kept = (await ownRowsOf(services, place)).flatMap((own) => entriesOf(services, own));
  return zipOf([...texts, ...kept]);
}

const readMe = {
  fr: `Vos données
===========

data.json : tout ce que la structure garde sur vous.
award : vos badges. Le fichier .json est le badge signé. L’image .png contient le même badge.
file : les photos, les voix et les documents que vous avez envoyés.

Ces fichiers sont à vous. Gardez-les dans un endroit sûr.
`,
  en: `Your data
=========

data.json: all that the structure keeps about you.
award: your badges. The .json file is the signed badge. The .png image holds the same badge.
file: the photos, recordings and documents that you sent.

These files are yours. Keep them in a safe place.
`,
} as const;

function entriesOf({files}: Services, {table, rows}: OwnRows): Entry[] {
  return rows.flatMap((row) => {
    const name = `${table.table}/${String(row['id'])}`;
    const media = typeof row['media_type'] === 'string' ? row['media_type'] : '';
    const documents = (table.documents ?? []).flatMap((column): Entry[] => {
      const text = row[column];
      if (typeof text !== 'string') return [];
      return [{name: name + (text.startsWith('{') ? '.json' : '.jwt'), read: async () => encode(text)}];
    });
    const stored = (table.files ?? []).flatMap((column): Entry[] => {
      const key = row[column];
      if (typeof key !== 'string') return [];
      return [{name: name + (suffixes[media] ?? extname(key)), read: async () => files.get(key)}];
    });
    return [...documents, ...stored];
  });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Photos and recordings are compressed already: they are put in as they are. */
function zipOf(entries: readonly Entry[]): ReadableStream<Uint8Array> {
  const waiting = [...entries];
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, isLast) => {
        if (error) {
          controller.error(error);
          return;
        }
        controller.enqueue(chunk);
        if (isLast) controller.close();
      });
    },
    async pull() {
      const entry = waiting.shift();
      if (!entry) {
        zip.end();
        return;
      }
      const isText = /\.(?:json|txt|jwt)$/.test(entry.name);
      const file = isText ? new ZipDeflate(entry.name, {level: 6}) : new ZipPassThrough(entry.name);
      zip.add(file);
      file.push(await entry.read(), true);
    },
  });
}
