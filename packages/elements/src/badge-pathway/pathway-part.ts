/** What draws a pathway, with its words: one part of the element that is loaded later. */
import type {mapFr} from '../messages/map.fr.js';
import type {Text} from '../text/messages.js';
import type {PathwayDrawing} from './pathway-drawing.js';

/** What draws a pathway, and its words. */
export interface Picture {
  readonly draw: typeof import('./pathway-map.js');
  readonly text: Text<typeof mapFr>;
  readonly drawing: PathwayDrawing;
}

export class PathwayPart {
  loaded: Picture | undefined;

  readonly #use: (draw: Picture['draw']) => Picture;

  /** @param use is called once, with what was loaded */
  constructor(use: (draw: Picture['draw']) => Picture) {
    this.#use = use;
  }

  /** Loaded once; a failure may be tried again. */
  async load(): Promise<Picture> {
    if (this.loaded) return this.loaded;
    const draw = await import('./pathway-map.js');
    return (this.loaded ??= this.#use(draw));
  }
}
