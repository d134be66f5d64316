/** The evidence of a badge of one's own: what was sent when it was asked for, and what was put beside it since. */
import type {AddedEvidenceView} from '@pepites/recognition';
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {BackendContext} from '../../context/backend-context.js';
import {EvidenceFiles, type NamedFile} from '../../evidence/evidence-files.js';
import {
  type AnsweredForm,
  type EvidenceOptions,
  linkOrText,
  renderAnswers,
  renderFile,
  renderWords,
} from '../../evidence/shown-evidence.js';
import {evidenceEn} from '../../messages/evidence.en.js';
import {evidenceFr} from '../../messages/evidence.fr.js';
import {formatDate} from '../../text/format.js';
import {translate} from '../../text/messages.js';
import type {ActOptions, ActText, AwardOf} from './act-options.js';

interface Found extends AnsweredForm {
  readonly of: AwardOf;
  readonly added: readonly AddedEvidenceView[];
}

export class OwnEvidence {
  readonly #files: EvidenceFiles;
  #found: Found | undefined;

  constructor(host: LitElement) {
    this.#files = new EvidenceFiles(host);
  }

  /** How many there are. Nothing is kept once another badge is looked at. */
  async read(context: BackendContext, of: AwardOf, signal: AbortSignal): Promise<number> {
    const {structure, award} = of;
    this.#found = await context.use(async (client) => {
      const [{items: requests}, {items: added}] = await Promise.all([
        client.me.requests({structure}, {signal}),
        client.awards.listEvidence({structure, award}, {signal}),
      ]);
      const request = requests.find((one) => one.award === award);
      if (!request) return {of, added, answers: [], questions: [], files: []};
      // In the words in which the person was asked, whatever is asked today.
      const {form} = await client.requests.form({structure, request: request.id}, {signal});
      const agreed = new Set(form.questions.filter(({type}) => type === 'consent').map(({id}) => id));
      const answers = request.answers.filter(({question}) => !agreed.has(question));
      return {of, added, answers, questions: form.questions, files: request.files};
    });
    return this.#found.answers.length + added(this.#found);
  }

  forget(): void {
    this.#found = undefined;
    this.#files.clear();
  }

  render(text: ActText, {context, language}: ActOptions): TemplateResult | typeof nothing {
    const found = this.#found;
    if (!found) return nothing;
    const {structure, award} = found.of;
    const options = (fetchIt: (id: string, signal: AbortSignal) => Promise<Blob>): EvidenceOptions => ({
      text: (key, ...values) => translate({fr: evidenceFr, en: evidenceEn}, language, key, values[0]),
      language,
      names: {photo: text('photo'), voice: text('voice')},
      fileOf: (file) => this.#files.get(file, (signal) => fetchIt(file.id, signal)),
      onRetry: (file) => {
        this.#files.retry(file);
      },
      recordings: this.#files.recordings,
    });
    const sent = options((file, signal) =>
      context.use((client) => client.files.get({structure, file}, {signal})),
    );
    const beside = options((evidence, signal) =>
      context.use((client) => client.awards.evidenceFile({structure, award, evidence}, {signal})),
    );
    const isEmpty = found.answers.length + added(found) === 0;
    return html`<h3 id="act-title" tabindex="-1">${text('evidenceTitle')}</h3>
      <p class="quiet">${text(isEmpty ? 'noEvidence' : 'evidenceForYou')}</p>
      ${
        isEmpty
          ? nothing
          : html`<ol class="evidence">
              ${renderAnswers(found, sent)}
              ${found.added.map(
                (one) =>
                  html`<li>
                    <p class="quiet">
                      ${one.title || text('addedOn', {date: formatDate(one.addedAt, language)})}
                    </p>
                    ${renderAdded(one, beside)}
                  </li>`,
              )}
            </ol>`
      }`;
  }
}

const added = ({added: {length}}: Found): number => length;

function renderAdded(one: AddedEvidenceView, options: EvidenceOptions): TemplateResult {
  const {id, text, url, mediaType} = one;
  if (mediaType !== undefined) return renderFile({id, mediaType} satisfies NamedFile, options);
  return renderWords(url === undefined ? (text ?? '') : linkOrText(url));
}
