/** The outlines of badges: where one will sit, and what stands for one that has no image. 120 box, centre 60/60. */
import {html, type TemplateResult} from 'lit';

/** Three hexagons that meet at 60/68: a key badge. */
const trefoil =
  'M56.1 5.5Q60 3.2 63.9 5.5L84.2 17.1Q88.1 19.4 88.1 23.9L88.1 47.3Q88.1 51.8 92 54.1L112.2 65.7Q116.1 68 116.1 72.5L116.1 95.9Q116.1 100.4 112.2 102.7L92 114.3Q88.1 116.6 84.2 114.3L63.9 102.7Q60 100.4 56.1 102.7L35.8 114.3Q31.9 116.6 28 114.3L7.8 102.7Q3.9 100.4 3.9 95.9L3.9 72.5Q3.9 68 7.8 65.7L28 54.1Q31.9 51.8 31.9 47.3L31.9 23.9Q31.9 19.4 35.8 17.1Z';

/** Small hexagon in a 24 box: one step of a count. */
const dot =
  'M10.6 2.8Q12 2 13.4 2.8L19.3 6.2Q20.7 7 20.7 8.6L20.7 15.4Q20.7 17 19.3 17.8L13.4 21.2Q12 22 10.6 21.2L4.7 17.8Q3.3 17 3.3 15.4L3.3 8.6Q3.3 7 4.7 6.2Z';

/** How an outline is drawn: `now` thick, `sent` solid, `later` dashed, `optional` dotted, `empty` for a missing image: a plate that nothing is drawn on. */
export type OutlineKind = 'now' | 'sent' | 'later' | 'optional' | 'empty';

/** Pointy-top hexagon with rounded corners: an ordinary badge. On large maps there are many: what is always the same is no value. */
export const hexagonOutline = (kind: OutlineKind): TemplateResult =>
  html`<svg class=${classOf(kind)} viewBox="0 0 120 120" aria-hidden="true">
    <path
      d="M53.9 7Q60 3.5 66.1 7L102.9 28.3Q108.9 31.8 108.9 38.8L108.9 81.2Q108.9 88.2 102.9 91.8L66.1 113Q60 116.5 53.9 113L17.1 91.8Q11.1 88.2 11.1 81.2L11.1 38.7Q11.1 31.7 17.1 28.2Z"
    />
  </svg>`;

export const trefoilOutline = (kind: OutlineKind): TemplateResult =>
  html`<svg class=${classOf(kind)} viewBox="0 0 120 120" aria-hidden="true"><path d=${trefoil} /></svg>`;

/** One hexagon of a row that counts; decoration, the count is also said in words. */
export const pip = (state: 'on' | 'current' | 'off'): TemplateResult =>
  html`<svg class="pip ${state}" viewBox="0 0 24 24" aria-hidden="true"><path d=${dot} /></svg>`;

/** The same for a key badge. */
export const keyPip = (state: 'on' | 'off'): TemplateResult =>
  html`<svg class="pip key ${state}" viewBox="0 0 120 120" aria-hidden="true"><path d=${trefoil} /></svg>`;

const classOf = (kind: OutlineKind): string => (kind === 'empty' ? kind : `seat ${kind}`);
