/** Choices with a picture and a word each: radio buttons in a group that has a name. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

export interface RadioChoices<Value extends string | number> {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | number;
  readonly choose: (value: Value) => void;
  readonly choices: readonly {
    readonly value: Value;
    readonly label: string;
    readonly swatch: TemplateResult | typeof nothing;
    /** Why it cannot be kept. */
    readonly warning?: string | undefined;
  }[];
}

export function renderRadios<Value extends string | number>({
  name,
  label,
  chosen,
  choose,
  choices,
}: RadioChoices<Value>): TemplateResult {
  // With none of them chosen, the first can be reached by Tab all the same: the browser sees to that.
  return html`<div class="tiles" role="radiogroup" aria-label=${label}>
    ${choices.map(
      ({value, label: word, swatch, warning}) =>
        html`<label class="tile">
          <input
            type="radio"
            name=${name}
            value=${value}
            .checked=${live(value === chosen)}
            @change=${() => {
              choose(value);
            }}
          />
          ${swatch}
          <span
            >${word}${warning === undefined ? nothing : html`<span class="warning">${warning}</span>`}</span
          >
        </label>`,
    )}
  </div>`;
}
