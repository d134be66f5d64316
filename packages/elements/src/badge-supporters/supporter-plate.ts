/** The small enamelled plate of one supporter: a logo, or the first letters of a name. Decoration: the name stands beside it. */
import type {Supporter} from '@pepites/recognition';
import {html, svg, type TemplateResult} from 'lit';

/** How many enamels there are. */
const enamels = 6;

/** The plate itself, once in a shadow root; each supporter's `<use>` draws it in an enamel of its own. */
export const plateShape = (): TemplateResult =>
  html`<svg class="shape" aria-hidden="true" width="0" height="0">
    <clipPath id="plate-rim">
      <path
        d="M54.3 7.3Q60 4 65.7 7.3L102.8 28.7Q108.5 32 108.5 38.6V81.4Q108.5 88 102.8 91.3L65.7 112.7Q60 116 54.3 112.7L17.2 91.3Q11.5 88 11.5 81.4V38.6Q11.5 32 17.2 28.7Z"
      />
    </clipPath>
    <symbol id="plate" viewBox="0 0 120 120">
      <path
        fill="#80581A"
        d="M53.9 6Q60 2.5 66.1 6L103.7 27.8Q109.8 31.3 109.8 38.2V81.8Q109.8 88.8 103.7 92.2L66.1 114Q60 117.5 53.9 114L16.3 92.2Q10.2 88.8 10.2 81.8V38.2Q10.2 31.2 16.3 27.7Z"
      />
      <g clip-path="url(#plate-rim)">
        <path fill="#D6AE52" d="M60 2 110.2 31 101.1 36.2 60 12.5Z" />
        <path fill="#B98B34" d="M110.2 31V89L101.1 83.8V36.2Z" />
        <path fill="#9A6E24" d="M110.2 89 60 118V107.5L101.1 83.8Z" />
        <path fill="#B38430" d="M60 118 9.8 89 18.9 83.8 60 107.5Z" />
        <path fill="#E2BE68" d="M9.8 89V31L18.9 36.2V83.8Z" />
        <path fill="#F1D792" d="M9.8 31 60 2V12.5L18.9 36.2Z" />
      </g>
      <path
        class="enamel"
        stroke="#80581A"
        stroke-width="1.6"
        d="M55.7 14.5Q60 12 64.3 14.5L97.2 33.5Q101.6 36 101.6 41V79Q101.6 84 97.2 86.5L64.3 105.5Q60 108 55.7 105.5L22.8 86.5Q18.4 84 18.4 79V41Q18.4 36 22.8 33.5Z"
      />
    </symbol>
  </svg>`;

/** `logoUrl` may be shown as it is; needs `plateShape` in the same root. */
export function supporterPlate(
  {name, isOrganisation}: Supporter,
  logoUrl: string | undefined,
): TemplateResult {
  const kind = isOrganisation === true ? 'ivory' : `enamel-${toneOf(name)}`;
  return html`<span class="plate ${kind}" aria-hidden="true">
    <svg viewBox="0 0 120 120">
      <use href="#plate"></use>
      ${svg`<text x="60" y="60" dy="0.35em">${initialsOf(name)}</text>`}
    </svg>
    ${
      logoUrl === undefined
        ? ''
        : html`<img
            src=${logoUrl}
            alt=""
            decoding="async"
            loading="lazy"
            @error=${showLetters}
            @load=${showLogo}
          />`
    }
  </span>`;
}

/** The first letters of two words; a hexagon has no room for more. What is small in a name is left out: “Ferme des Hauts Prés” is FH. */
function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  const main = words.filter((word) => word.length > 2 && !/^\p{Ll}/u.test(word));
  return (main.length > 1 ? main : words)
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 32).toLocaleUpperCase())
    .join('');
}

/** The same name has the same enamel, wherever it is shown. */
function toneOf(name: string): number {
  let sum = 7;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % enamels;
}

function showLetters(event: Event): void {
  if (event.currentTarget instanceof Element) event.currentTarget.classList.add('failed');
}

function showLogo(event: Event): void {
  if (event.currentTarget instanceof Element) event.currentTarget.classList.remove('failed');
}
