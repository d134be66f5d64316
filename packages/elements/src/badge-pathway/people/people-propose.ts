/** "Propose this badge": where it is the person's turn, the badge is examined by people, and the page says where asking is. */
import {html, nothing, type TemplateResult} from 'lit';
import type {StepState} from '@pepites/recognition';
import type {Language} from '../../text/messages.js';
import type {StepView} from '../pathway-view.js';

import {canPropose, type PersonView} from './people-view.js';
import type {PeopleText} from './people-words.js';

export interface PeopleWording {
  readonly text: PeopleText;
  /** The sentence for an error. */
  readonly say: (error: unknown) => string;
  readonly language: Language;
  /** Of the headings of its parts. */
  readonly level: number;
  /** Does the page say where a badge is asked for? */
  readonly canPropose: boolean;
  readonly onPropose: (person: Pick<PersonView, 'id' | 'name'>, step: StepView) => void;
}

export function renderPropose(
  person: Pick<PersonView, 'id' | 'name' | 'comesByCode'>,
  step: StepView,
  state: StepState,
  {text, canPropose: hasForm, onPropose}: PeopleWording,
): TemplateResult | typeof nothing {
  if (!hasForm || !person.comesByCode || !canPropose(step, state)) return nothing;
  const action = text('propose');
  const name = person.name || text('unnamed');
  return html`<button
    class="button secondary propose"
    type="button"
    aria-label=${text('proposeNamed', {action, title: step.title, name})}
    @click=${() => {
      onPropose(person, step);
    }}
  >
    ${action}
  </button>`;
}
