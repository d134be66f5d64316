/** What only a lead does among requests: the ready-made sentences, and who examines. Loaded when one of them is opened. */
import type {TemplateResult} from 'lit';
import {leadFr} from '../../messages/lead.fr.js';
import {ExaminerFlow} from './examiner-flow.js';
import {renderExaminers} from './examiners-view.js';
import type {LeadOptions} from './lead-options.js';
import {leadStyles} from './lead.styles.js';
import {SentenceFlow} from './sentence-flow.js';
import {renderSentences} from './sentences-view.js';

export const leadWords = {
  fr: leadFr,
  en: async () => (await import('../../messages/lead.en.js')).leadEn,
  es: async () => (await import('../../messages/lead.es.js')).leadEs,
  ar: async () => (await import('../../messages/lead.ar.js')).leadAr,
  uk: async () => (await import('../../messages/lead.uk.js')).leadUk,
};

export const roomStyles = [leadStyles];

export class LeadRoom {
  readonly sentences: SentenceFlow;
  readonly examiners: ExaminerFlow;
  readonly #options: LeadOptions;

  constructor(options: LeadOptions) {
    this.#options = options;
    this.sentences = new SentenceFlow(options);
    this.examiners = new ExaminerFlow(options);
  }

  /** In the place of the list; undefined: the list is shown. */
  renderSentences(): TemplateResult | undefined {
    return this.sentences.stage === 'closed' ? undefined : renderSentences(this.sentences, this.#options);
  }

  /** In the open request, once it was asked for. */
  renderExaminers(request: string): TemplateResult | undefined {
    return this.examiners.isOf(request) ? renderExaminers(this.examiners, this.#options) : undefined;
  }
}
