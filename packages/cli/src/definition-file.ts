/** Reads a definition file (`pepites.yaml`): the definition, or everything that is wrong with it, line by line. */
import {readFile, stat} from 'node:fs/promises';
import {basename, dirname, extname, resolve} from 'node:path';
import type {Definition, PlacedProblem} from '@pepites/recognition';
import {
  type DefinitionProblem,
  type DefinitionText,
  inOrder,
  placeFound,
  readDefinitionText,
} from '@pepites/server';
import type {Language} from './io.js';

const maxBytes = 5_000_000;
const maxImageBytes = 2_000_000;

/** All problems of one file; `lines` are `pepites.yaml:12:7: sentence (CODE)`, in the order of the file. */
export class DefinitionFileError extends Error {
  readonly code = 'DEFINITION_INVALID';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'DefinitionFileError';
    this.lines = lines;
  }
}

export interface DefinitionFile {
  readonly definition: Definition;
  /** The images' files, by the path that the definition gives. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** A problem that the backend found, at a member of the definition, as a line like those of `DefinitionFileError`. */
  readonly lineOf: (problem: DefinitionProblem) => string;
}

/**
 * @param file path of a YAML (or JSON) file
 * @param language of the sentences; codes are the same in all
 * @throws {DefinitionFileError} with every problem found; badges that are not in the file may be a network's: that is for the backend to say
 * @throws the file system's error when the file cannot be read
 */
export async function readDefinitionFile(file: string, language: Language): Promise<DefinitionFile> {
  const bytes = await readFile(file);
  const name = basename(file);
  if (bytes.length > maxBytes) throw new DefinitionFileError([`${name}: more than ${maxBytes} bytes`]);
  const line = ({line: at, column, sentence, code}: PlacedProblem): string =>
    `${name}:${at}:${column}: ${sentence} (${code})`;
  const read = readDefinitionText(bytes.toString('utf8'), language);
  const {definition, problems, place} = read;
  const references = read.references.filter(({code}) => code !== 'BADGE_UNKNOWN');
  const {images, problems: imageProblems} = await readImages(definition, dirname(resolve(file)), place);
  const all = inOrder([...problems, ...references, ...imageProblems]);
  if (!definition || all.length > 0) throw new DefinitionFileError([...new Set(all.map(line))]);
  return {definition, images, lineOf: (problem) => line(placeFound(read, problem))};
}

interface Images {
  readonly images: Map<string, Uint8Array>;
  readonly problems: PlacedProblem[];
}

async function readImages(
  definition: Definition | undefined,
  folder: string,
  place: DefinitionText['place'],
): Promise<Images> {
  const images = new Map<string, Uint8Array>();
  const problems: PlacedProblem[] = [];
  for (const [s, structure] of (definition?.structures ?? []).entries()) {
    for (const [b, {image}] of structure.badges.entries()) {
      const found = await readImage(resolve(folder, image));
      if (typeof found === 'string') {
        problems.push(place({code: found, path: ['structures', s, 'badges', b, 'image'], about: image}));
      } else images.set(image, found);
    }
  }
  return {images, problems};
}

/** The bytes, or what is wrong. By its first bytes, not its name alone: a photo renamed `.png` would be served as what it is not. */
async function readImage(
  file: string,
): Promise<Uint8Array | 'IMAGE_TYPE' | 'IMAGE_TOO_LARGE' | 'IMAGE_MISSING'> {
  const type = extname(file).toLowerCase();
  if (type !== '.svg' && type !== '.png') return 'IMAGE_TYPE';
  try {
    if ((await stat(file)).size > maxImageBytes) return 'IMAGE_TOO_LARGE';
    const bytes = await readFile(file);
    const isPng = bytes.subarray(0, 4).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47));
    const isRight = type === '.png' ? isPng : /<svg[\s>]/.test(bytes.toString('utf8', 0, 4096));
    return isRight ? bytes : 'IMAGE_TYPE';
  } catch {
    return 'IMAGE_MISSING';
  }
}
