/** A badge as a picture: on its seat when it is not earned yet, with its mark, or as a blank plate when there is no image. */
import {html, nothing, type TemplateResult} from 'lit';
import {hexagonOutline, type OutlineKind, trefoilOutline} from './outlines.js';

export interface MedallionOptions {
  /** Already passed through `safeUrl`; without it the blank plate is shown. */
  readonly imageUrl?: string | undefined;
  /** Empty when the title stands beside it. @default '' */
  readonly alt?: string | undefined;
  readonly mark?: TemplateResult | undefined;
  /** The outline behind a badge that is not earned. */
  readonly seat?: Exclude<OutlineKind, 'empty'> | undefined;
  /** What stands where there is no badge to show, or around one that is `unproven`. */
  readonly instead?: TemplateResult | undefined;
  /** When its image is fetched. @default 'eager' */
  readonly loading?: 'eager' | 'lazy';
  /** Three hexagons instead of one. @default false */
  readonly isKey?: boolean;
  /** `old`: greyed because it expired. `ghost`: grey because it is still to come. `unproven`: grey because nobody knows whether it is true. */
  readonly look?: 'old' | 'ghost' | 'unproven' | undefined;
}

/** Needs `medallionStyles` and `markStyles`. An image that fails to load gives way to its seat, or the blank plate. */
export function medallion(options: MedallionOptions): TemplateResult {
  const outline = options.isKey === true ? trefoilOutline : hexagonOutline;
  const image = options.imageUrl
    ? html`<img
        src=${options.imageUrl}
        alt=${options.alt ?? ''}
        decoding="async"
        loading=${options.loading ?? 'eager'}
        @error=${showEmpty}
        @load=${showImage}
      />`
    : nothing;
  return html`<span
    class="medallion ${options.isKey === true ? 'key' : ''} ${options.look ?? ''} ${options.imageUrl ? '' : 'bare'}"
    >${options.seat ? outline(options.seat) : nothing}${image}${options.seat ? nothing : (options.instead ?? outline('empty'))}${options.mark ?? nothing}</span
  >`;
}

function showEmpty(event: Event): void {
  parentOf(event)?.classList.add('failed');
}

function showImage(event: Event): void {
  parentOf(event)?.classList.remove('failed');
}

function parentOf(event: Event): Element | null {
  return event.currentTarget instanceof Element ? event.currentTarget.parentElement : null;
}
