/** The field for a question, by its type. */
import {nothing, type TemplateResult} from 'lit';
import {renderChoice, renderChoices, renderYesNo} from './choice-field.js';
import {renderConsent} from './consent-field.js';
import {renderDate} from './date-field.js';
import type {FieldOptions} from './field.js';
import {renderLine, renderParagraph} from './text-field.js';

/** Nothing while what the field needs is being loaded. */
export function renderField(options: FieldOptions): TemplateResult | typeof nothing {
  const {question, media} = options;
  switch (question.type) {
    case 'shortText':
    case 'link':
      return renderLine({...options, question});
    case 'date':
      return renderDate({...options, question});
    case 'longText':
      return renderParagraph({...options, question});
    case 'choice':
    case 'scale':
      return renderChoice({...options, question});
    case 'choices':
      return renderChoices({...options, question});
    case 'yesNo':
      return renderYesNo({...options, question});
    case 'consent':
      return renderConsent({...options, question});
    case 'photo':
    case 'voice':
    case 'file':
      return media?.renderFiles({...options, question}, question.type) ?? nothing;
    case 'evidence':
      return media?.renderEvidence({...options, question}) ?? nothing;
  }
}
