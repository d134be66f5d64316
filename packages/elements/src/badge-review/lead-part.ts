/** What a lead does in a review besides: loaded when they first do it. */
import {nothing, type TemplateResult} from 'lit';
import type {LeadRoom} from './lead/lead-room.js';
import type {DeskOptions, ReviewHost} from './review-desk.js';
import type {RequestOptions} from './review-screen.js';

export interface LeadPartOptions extends Pick<DeskOptions, 'backend' | 'adopt' | 'say'> {
  /** Others examine the open request now. */
  readonly onAssigned: () => void;
  readonly onError: (error: unknown) => void;
}

export class LeadPart {
  readonly #host: ReviewHost;
  readonly #options: LeadPartOptions;
  #room: LeadRoom | undefined;
  #focus: string | undefined;

  constructor(host: ReviewHost, options: LeadPartOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** In the place of the list; undefined: the list is shown. */
  renderSentences(): TemplateResult | undefined {
    return this.#room?.renderSentences();
  }

  readonly openSentences = (): void => {
    void this.#use(async (room) => room.sentences.open());
  };

  examinersOf(request: string): RequestOptions['examiners'] {
    return {
      view: this.#room?.renderExaminers(request) ?? nothing,
      onOpen: () =>
        void this.#use(async ({examiners}) => {
          if (!examiners.isOf(request)) await examiners.open(request);
        }),
    };
  }

  /** After each render: to where the last act has asked for. */
  moveFocus(root: ParentNode): void {
    const found = this.#focus === undefined ? null : root.querySelector<HTMLElement>(this.#focus);
    this.#focus = undefined;
    found?.focus();
  }

  async #use(act: (room: LeadRoom) => Promise<void>): Promise<void> {
    try {
      this.#room ??= await this.#load();
      await act(this.#room);
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #load(): Promise<LeadRoom> {
    const {backend, adopt, say, onAssigned} = this.#options;
    const {LeadRoom, leadWords, roomStyles} = await import('./lead/lead-room.js');
    const text = await adopt(roomStyles, leadWords);
    // Two presses may have waited for it.
    return (
      this.#room ??
      new LeadRoom({
        ...{backend, text, say, onAssigned},
        language: () => this.#host.language,
        headingLevel: () => this.#host.headingLevel,
        update: (focus) => {
          this.#focus = focus ?? this.#focus;
          this.#host.requestUpdate();
        },
      })
    );
  }
}
