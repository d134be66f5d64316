/** The badge as it is drawn now: its SVG text, an address to show it by, and its PNG image. Pictures of the set come when they are wanted. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {CodedError} from '../base/coded-error.js';
import {ObjectUrls} from '../base/object-urls.js';
import {drawBadge} from '../design/draw-badge.js';
import type {BadgeDesign} from '../design/badge-design.js';
import type {IconShape} from '../design/icon-shape.js';
import {loadIcon} from '../design/icons.js';
import {makePng, svgBlob} from './make-image.js';

/** Edge of the PNG image in pixels. */
export const pngEdge = 600;

export class DesignerPicture implements ReactiveController {
  /** The picture of the set could not be loaded. */
  hasLostIcon = false;

  readonly #host: ReactiveControllerHost;
  readonly #urls: ObjectUrls;
  readonly #shapes = new Map<string, IconShape | undefined>();
  readonly #loads = new Map<string, Promise<void>>();
  #shown: {readonly svg: string; readonly blob: Blob} | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#urls = new ObjectUrls(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#shown = undefined;
  }

  /** As far as its picture is there; asks for it where it is not. */
  svgOf(design: BadgeDesign, alt: string): string {
    void this.#load(design.icon);
    return drawBadge(design, {icon: this.#shapes.get(design.icon), alt});
  }

  shapeOf(icon: string): IconShape | undefined {
    return this.#shapes.get(icon);
  }

  /** A `blob:` address; the one before is given back. */
  urlOf(design: BadgeDesign): string {
    const svg = this.svgOf(design, '');
    if (this.#shown?.svg !== svg) {
      if (this.#shown) this.#urls.forget(this.#shown.blob);
      this.#shown = {svg, blob: svgBlob(svg)};
    }
    return this.#urls.urlOf(this.#shown.blob);
  }

  /** Whole, with its picture. @throws {CodedError} IMAGE_FAILED, UNREACHABLE */
  async imagesOf(design: BadgeDesign, alt: string): Promise<{svg: string; image: Blob}> {
    await this.#load(design.icon);
    if (design.icon !== '' && !this.#shapes.has(design.icon)) {
      this.retry();
      await this.#load(design.icon);
      if (!this.#shapes.has(design.icon)) throw new CodedError('UNREACHABLE', 'The picture cannot be loaded');
    }
    const svg = this.svgOf(design, alt);
    return {svg, image: await makePng(svg, pngEdge)};
  }

  /** Shapes that a chooser has loaded: the badge need not ask for them again. */
  keep(shapes: Readonly<Record<string, IconShape>>): void {
    for (const [id, shape] of Object.entries(shapes)) this.#shapes.set(id, shape);
  }

  /** What could not be loaded is asked for once more. */
  retry(): void {
    for (const id of this.#loads.keys()) if (!this.#shapes.has(id)) this.#loads.delete(id);
    this.#host.requestUpdate();
  }

  async #load(id: string): Promise<void> {
    if (id === '' || this.#shapes.has(id)) return;
    const load = this.#loads.get(id) ?? this.#fetch(id);
    this.#loads.set(id, load);
    await load;
  }

  async #fetch(id: string): Promise<void> {
    try {
      this.#shapes.set(id, await loadIcon(id));
      this.hasLostIcon = false;
    } catch {
      this.hasLostIcon = true;
    }
    this.#host.requestUpdate();
  }
}
