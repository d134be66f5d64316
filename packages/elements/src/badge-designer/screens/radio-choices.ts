/** Choices with a picture and a word each: radio buttons in a group that has a name. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';

export interface RadioChoice<Value extends string | number> {
  readonly value: Value;
  readonly label: string;
  readonly swatch: TemplateResult | typeof nothing;
  /** What it means; read after its name. */
  readonly hint?: string | undefined;
  /** Why it cannot be kept; part of its name. */
  readonly warning?: string | undefined;
}

export interface RadioChoices<Value extends string | number> {
  readonly name: string;
  readonly label: string;
  readonly chosen: string | number;
  readonly choose: (value: Value) => void;
  /** One below the other. @default false */
  readonly isWide?: boolean;
  readonly choices: readonly RadioChoice<Value>[];
}

export function renderRadios<Value extends string | number>(options: RadioChoices<Value>): TemplateResult {
  const {label, choices, isWide = false} = options;
  // With none of them chosen, the first can be reached by Tab all the same: the browser sees to that.
  return html`<div class="tiles ${isWide ? 'wide' : ''}" role="radiogroup" aria-label=${label}>
    ${choices.map((choice) => renderTile(options, choice))}
  </div>`;
}

function renderTile<Value extends string | number>(
  {name, chosen, choose}: RadioChoices<Value>,
  {value, label, swatch, hint, warning}: RadioChoice<Value>,
): TemplateResult {
  const id = `${name}-${value}`;
  return html`<label class="tile">
    <input
      type="radio"
      name=${name}
      value=${value}
      aria-labelledby=${hint === undefined ? nothing : `${id}-word`}
      aria-describedby=${hint === undefined ? nothing : `${id}-hint`}
      .checked=${live(value === chosen)}
      @change=${() => {
        choose(value);
      }}
    />
    ${swatch}
    <span
      ><span id="${id}-word">${label}</span>${
        warning === undefined ? nothing : html`<span class="warning">${warning}</span>`
      }${hint === undefined ? nothing : html`<span class="meaning small" id="${id}-hint">${hint}</span>`}</span
    >
  </label>`;
}
