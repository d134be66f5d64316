/** What stands where a badge is none, or is none any more: broken lines, for its enamel is gone, and a sign of what happened. */
import {html, type TemplateResult} from 'lit';

/** `refused`: crossed out, it never was one. `revoked`: barred, it was withdrawn. `suspended`: two bars, it may come back. */
export type VoidKind = 'refused' | 'revoked' | 'suspended';

const signs: Readonly<Record<VoidKind, string>> = {
  refused: 'M32 93 88 27M32 27 88 93',
  revoked: 'M30 60H90',
  suspended: 'M48 38V82M72 38V82',
};

/** A picture that is only missing has the whole outline: whoever sees this one is not to trust what it stands for. */
export const voidOutline = (kind: VoidKind = 'refused'): TemplateResult =>
  html`<svg class="void ${kind}" viewBox="0 0 120 120" aria-hidden="true">
    <path d="M60 5 108 32.5V87.5L60 115 12 87.5V32.5Z" />
    <path class="sign" d=${signs[kind]} />
  </svg>`;
