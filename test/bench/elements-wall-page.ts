/** The page's side of the bench of a wall of many badges. */
import type {JsonObject} from '@pepites/credentials';
import '../../packages/elements/src/badge-wall/badge-wall.js';

export interface WallTimes {
  /** From the badges handed over to the frame that shows the first of them. */
  readonly firstFrameMs: number;
  /** To the frame that shows all of them. */
  readonly allMs: number;
  /** Until all have been checked, and nothing changes any more. */
  readonly checkedMs: number;
  /** Of tasks of 50 ms and more meanwhile; 0 where there was none. */
  readonly longestTaskMs: number;
}

declare global {
  /** What is loaded on demand is there before the clock runs. */
  var warmWall: (badge: JsonObject) => Promise<void>;
  var givenBadges: readonly JsonObject[];
  var showWall: (badges: readonly JsonObject[]) => Promise<WallTimes>;
  /** From what is typed to the frame that shows fewer badges, or more. */
  var findInWall: (words: string) => Promise<number>;
}

const {drawn, settled} = globalThis.benchFrames;
const countOf = (wall: Element): number => wall.shadowRoot?.querySelectorAll('[part~="badge"]').length ?? 0;

/** Signed by structures that the page does not know: such a wall has them all checked, and says so. */
const isChecked = (wall: Element): boolean => wall.matches(':state(problems)');

globalThis.warmWall = async (badge) => {
  const wall = document.createElement('badge-wall');
  wall.sources = [badge];
  document.body.append(wall);
  while (!isChecked(wall)) await drawn();
  wall.remove();
  await new Promise((go) => setTimeout(go, 300));
};

globalThis.showWall = async (badges) => {
  globalThis.benchFrames.longestTask();
  const wall = document.createElement('badge-wall');
  const started = performance.now();
  wall.sources = badges;
  document.body.append(wall);
  while (countOf(wall) === 0) await drawn();
  const firstFrameMs = performance.now() - started;
  while (countOf(wall) < badges.length) await drawn();
  const allMs = performance.now() - started;
  while (!isChecked(wall)) await drawn();
  const checkedMs = (await settled(wall.renderRoot)) - started;
  return {firstFrameMs, allMs, checkedMs, longestTaskMs: globalThis.benchFrames.longestTask()};
};

globalThis.findInWall = async (words) => {
  const wall = document.querySelector('badge-wall');
  const field = wall?.renderRoot.querySelector<HTMLInputElement>('#find');
  if (!wall || !field) throw new Error('no field to find badges');
  const before = countOf(wall);
  const started = performance.now();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  do await drawn();
  while (countOf(wall) === before);
  return performance.now() - started;
};
