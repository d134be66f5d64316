/** What stands where a badge is none, or is none any more: broken lines, for its enamel is gone, and a sign of what happened. One that nobody knows to be true has the broken lines around it. */
import {html, nothing, svg, type TemplateResult} from 'lit';

/** `refused`: crossed out, it never was one. `revoked`: barred, it was withdrawn. `suspended`: a hand, it may come back. */
export type VoidKind = 'refused' | 'revoked' | 'suspended';

const signs: Readonly<Record<VoidKind | 'unproven', string | undefined>> = {
  refused: 'M32 93 88 27M32 27 88 93',
  revoked: 'M30 60H90',
  suspended:
    'M49 60V40M59 56V33M69 56V35M79 60V43M49 60V68L41 61C35 57 32 63 36 68L48 83C51 87 55 88 61 88H65C74 88 79 82 79 74V60',
  unproven: undefined,
};

/** A picture that is only missing has the whole outline: whoever sees this one is not to trust what it stands for. */
export const voidOutline = (kind: VoidKind | 'unproven' = 'refused'): TemplateResult =>
  html`<svg class="void ${kind}" viewBox="0 0 120 120" aria-hidden="true">
    <path d="M60 5 108 32.5V87.5L60 115 12 87.5V32.5Z" />
    ${signs[kind] === undefined ? nothing : svg`<path class="sign" d=${signs[kind]} />`}
  </svg>`;
