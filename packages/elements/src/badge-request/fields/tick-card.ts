/** A box to tick, drawn as large as the other choices. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {yesIcon} from '../../art/icons.js';

export interface TickCard {
  readonly label: string | TemplateResult;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
  readonly id?: string;
  readonly value?: string;
  /** Id of what says why the answer is wrong. */
  readonly describedBy?: string | typeof nothing;
  readonly invalid?: 'true' | typeof nothing;
}

/** Needs `fieldStyles`. */
export function tickCard(card: TickCard): TemplateResult {
  const {label, isTicked, onTick} = card;
  return html`<label class="choice text-only">
    <input
      type="checkbox"
      id=${card.id ?? nothing}
      value=${card.value ?? nothing}
      aria-describedby=${card.describedBy ?? nothing}
      aria-invalid=${card.invalid ?? nothing}
      .checked=${live(isTicked)}
      @change=${(event: Event) => {
        onTick(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked);
      }}
    />
    <span>${label}</span><span class="tick" aria-hidden="true">${yesIcon()}</span>
  </label>`;
}
