/** Where the members of a YAML document stand, by path: what lets a problem name its line. */
import {isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node} from 'yaml';

export type Path = readonly (string | number)[];

/** Both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface SyntaxProblem extends Position {
  readonly message: string;
}

export class PositionedDocument {
  readonly #document: Document.Parsed;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.#document = parseDocument(text, {lineCounter: this.#lines, prettyErrors: false});
  }

  get syntaxProblems(): SyntaxProblem[] {
    return [...this.#document.errors, ...this.#document.warnings].map((error) => ({
      ...this.#at(error.pos[0]),
      message: error.message,
    }));
  }

  /** The document as plain values. @throws {ReferenceError} when its aliases multiply beyond bounds */
  toValue(): unknown {
    return this.#document.toJS({maxAliasCount: 100});
  }

  /** Of the key where the path ends in one, else of the item; of the nearest parent where the path is not there. */
  positionOf(path: Path): Position {
    let node: unknown = this.#document.contents;
    let offset = startOf(node) ?? 0;
    for (const part of path) {
      if (isMap(node)) {
        const pair = node.items.find(({key}) => (isScalar(key) ? key.value : key) === part);
        if (!isPair(pair)) break;
        offset = startOf(pair.key) ?? offset;
        node = pair.value;
      } else if (isSeq(node) && typeof part === 'number') {
        node = node.items[part];
        offset = startOf(node) ?? offset;
      } else break;
    }
    return this.#at(offset);
  }

  #at(offset: number): Position {
    const {line, col} = this.#lines.linePos(offset);
    return {line: Math.max(1, line), column: Math.max(1, col)};
  }
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
