/** Fields for choosing: one of several, several, yes or no, a scale in words. */
import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {inOwnLanguage} from '../../text/in-own-language.js';
import {describedBy, type FieldOptions, headingId, invalid, type QuestionOf, required} from './field.js';
import {tickCard} from './tick-card.js';

interface Choice {
  readonly value: string;
  readonly label: string | TemplateResult;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

export function renderChoice(options: FieldOptions<QuestionOf<'choice' | 'scale'>>): TemplateResult {
  const {question, answer, language, onAnswer} = options;
  return renderRadios(
    options,
    question.options.map(({value, label}) => ({
      value,
      label: inOwnLanguage(label, language),
      isChosen: answer.choices?.includes(value) ?? false,
      choose: () => {
        onAnswer({choices: [value]});
      },
    })),
  );
}

export function renderYesNo(options: FieldOptions<QuestionOf<'yesNo'>>): TemplateResult {
  return renderRadios(options, yesAndNo(options));
}

export function yesAndNo({answer, text, onAnswer}: FieldOptions): [Choice, Choice] {
  const choice = (value: 'yes' | 'no', agreed: boolean): Choice => ({
    value,
    label: text(value),
    isChosen: answer.agreed === agreed,
    choose: () => {
      onAnswer({agreed});
    },
  });
  return [choice('yes', true), choice('no', false)];
}

export function renderChoices(options: FieldOptions<QuestionOf<'choices'>>): TemplateResult {
  const {question, answer, text, language, onAnswer} = options;
  const chosen = answer.choices ?? [];
  const hintId = `${question.id}-hint`;
  return html`<div
    class="choices"
    role="group"
    aria-labelledby=${headingId(question)}
    aria-describedby=${describedBy(options, hintId)}
  >
    <p class="hint" id=${hintId}>${text('several')}</p>
    ${question.options.map(({value, label}) =>
      tickCard({
        value,
        label: inOwnLanguage(label, language),
        isTicked: chosen.includes(value),
        onTick: (isTicked) => {
          onAnswer({choices: isTicked ? [...chosen, value] : chosen.filter((each) => each !== value)});
        },
        describedBy: describedBy(options),
        invalid: invalid(options),
      }),
    )}
  </div>`;
}

export function renderRadios(
  options: FieldOptions,
  choices: readonly Choice[],
  hintId?: string,
): TemplateResult {
  const {question} = options;
  return html`<div
    class="choices"
    role="radiogroup"
    aria-labelledby=${headingId(question)}
    aria-describedby=${describedBy(options, hintId)}
    aria-invalid=${invalid(options)}
    aria-required=${required(options)}
  >
    ${choices.map(
      ({value, label, isChosen, choose}) =>
        html`<label class="choice text-only">
          <input
            type="radio"
            name=${question.id}
            value=${value}
            .checked=${live(isChosen)}
            @change=${choose}
          />
          <span>${label}</span><span class="dot" aria-hidden="true"></span>
        </label>`,
    )}
  </div>`;
}
