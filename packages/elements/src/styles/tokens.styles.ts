/**
 * The theming contract: each public `--badge-x` is read here, once, into the private `--_x` that all other styles use.
 * The defaults are the theme "pepites"; they follow the host page's `color-scheme`.
 */
import {css, unsafeCSS} from 'lit';

/** Name, value on light, value on dark; what each is for is written in themes/tokens.css. */
export const palette = [
  ['surface', '#FEFDFC', '#171C24'],
  ['surface-quiet', '#F6F3EF', '#212731'],
  ['ink', '#1A2332', '#EFECE7'],
  ['ink-quiet', '#495160', '#B9BEC7'],
  ['line', '#D7D4CE', '#3B414C'],
  ['line-strong', '#6D7582', '#868C99'],
  ['action', '#204A8B', '#9AC2F8'],
  ['action-strong', '#15376F', '#BDD8FC'],
  ['on-action', '#FEFDFC', '#0F192C'],
  ['action-soft', '#E7EFFC', '#222F46'],
  ['yes', '#185D39', '#7CD49F'],
  ['yes-soft', '#E2F6E8', '#1D3225'],
  ['no', '#9B2D21', '#F79E8C'],
  ['no-soft', '#FEECE9', '#44241F'],
  ['late', '#794F1F', '#E8BE7E'],
  ['late-soft', '#FBF0D9', '#392D1A'],
  ['brass', '#B2822D', '#DCB155'],
  ['focus', '#1A2332', '#F6D56B'],
] as const;

/** Name and default of what is not a colour of the palette. */
export const measures = [
  ['surface-card', 'var(--_surface)'],
  ['action-fill', 'var(--_action)'],
  ['action-fill-strong', 'var(--badge-action-fill,var(--_action-strong))'],
  ['action-edge', 'transparent'],
  ['mark-fill', 'currentColor'],
  ['mark-glyph', 'var(--_surface)'],
  ['mark-inside', 'var(--_surface)'],
  ['mark-on-image', 'block'],
  ['radius', '.5em'],
  ['radius-panel', '.75em'],
  ['border', '1px'],
  ['ring', '3px'],
  ['stroke', '2'],
  ['pad', '1.25em'],
  ['measure', '34em'],
  ['target', '2.75em'],
  ['motion', '160ms'],
] as const;

const colours = (value: (light: string, dark: string) => string): string =>
  palette.map(([name, light, dark]) => `--_${name}:var(--badge-${name},${value(light, dark)});`).join('');

const rest = measures.map(([name, value]) => `--_${name}:var(--badge-${name},${value});`).join('');

/** `light-dark()` is missing from browsers before May 2024: they follow the system instead of the page. */
export const tokens = css`
  ${unsafeCSS(`
    :host{${colours((light, dark) => `light-dark(${light},${dark})`)}${rest}}
    @supports not (color:light-dark(#000,#fff)){
      :host{${colours((light) => light)}}
      @media (prefers-color-scheme:dark){:host{${colours((_, dark) => dark)}}}
    }
    @media print{:host{--_surface:#fff;--_surface-card:#fff;--_surface-quiet:#fff;--_ink:#000;--_ink-quiet:#000;--_line:#000}}
  `)}
`;
