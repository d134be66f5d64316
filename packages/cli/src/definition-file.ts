/** Reads a definition file (`pepites.yaml`): the definition, or everything that is wrong with it, line by line. */
import {readFile, stat} from 'node:fs/promises';
import {basename, dirname, extname, resolve} from 'node:path';
import type {Definition} from '@pepites/recognition';
import {crossCheck} from './definition/cross-checks.js';
import {PositionedDocument, type Path, type Position} from './definition/positions.js';
import {sentenceOf, type DefinitionProblem} from './definition/problems.js';
import {checkSchema} from './definition/schema-problems.js';
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

type PlacedLine = (at: Position, problem: Pick<DefinitionProblem, 'code' | 'about'>) => string;

export interface DefinitionFile {
  readonly definition: Definition;
  /** The images' files, by the path that the definition gives. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** A problem that was found later, at a member of the definition, as a line like those of `DefinitionFileError`. */
  readonly lineOf: (problem: {
    readonly path: Path;
    readonly code: string;
    readonly sentence: string;
  }) => string;
}

/**
 * @param file path of a YAML (or JSON) file
 * @param language of the sentences; codes are the same in all
 * @throws {DefinitionFileError} with every problem found
 * @throws the file system's error when the file cannot be read
 */
export async function readDefinitionFile(file: string, language: Language): Promise<DefinitionFile> {
  const bytes = await readFile(file);
  const name = basename(file);
  if (bytes.length > maxBytes) throw new DefinitionFileError([`${name}: more than ${maxBytes} bytes`]);
  const document = new PositionedDocument(bytes.toString('utf8'));
  const line: PlacedLine = (at, problem) =>
    `${name}:${at.line}:${at.column}: ${sentenceOf(problem, language)} (${problem.code})`;

  const syntax = document.syntaxProblems;
  if (syntax.length > 0) {
    throw new DefinitionFileError(syntax.map((at) => line(at, {code: 'YAML_SYNTAX', about: at.message})));
  }
  const {definition, problems} = checkSchema(valueOf(document, line));
  const {images, problems: imageProblems} = await readImages(definition, dirname(resolve(file)));
  const all = [...problems, ...(definition ? crossCheck(definition) : []), ...imageProblems];
  if (definition && all.length === 0) {
    return {
      definition,
      images,
      lineOf({path, code, sentence}) {
        const {line: at, column} = document.positionOf(path);
        return `${name}:${at}:${column}: ${sentence} (${code})`;
      },
    };
  }
  const placed = all.map((problem) => ({problem, at: document.positionOf(problem.path)}));
  placed.sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  throw new DefinitionFileError([...new Set(placed.map(({problem, at}) => line(at, problem)))]);
}

/** Aliases that multiply beyond bounds are found only when the document is unfolded. */
function valueOf(document: PositionedDocument, line: PlacedLine): unknown {
  try {
    return document.toValue();
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new DefinitionFileError([line({line: 1, column: 1}, {code: 'YAML_SYNTAX', about: error.message})]);
  }
}

interface Images {
  readonly images: Map<string, Uint8Array>;
  readonly problems: DefinitionProblem[];
}

async function readImages(definition: Definition | undefined, folder: string): Promise<Images> {
  const images = new Map<string, Uint8Array>();
  const problems: DefinitionProblem[] = [];
  for (const [s, structure] of (definition?.structures ?? []).entries()) {
    for (const [b, {image}] of structure.badges.entries()) {
      const found = await readImage(resolve(folder, image));
      if (typeof found === 'string') {
        problems.push({code: found, path: ['structures', s, 'badges', b, 'image'], about: image});
      } else images.set(image, found);
    }
  }
  return {images, problems};
}

/** The bytes, or what is wrong. By its first bytes, not its name alone: a photo renamed `.png` would be served as what it is not. */
async function readImage(file: string): Promise<Uint8Array | DefinitionProblem['code']> {
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
