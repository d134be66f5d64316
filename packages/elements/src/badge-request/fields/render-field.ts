/** The field for a question, by its type. */
import type {TemplateResult} from 'lit';
import {renderChoice, renderChoices, renderConsent, renderYesNo} from './choice-field.js';
import {renderEvidence} from './evidence-field.js';
import type {FieldOptions} from './field.js';
import {renderFiles} from './file-field.js';
import {renderLine, renderParagraph} from './text-field.js';

export function renderField(options: FieldOptions): TemplateResult {
  const {question} = options;
  switch (question.type) {
    case 'shortText':
    case 'date':
    case 'link':
      return renderLine({...options, question});
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
      return renderFiles({...options, question}, question.type);
    case 'evidence':
      return renderEvidence({...options, question});
  }
}
