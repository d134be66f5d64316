/** The foreign test files that this machine has: what their manifest says of them, and the documents in them. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {extract} from '../src/containers/extract.js';
import {isCompactJws, readCompactJws} from '../src/containers/jws.js';
import type {JsonObject} from '../src/index.js';
import {isJsonObject, parseJsonObject} from '../src/parse/json.js';
import {vectorsFolder} from './support.js';

export interface VectorRow {
  readonly path: string;
  readonly format: string;
  /** What is wrong with it, or `valid`, `structure-valid`. */
  readonly kind: string;
  /** True when the outcome under one of the policies may be `verified`. */
  readonly mayBeVerified: boolean;
}

const folder = vectorsFolder();

/** For `describe`: why its tests are skipped, or false. */
export const skipVectors = folder === undefined && 'no folder of test files (PEPITES_VECTORS)';

/** None where the folder is absent. */
export function vectorRows(): readonly VectorRow[] {
  if (folder === undefined) return [];
  const [head = '', ...lines] = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    const cell = (column: string) => cells[columns.indexOf(column)] ?? '';
    return {
      path: cell('path'),
      format: cell('format'),
      kind: cell('kind'),
      mayBeVerified: `${cell('outcome_strict')}|${cell('outcome_1edtech')}`.split('|').includes('verified'),
    };
  });
}

/** The credential in a file: JSON, the payload of a JWT (its claim `vc` in VC 1.1), or either in an image. */
export async function vectorDocument(path: string): Promise<JsonObject> {
  const {text} = await extract(new Uint8Array(readFileSync(join(folder ?? '', path))));
  if (!isCompactJws(text.trim())) return parseJsonObject(text);
  const {payload} = readCompactJws(text.trim());
  return isJsonObject(payload['vc']) ? payload['vc'] : payload;
}
