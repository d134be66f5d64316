/** `@pepites/elements/h5p.js`: what H5P content on a page says becomes hints. */
import {completionFromH5p} from '@pepites/recognition';
import {createHinter} from './hint.js';

export {BadgeCompletionHintEvent} from './completion-hint-event.js';

/** What H5P gives a page (`H5P.externalDispatcher`). */
export interface H5pDispatcher {
  on(type: 'xAPI', listener: (event: unknown) => void): void;
  off?(type: 'xAPI', listener: (event: unknown) => void): void;
}

export interface WatchH5pOptions {
  /** Where `badge-completion-hint` is dispatched. Default: the document. */
  readonly target?: EventTarget | undefined;
  /** Default: `H5P.externalDispatcher` of the page, where there is one. */
  readonly dispatcher?: H5pDispatcher | undefined;
  /** Pages in frames that may tell, by their origins: they post the statement, or `{statement}`. Default: none. */
  readonly frameOrigins?: readonly string[] | undefined;
}

/**
 * Listens to the H5P content of a page, and to that in frames of the origins that are named; each thing that is finished becomes one
 * `BadgeCompletionHintEvent`. Nothing is sent anywhere, and no name or address of the learner is read.
 *
 * @returns what ends it
 */
export function watchH5p({
  target = document,
  dispatcher = ofPage(),
  frameOrigins = [],
}: WatchH5pOptions = {}): () => void {
  const hint = createHinter(target);
  const onEvent = (event: unknown): void => {
    hint(completionFromH5p(event));
  };
  const onMessage = ({origin, data}: MessageEvent<unknown>): void => {
    if (frameOrigins.includes(origin)) hint(completionFromH5p(statementIn(data)));
  };
  dispatcher?.on('xAPI', onEvent);
  if (frameOrigins.length > 0) window.addEventListener('message', onMessage);
  return () => {
    dispatcher?.off?.('xAPI', onEvent);
    window.removeEventListener('message', onMessage);
  };
}

function ofPage(): H5pDispatcher | undefined {
  return (globalThis as {H5P?: {externalDispatcher?: H5pDispatcher}}).H5P?.externalDispatcher;
}

function statementIn(data: unknown): unknown {
  const isNested = typeof data === 'object' && data !== null && 'statement' in data;
  return isNested ? data.statement : data;
}
