/** The vertices of a net in rows, one row for each level, which change places while it is counted how many links cross. */
import type {Adjacency} from './adjacency.js';
import type {Net} from './net.js';

export interface Rows {
  /** All vertices, row after row. */
  readonly order: Int32Array;
  /** Where each row starts in `order`; one more at the end. */
  readonly start: Int32Array;
  /** Of each vertex, where it is in `order`. */
  readonly place: Int32Array;
  /** Pairs of links that cross. */
  readonly crossings: () => number;
  /** Sorts a row by the keys of its vertices; of two with the same key, `isTossed` says whether they change places. */
  readonly sort: (row: number, keys: ArrayLike<number>, isTossed?: () => boolean) => void;
  /** Swaps neighbours that cross less the other way round; `isTossed` is asked where it makes no difference. */
  readonly swap: (isFixed: (vertex: number) => boolean, isTossed?: () => boolean) => void;
}

/** Of swaps; later rounds save little. */
const maxRounds = 4;

/** At first each row is in the order of the vertices. */
export function createRows({level, levels, up, down}: Net): Rows {
  const start = new Int32Array(levels + 1);
  for (const row of level) start[row + 1] = (start[row + 1] ?? 0) + 1;
  for (let row = 0; row < levels; row++) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const next = start.slice();
  const order = new Int32Array(level.length);
  const place = Int32Array.from(level, (row, vertex) => {
    const at = next[row] ?? 0;
    next[row] = at + 1;
    order[at] = vertex;
    return at;
  });

  /** Over all pairs of a link of `a` and one of `b`: those that cross when a stands before b, less those that cross when it stands behind. */
  const balance = ({start: from, list}: Adjacency, a: number, b: number, behind: number): number => {
    let sum = 0;
    for (let i = from[a] ?? 0; i < (from[a + 1] ?? 0); i++) {
      const at = place[list[i] ?? 0] ?? 0;
      for (let j = from[b] ?? 0; j < (from[b + 1] ?? 0); j++) {
        const other = place[list[j] ?? 0] ?? 0;
        sum += at > other ? 1 : at < other ? behind : 0;
      }
    }
    return sum;
  };
  const gainAt = (at: number): number => {
    const [a, b] = [order[at] ?? 0, order[at + 1] ?? 0];
    return balance(up, a, b, -1) + balance(down, a, b, -1);
  };
  let crossings = 0;
  const swapAt = (at: number, gain: number): void => {
    const [a, b] = [order[at] ?? 0, order[at + 1] ?? 0];
    order[at] = b;
    order[at + 1] = a;
    place[b] = at;
    place[a] = at + 1;
    crossings -= gain;
  };
  for (let row = 0; row < levels; row++) {
    for (let b = start[row] ?? 0; b < (start[row + 1] ?? 0); b++) {
      for (let a = start[row] ?? 0; a < b; a++) crossings += balance(down, order[a] ?? 0, order[b] ?? 0, 0);
    }
  }
  return {
    order,
    start,
    place,
    crossings: () => crossings,
    sort: (row, keys, isTossed) => {
      const first = start[row] ?? 0;
      for (let at = first + 1; at < (start[row + 1] ?? 0); at++) {
        for (let to = at - 1; to >= first; to--) {
          const ahead = (keys[order[to] ?? 0] ?? 0) - (keys[order[to + 1] ?? 0] ?? 0);
          if (ahead < 0 || (ahead === 0 && isTossed?.() !== true)) break;
          swapAt(to, gainAt(to));
        }
      }
    },
    swap: (isFixed, isTossed) => {
      let hasSaved = true;
      for (let round = 0; hasSaved && round < maxRounds; round++) {
        hasSaved = false;
        for (let at = 0; at + 1 < order.length; at++) {
          const [a, b] = [order[at] ?? 0, order[at + 1] ?? 0];
          if (level[a] !== level[b] || (isFixed(a) && isFixed(b))) continue;
          const gain = gainAt(at);
          if (gain < 0 || (gain === 0 && (round > 0 || isTossed?.() !== true))) continue;
          swapAt(at, gain);
          hasSaved ||= gain > 0;
        }
      }
    },
  };
}
