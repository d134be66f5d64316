/** Reads a definition file (`pepites.yaml`): the definition, or everything that is wrong with it, line by line. */
import {open, readFile} from 'node:fs/promises';
import {basename, dirname, extname, resolve} from 'node:path';
import type {Definition} from '@pepites/recognition';
import {crossCheck} from './definition/cross-checks.js';
import {PositionedDocument, type Path, type Position} from './definition/positions.js';
import {sentenceOf, type DefinitionProblem} from './definition/problems.js';
import {checkSchema} from './definition/schema-problems.js';
import type {Language} from './io.js';

const maxBytes = 5_000_000;
const maxImageBytes = 1_000_000;

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
  /** Folder that the images' paths start from. */
  readonly folder: string;
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
  const folder = dirname(resolve(file));
  const {definition, problems} = checkSchema(valueOf(document, line));
  const all = [
    ...problems,
    ...(definition ? [...crossCheck(definition), ...(await checkImages(definition, folder))] : []),
  ];
  if (definition && all.length === 0) return {definition, folder};
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

async function checkImages({structures}: Definition, folder: string): Promise<DefinitionProblem[]> {
  const images = structures.flatMap(({badges}, s) =>
    badges.map(({image}, b) => ({image, path: ['structures', s, 'badges', b, 'image']})),
  );
  const found = await Promise.all(images.map(({image, path}) => checkImage(image, path, folder)));
  return found.flat();
}

/** By its first bytes, not its name alone: a photo renamed `.png` would be served as what it is not. */
async function checkImage(image: string, path: Path, folder: string): Promise<DefinitionProblem[]> {
  const problem = (code: DefinitionProblem['code']): DefinitionProblem[] => [{code, path, about: image}];
  const type = extname(image).toLowerCase();
  if (type !== '.svg' && type !== '.png') return problem('IMAGE_TYPE');
  try {
    const file = await open(resolve(folder, image));
    try {
      const {size} = await file.stat();
      if (size > maxImageBytes) return problem('IMAGE_TOO_LARGE');
      const {buffer, bytesRead} = await file.read(Buffer.alloc(1024), 0, 1024, 0);
      const start = buffer.subarray(0, bytesRead);
      const isPng = start.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
      const isRight = type === '.png' ? isPng : /<svg[\s>]/.test(start.toString('utf8'));
      return isRight ? [] : problem('IMAGE_TYPE');
    } finally {
      await file.close();
    }
  } catch {
    return problem('IMAGE_MISSING');
  }
}
