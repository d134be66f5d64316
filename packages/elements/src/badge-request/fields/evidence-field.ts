/** The field that can be answered in several ways: writing, a photo, speaking. The input opens right under the chosen way. */
import type {EvidenceWay} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {photoIcon, voiceIcon, writeIcon} from '../../art/icons.js';
import {describedBy, type FieldOptions, headingId, invalid, type QuestionOf, required} from './field.js';
import {renderFiles} from './file-field.js';
import {renderParagraph} from './text-field.js';

const wayIcons = {write: writeIcon, photo: photoIcon, voice: voiceIcon} as const;

export function renderEvidence(options: FieldOptions<QuestionOf<'evidence'>>): TemplateResult {
  const {question, answer, text, onAnswer} = options;
  const [only] = question.ways;
  if (question.ways.length === 1 && only) return renderWay(only, options);
  const howId = `${question.id}-how`;
  return html`<div class="choices">
    <span class="visually-hidden" id=${howId}>${text('howToAnswer')}</span>
    <div
      class="choices"
      role="radiogroup"
      aria-labelledby="${headingId(question)} ${howId}"
      aria-describedby=${describedBy(options)}
      aria-invalid=${invalid(options)}
      aria-required=${required(options)}
    >
      ${question.ways.map(
        (way) => html`
          <label class="choice">
            <input
              type="radio"
              name="${question.id}-way"
              value=${way}
              .checked=${live(answer.way === way)}
              @change=${() => {
                onAnswer({way});
              }}
            />
            ${wayIcons[way]()}<span>${text(`way.${way}`)}</span><span class="dot" aria-hidden="true"></span>
          </label>
          ${answer.way === way ? renderWay(way, options) : nothing}
        `,
      )}
    </div>
  </div>`;
}

function renderWay(way: EvidenceWay, options: FieldOptions<QuestionOf<'evidence'>>): TemplateResult {
  return way === 'write' ? renderParagraph(options) : renderFiles(options, way);
}
