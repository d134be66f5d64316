/** Fields for choosing: one of several, several, yes or no, a scale in words, an agreement. */
import {inLanguage} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {yesIcon} from '../../art/icons.js';
import {
  describedBy,
  type FieldOptions,
  headingId,
  invalid,
  type QuestionOf,
  renderError,
  required,
} from './field.js';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

export function renderChoice(options: FieldOptions<QuestionOf<'choice' | 'scale'>>): TemplateResult {
  const {question, answer, language, onAnswer} = options;
  return renderRadios(
    options,
    question.options.map(({value, label}) => ({
      value,
      label: inLanguage(label, language),
      isChosen: answer.choices?.includes(value) ?? false,
      choose: () => {
        onAnswer({choices: [value]});
      },
    })),
  );
}

export function renderYesNo(options: FieldOptions<QuestionOf<'yesNo'>>): TemplateResult {
  const {answer, text, onAnswer} = options;
  const choice = (value: string, label: string, agreed: boolean): Choice => ({
    value,
    label,
    isChosen: answer.agreed === agreed,
    choose: () => {
      onAnswer({agreed});
    },
  });
  return renderRadios(options, [choice('yes', text('yes'), true), choice('no', text('no'), false)]);
}

export function renderChoices(options: FieldOptions<QuestionOf<'choices'>>): TemplateResult {
  const {question, answer, language, onAnswer} = options;
  const chosen = answer.choices ?? [];
  return html`<div>
    <div role="group" aria-labelledby=${headingId(question)} aria-describedby=${describedBy(options)}>
      ${question.options.map(({value, label}) =>
        renderCheck(options, {
          value,
          label: inLanguage(label, language),
          isChosen: chosen.includes(value),
          choose: (isChosen) => {
            onAnswer({choices: isChosen ? [...chosen, value] : chosen.filter((each) => each !== value)});
          },
        }),
      )}
    </div>
    ${renderError(options)}
  </div>`;
}

export function renderConsent(options: FieldOptions<QuestionOf<'consent'>>): TemplateResult {
  const {question, answer, text, onAnswer} = options;
  return html`<div>
    <div role="group" aria-labelledby=${headingId(question)}>
      ${renderCheck(options, {
        value: 'agreed',
        label: text('agree'),
        isChosen: answer.agreed === true,
        choose: (agreed) => {
          onAnswer({agreed});
        },
      })}
    </div>
    ${renderError(options)}
  </div>`;
}

function renderRadios(options: FieldOptions, choices: readonly Choice[]): TemplateResult {
  const {question} = options;
  return html`<div>
    <div
      class="choices"
      role="radiogroup"
      aria-labelledby=${headingId(question)}
      aria-describedby=${describedBy(options)}
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
              @change=${() => {
                choose(true);
              }}
            />
            <span>${label}</span><span class="dot" aria-hidden="true"></span>
          </label>`,
      )}
    </div>
    ${renderError(options)}
  </div>`;
}

function renderCheck(options: FieldOptions, {value, label, isChosen, choose}: Choice): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      value=${value}
      aria-describedby=${describedBy(options)}
      aria-invalid=${invalid(options)}
      .checked=${live(isChosen)}
      @change=${(event: Event) => {
        choose(event.currentTarget instanceof HTMLInputElement && event.currentTarget.checked);
      }}
    />
    <span class="tick" aria-hidden="true">${yesIcon()}</span><span>${label}</span>
  </label>`;
}
