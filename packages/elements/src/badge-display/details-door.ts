/** What opens from a badge: all about it in a dialog, its printing, its reading aloud. Each is loaded when it is first asked for. */
import {nothing, type ReactiveController, type TemplateResult} from 'lit';
import {BadgeDisplayOpenEvent} from '../events/display-events.js';
import {hasVoice, onVoices} from '../text/voices.js';
import type {BadgeDrawing} from './badge-drawing.js';
import type {ShownBadge} from './badge-source.js';
import type {DetailsDesk} from './details/details-desk.js';
import type {DetailsSection, DisplayModel} from './display-view.js';

export class DetailsDoor implements ReactiveController {
  /** A part could not be loaded. */
  hasFailed = false;

  readonly #drawing: BadgeDrawing;
  #desk: DetailsDesk | undefined;
  #loading: Promise<DetailsDesk> | undefined;
  #model: DisplayModel | undefined;
  #stopVoices: (() => void) | undefined;

  constructor(drawing: BadgeDrawing) {
    this.#drawing = drawing;
    drawing.host.addController(this);
  }

  hostConnected(): void {
    this.#stopVoices ??= onVoices(() => {
      this.#drawing.host.requestUpdate();
    });
  }

  hostUpdated(): void {
    this.#desk?.update();
  }

  hostDisconnected(): void {
    this.#stopVoices?.();
    this.#stopVoices = undefined;
    this.#desk?.leave();
  }

  get isOpen(): boolean {
    return this.#desk?.isOpen === true;
  }

  get isReading(): boolean {
    return this.#desk?.isReading === true;
  }

  /** May it be read aloud: is there a voice for the language of its words? */
  mayListen({view, language}: Pick<DisplayModel, 'view' | 'language'>): boolean {
    return hasVoice(view.inLanguage ?? language);
  }

  render(model: DisplayModel, shown: ShownBadge): TemplateResult | typeof nothing {
    this.#model = model;
    return this.#desk?.render(model, shown) ?? nothing;
  }

  async open(section?: DetailsSection): Promise<void> {
    const {host, shown} = this.#drawing;
    if (!shown || !host.dispatchEvent(new BadgeDisplayOpenEvent(shown.parsed.text))) return;
    await this.#with((desk) => {
      desk.open(section);
    });
  }

  async print(): Promise<void> {
    await this.#with((desk, model, shown) => desk.print(model, shown));
  }

  async listen(): Promise<void> {
    await this.#with((desk, model) => desk.listen(model));
  }

  async #with(
    act: (desk: DetailsDesk, model: DisplayModel, shown: ShownBadge) => Promise<void> | void,
  ): Promise<void> {
    const {host, options} = this.#drawing;
    this.hasFailed = false;
    try {
      this.#loading ??= import('./details/details-desk.js').then((part) => {
        this.#desk = new part.DetailsDesk(this.#drawing, options.useMessages(part.detailsWords));
        this.#drawing.addStyles(part.detailsStyles);
        return this.#desk;
      });
      const desk = await this.#loading;
      const {shown} = this.#drawing;
      if (this.#model && shown && host.isConnected) await act(desk, this.#model, shown);
    } catch {
      this.#loading = undefined;
      this.hasFailed = true;
    }
    host.requestUpdate();
  }
}
