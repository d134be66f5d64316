/** `@pepites/elements/scorm.js`: what a SCORM course in a page says to its player becomes hints. */
import {completionFromScorm} from '@pepites/recognition';
import {createHinter} from './hint.js';

export {BadgeCompletionHintEvent} from './completion-hint-event.js';

type Call = (...given: string[]) => unknown;

/** The object that a player gives a course: `window.API` (SCORM 1.2) or `window.API_1484_11` (2004). */
export type ScormApi = object;

export interface WatchScormOptions {
  readonly api: ScormApi;
  /** What the badge's rule calls the course. */
  readonly activity: string;
  /** Where `badge-completion-hint` is dispatched. Default: the document. */
  readonly target?: EventTarget | undefined;
}

const setters = ['LMSSetValue', 'SetValue'];
const ends = ['LMSCommit', 'LMSFinish', 'Commit', 'Terminate'];
/** All that a completion is made of; a course sets hundreds of others. */
const wanted =
  /^cmi\.(?:core\.(?:lesson_status|score\.(?:raw|min|max))|completion_status|success_status|score\.(?:scaled|raw|min|max))$/;

/**
 * Listens to what a course says to its player, and hands every call on as it is. When the course stores or ends, what it has said so far
 * becomes a `BadgeCompletionHintEvent`, where it says that something is finished.
 *
 * @returns what ends it: the player's own functions are there again
 */
export function watchScorm({api, activity, target = document}: WatchScormOptions): () => void {
  const hint = createHinter(target);
  const said: Record<string, string> = {};
  const player = api as Record<string, unknown>;
  const originals = new Map<string, unknown>();
  const wrap = (name: string, note: (given: readonly string[]) => void): void => {
    const original = player[name];
    if (typeof original !== 'function') return;
    originals.set(name, original);
    player[name] = (...given: string[]): unknown => {
      const result = (original as Call).apply(api, given);
      note(given);
      return result;
    };
  };
  for (const name of setters)
    wrap(name, ([element = '', value = '']) => {
      if (wanted.test(element)) said[element] = value;
    });
  for (const name of ends)
    wrap(name, () => {
      hint(completionFromScorm(said, {channel: 'browser', activity}));
    });
  return () => {
    for (const [name, original] of originals) player[name] = original;
  };
}
