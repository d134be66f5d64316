/** All about a badge in a dialog of the browser; its copies, its printing, its reading aloud. Loaded when the first of them is asked for. */
import {nothing, type TemplateResult} from 'lit';
import {BadgeDisplayKeptEvent, BadgeDisplayPrintEvent} from '../../events/display-events.js';
import {detailsFr} from '../../messages/details.fr.js';
import {saveBlob} from '../../share/save-blob.js';
import type {Text} from '../../text/messages.js';
import {readAloud, type Reading} from '../../text/read-aloud.js';
import type {BadgeDrawing} from '../badge-drawing.js';
import type {ShownBadge} from '../badge-source.js';
import type {DetailsSection, DisplayModel} from '../display-view.js';
import {pageOf} from '../page-of.js';
import {bakedPicture, badgeFile, fileNameOf} from './badge-copies.js';
import {renderDetails} from './details-view.js';
import type {PassportDesk} from '../passport/passport-desk.js';
import {printSheet} from './print-sheet.js';
import {spokenBadge} from './spoken-badge.js';

export {detailsStyles} from './details.styles.js';

export const detailsWords = {
  fr: detailsFr,
  en: async () => (await import('../../messages/details.en.js')).detailsEn,
  es: async () => (await import('../../messages/details.es.js')).detailsEs,
  ar: async () => (await import('../../messages/details.ar.js')).detailsAr,
  uk: async () => (await import('../../messages/details.uk.js')).detailsUk,
};

export type DetailsText = Text<typeof detailsFr>;
export type Said = 'saving' | 'saved' | 'saveFailed' | 'printFailed' | 'passportFailed' | undefined;

export class DetailsDesk {
  readonly text: DetailsText;
  readonly #drawing: BadgeDrawing;
  #isOpen = false;
  #moveTo: string | undefined;
  #said: Said;
  #reading: Reading | undefined;
  #sheet: {close: () => void} | undefined;
  #passport: PassportDesk | undefined;
  #isAtPassport = false;

  constructor(drawing: BadgeDrawing, text: DetailsText) {
    this.#drawing = drawing;
    this.text = text;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  open(section?: DetailsSection): void {
    this.#isOpen = true;
    this.#said = undefined;
    this.#isAtPassport = false;
    this.#moveTo = `#details-${section ?? 'title'}`;
    // What shares is loaded along with the first opening.
    import('../../badge-share/badge-share.js').catch(() => undefined);
    this.#changed();
  }

  /** After each render: the dialog opens, and its part takes the focus. */
  update(): void {
    const root = this.#drawing.host.renderRoot;
    const dialog = root.querySelector<HTMLDialogElement>('dialog.details');
    if (!dialog) return;
    if (!dialog.open) dialog.showModal();
    const selector = this.#moveTo;
    if (selector === undefined) return;
    this.#moveTo = undefined;
    const part =
      root.querySelector<HTMLElement>(selector) ?? root.querySelector<HTMLElement>('#details-title');
    part?.focus();
  }

  /** The element leaves the page. */
  leave(): void {
    this.#isOpen = false;
    this.stop();
    this.#sheet?.close();
  }

  render(model: DisplayModel, shown: ShownBadge): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return renderDetails(model, {
      drawing: this.#drawing,
      shown,
      text: this.text,
      said: this.#said,
      onClose: () => {
        this.#isOpen = false;
        this.stop();
        this.#changed();
      },
      onPrint: () => void this.print(model, shown),
      onKeep: (kind) => void this.#keep(kind, model, shown),
      onPassport: () => void this.#openPassport(shown),
      passport:
        this.#isAtPassport && shown.award ? this.#passport?.render(shown.award, model.view.name) : undefined,
    });
  }

  async print(model: DisplayModel, shown: ShownBadge): Promise<void> {
    const {host} = this.#drawing;
    if (!host.dispatchEvent(new BadgeDisplayPrintEvent())) return;
    this.#say(undefined);
    try {
      this.#sheet?.close();
      this.#sheet = await printSheet(host.renderRoot, {
        ...{model, text: this.text, page: pageOf(host, shown)},
        styles: this.#drawing.allStyles,
      });
    } catch {
      this.#say('printFailed');
    }
  }

  /** Begins, or ends what was begun. */
  async listen(model: DisplayModel): Promise<void> {
    if (this.#reading) {
      this.stop();
      return;
    }
    const reading = readAloud(spokenBadge(model), this.#drawing.host.ownerDocument);
    this.#reading = reading;
    this.#changed();
    await reading.done;
    if (this.#reading === reading) this.#reading = undefined;
    this.#changed();
  }

  stop(): void {
    this.#reading?.stop();
    this.#reading = undefined;
    this.#changed();
  }

  async #keep(kind: 'picture' | 'file', model: DisplayModel, shown: ShownBadge): Promise<void> {
    if (this.#said === 'saving') return;
    this.#say('saving');
    try {
      const name = fileNameOf(model.view.name);
      if (kind === 'picture') {
        saveBlob(await bakedPicture(shown, model.imageUrl), `${name}.png`);
        this.#drawing.host.dispatchEvent(new BadgeDisplayKeptEvent('png'));
      } else {
        const {blob, format} = badgeFile(shown.parsed);
        saveBlob(blob, `${name}.${format}`);
        this.#drawing.host.dispatchEvent(new BadgeDisplayKeptEvent(format));
      }
      this.#say('saved');
    } catch {
      this.#say('saveFailed');
    }
  }

  /** Opened, or closed again. */
  async #openPassport({award}: ShownBadge): Promise<void> {
    this.#isAtPassport = !this.#isAtPassport;
    this.#say(undefined);
    if (!award || !this.#isAtPassport) return;
    try {
      if (!this.#passport) {
        const part = await import('../passport/passport-desk.js');
        this.#passport = new part.PassportDesk(
          this.#drawing,
          this.#drawing.options.useMessages(part.passportWords),
        );
      }
      await this.#passport.open(award);
    } catch {
      this.#isAtPassport = false;
      this.#say('passportFailed');
    }
  }

  #say(said: Said): void {
    this.#said = said;
    this.#changed();
  }

  #changed(): void {
    this.#drawing.host.requestUpdate();
  }
}
