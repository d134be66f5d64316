/** The vertices of a net in rows, one row for each level, which change places while it is counted how many links cross. */
import type {Neighbours} from './graph.js';
import type {Net} from './net.js';

/** Vertices from one side to the other. */
export type Row = number[];

export interface Rows {
  readonly rows: readonly Row[];
  /** Of each vertex, its place in its row. */
  readonly place: readonly number[];
  /** Pairs of links that cross. */
  readonly crossings: () => number;
  /** Notes how some rows stand, and returns what puts them back so. */
  readonly keep: (window: readonly Row[]) => () => void;
  /** Sorts a row by the keys of its vertices; of two with the same key, `isToTurn` says whether they change places. */
  readonly sort: (row: Row, keys: readonly number[], isToTurn?: () => boolean) => void;
  /** Swaps neighbours in some rows that cross less the other way round; where it makes no difference, if `isToTurn` says so. */
  readonly swap: (
    window: readonly Row[],
    isToTurn: (vertex: number, next: number) => boolean,
    isFixed?: (vertex: number) => boolean,
  ) => void;
}

/** Of swaps; later rounds save little. */
const maxRounds = 4;

/** At first each row is in the order of the vertices. */
export function createRows({level, up, down}: Net): Rows {
  const rows: Row[] = [];
  const place = level.map((own, vertex) => (rows[own] ??= []).push(vertex) - 1);

  /** Over all pairs of a link of `a` and one of `b`: how many cross when a stands before b, less how many when it stands behind. */
  const balance = (neighbours: Neighbours, a: number, b: number, behind: number): number => {
    let sum = 0;
    const others = neighbours[b] ?? [];
    for (const one of neighbours[a] ?? []) {
      const at = place[one] ?? 0;
      for (const other of others) {
        const ahead = at - (place[other] ?? 0);
        if (ahead) sum += ahead > 0 ? 1 : behind;
      }
    }
    return sum;
  };
  let crossings = 0;
  for (const row of rows) {
    for (const [end, b] of row.entries()) {
      for (let at = 0; at < end; at++) crossings += balance(down, row[at] ?? 0, b, 0);
    }
  }
  const gainAt = (row: Row, at: number): number => {
    const [a = 0, b = 0] = [row[at], row[at + 1]];
    return balance(up, a, b, -1) + balance(down, a, b, -1);
  };
  const swapAt = (row: Row, at: number, gain = gainAt(row, at)): void => {
    const [a = 0, b = 0] = [row[at], row[at + 1]];
    row[at] = b;
    row[at + 1] = a;
    place[b] = at;
    place[a] = at + 1;
    crossings -= gain;
  };
  return {
    rows,
    place,
    crossings: () => crossings,
    keep: (window) => {
      const was = crossings;
      const rowsWere = window.map((row) => [row, [...row]] as const);
      return () => {
        crossings = was;
        for (const [row, rowWas] of rowsWere) {
          for (const [at, vertex] of rowWas.entries()) place[(row[at] = vertex)] = at;
        }
      };
    },
    sort: (row, keys, isToTurn) => {
      for (const end of row.keys()) {
        for (let at = end; at-- > 0;) {
          const ahead = (keys[row[at] ?? 0] ?? 0) - (keys[row[at + 1] ?? 0] ?? 0);
          if (ahead < 0 || (ahead === 0 && !isToTurn?.())) break;
          swapAt(row, at);
        }
      }
    },
    swap: (window, isToTurn, isFixed = () => false) => {
      let hasSaved = true;
      for (let round = 0; hasSaved && round < maxRounds; round++) {
        hasSaved = false;
        for (const row of window) {
          for (let at = 0; at + 1 < row.length; at++) {
            const [a = 0, b = 0] = [row[at], row[at + 1]];
            if (isFixed(a) && isFixed(b)) continue;
            const gain = gainAt(row, at);
            if (gain < 0 || (gain === 0 && (round > 0 || !isToTurn(a, b)))) continue;
            swapAt(row, at, gain);
            hasSaved ||= gain > 0;
          }
        }
      }
    },
  };
}
