/** Reads the text of a definition: the definition, and everything that can be seen to be wrong with it, line by line. */
import type {Definition, PlacedProblem} from '@pepites/recognition';
import type {DefinitionProblem} from '../../errors.js';
import {crossCheck} from './cross-checks.js';
import {type Path, PositionedDocument, type Position} from './positions.js';
import {isProblemCode, namesSomething, sentenceOf, type TextLanguage, type TextProblem} from './problems.js';
import {checkSchema} from './schema-problems.js';

export interface DefinitionText {
  /** Absent when the text cannot be read as one. */
  readonly definition: Definition | undefined;
  /** Of the text and of each member by itself, in the order of the text. */
  readonly problems: readonly PlacedProblem[];
  /** Between members, as far as the text alone can tell: what a network shares it does not know. */
  readonly references: readonly PlacedProblem[];
  /** A problem that was found by other means, where it stands in the text. */
  readonly place: (problem: {
    readonly path: Path;
    readonly code: string;
    /** What the sentence of a known code names. */
    readonly about?: string;
    /** For a code that has no sentence of its own, or where nobody says what it names. */
    readonly sentence?: string;
  }) => PlacedProblem;
}

/** Nobody reads more, and a text can be wrong at each of its letters. */
export const mostProblems = 200;

/** @param text YAML or JSON */
export function readDefinitionText(text: string, language: TextLanguage): DefinitionText {
  const document = new PositionedDocument(text);
  const placeAt = ({line, column}: Position, path: Path, {code, about}: Omit<TextProblem, 'path'>) => ({
    ...{line, column, at: path.join('.'), code},
    sentence: sentenceOf({code, about}, language),
  });
  const place: DefinitionText['place'] = ({path, code, about, sentence = code}) => {
    const at = document.positionOf(path);
    if (isProblemCode(code) && (about !== undefined || !namesSomething(code)))
      return placeAt(at, path, {code, about: about ?? ''});
    return {line: at.line, column: at.column, at: path.join('.'), code, sentence};
  };
  const failed = (problems: readonly PlacedProblem[]): DefinitionText => ({
    definition: undefined,
    problems,
    references: [],
    place,
  });

  const syntax = document.syntaxProblems;
  if (syntax.length > 0)
    return failed(
      syntax.slice(0, mostProblems).map((at) => placeAt(at, [], {code: 'YAML_SYNTAX', about: at.message})),
    );
  try {
    const {definition, problems} = checkSchema(document.toValue());
    const references = definition ? crossCheck(definition) : [];
    return {
      definition,
      problems: inOrder(problems.slice(0, mostProblems).map(place)),
      references: inOrder(references.slice(0, mostProblems).map(place)),
      place,
    };
  } catch (error) {
    // Aliases that multiply beyond bounds are found only when the document is unfolded.
    if (!(error instanceof ReferenceError)) throw error;
    return failed([placeAt({line: 1, column: 1}, [], {code: 'YAML_SYNTAX', about: error.message})]);
  }
}

/** What was found in the store, where it stands in the text; with the sentence of the text's own check, where that has found the same. */
export function placeFound(
  read: Pick<DefinitionText, 'references' | 'place'>,
  {at, code, detail}: DefinitionProblem,
): PlacedProblem {
  const same = read.references.find((one) => one.code === code && partOf(one.at) === partOf(at));
  return same ?? read.place({path: pathOf(at), code, sentence: detail});
}

/** The badge, pathway or platform that a path lies in. */
function partOf(at: string): string {
  return at.split('.').slice(0, 4).join('.');
}

/** In the order of the text, each once. */
export function inOrder(problems: readonly PlacedProblem[]): PlacedProblem[] {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  const keyOf = ({line, column, code, sentence}: PlacedProblem): string =>
    `${line}:${column} ${code} ${sentence}`;
  return [...new Map(sorted.map((problem) => [keyOf(problem), problem])).values()];
}

/** `structures.0.badges` as a path. */
function pathOf(at: string): Path {
  return at.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
