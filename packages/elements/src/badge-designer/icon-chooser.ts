/** Choosing a picture of the set: a theme or words to look for, and the shapes of what is found. */
import type {ReactiveControllerHost} from 'lit';
import type {IconShape} from '../design/icon-shape.js';
import {findIcons, type IconName, iconOf, icons, loadTheme} from '../design/icons.js';
import {type IconTheme, iconThemes} from '../design/icon-words.js';
import type {Language} from '../text/messages.js';
import type {DesignerPicture} from './designer-picture.js';
import {IconNames} from './icon-names.js';

/** Most pictures that a search shows: more are not looked through. */
const mostFound = 24;

export class IconChooser {
  query = '';
  #theme: IconTheme | undefined;
  hasFailed = false;
  readonly names: IconNames;

  readonly #host: ReactiveControllerHost;
  readonly #picture: DesignerPicture;
  readonly #shapes = new Map<IconTheme, Readonly<Record<string, IconShape>>>();
  readonly #asked = new Set<IconTheme>();

  constructor(host: ReactiveControllerHost, picture: DesignerPicture) {
    this.#host = host;
    this.#picture = picture;
    this.names = new IconNames(host);
  }

  /** The theme that was opened, or that of the picture which is chosen. */
  themeFor(chosen: string): IconTheme {
    return this.#theme ?? iconOf(chosen)?.theme ?? iconThemes[0];
  }

  /** Words go before the theme. */
  found(chosen: string, language: Language): readonly IconName[] {
    if (this.query.trim() !== '')
      return findIcons(this.query, this.names.wordsIn(language)).slice(0, mostFound);
    const open = this.themeFor(chosen);
    return icons.filter(({theme}) => theme === open);
  }

  look(query: string): void {
    this.query = query;
    this.#host.requestUpdate();
  }

  open(theme: string): void {
    this.query = '';
    this.#theme = iconThemes.find((each) => each === theme);
    this.#host.requestUpdate();
  }

  /** As far as it is there; asks for its theme where it is not. */
  shapeOf({id, theme}: IconName): IconShape | undefined {
    const shapes = this.#shapes.get(theme);
    if (!shapes) void this.#load(theme);
    return shapes?.[id];
  }

  retry(): void {
    this.hasFailed = false;
    this.#asked.clear();
    this.#picture.retry();
    this.#host.requestUpdate();
  }

  async #load(theme: IconTheme): Promise<void> {
    if (this.#asked.has(theme)) return;
    this.#asked.add(theme);
    try {
      const shapes = await loadTheme(theme);
      this.#shapes.set(theme, shapes);
      this.#picture.keep(shapes);
    } catch {
      this.hasFailed = true;
    }
    this.#host.requestUpdate();
  }
}
