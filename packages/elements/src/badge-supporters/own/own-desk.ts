/** What a person does with a supporters' badge of their own: take it, be on the list, leave it, give it back. Loaded when there is a person. */
import type {Badge} from '@pepites/recognition';
import {type CSSResult, html, type LitElement, nothing, type TemplateResult} from 'lit';
import {CodedError} from '../../base/coded-error.js';
import {Task} from '../../base/task.js';
import type {BackendController} from '../../context/backend-controller.js';
import {RefreshController} from '../../context/refresh-controller.js';
import {BadgeRequestSentEvent} from '../../events/request-events.js';
import {BadgeSupportListedEvent, BadgeSupportReturnedEvent} from '../../events/support-events.js';
import {supporterOwnFr} from '../../messages/supporter-own.fr.js';
import {boxStyles} from '../../styles/box.styles.js';
import {fieldStyles} from '../../styles/field.styles.js';
import {iconStyles} from '../../styles/icon.styles.js';
import {rowStyles} from '../../styles/row.styles.js';
import {codeOf, errorKey} from '../../text/error-key.js';
import type {Text, UseWords} from '../../text/messages.js';
import type {RequestDialog} from '../../request-dialog/request-dialog.js';
import type {OrganisationDesk, OrganisationSupported} from '../organisation/organisation-desk.js';
import type {OwnForm, OwnNote} from './own-form.js';
import {renderNote, renderOffer, renderOwn} from './own-view.js';
import {ownStyles} from './own.styles.js';
import {isForOrganisation, type OwnSupport, readOwn} from './read-own.js';

export const ownWords = {
  fr: supporterOwnFr,
  en: async () => (await import('../../messages/supporter-own.en.js')).supporterOwnEn,
  es: async () => (await import('../../messages/supporter-own.es.js')).supporterOwnEs,
  ar: async () => (await import('../../messages/supporter-own.ar.js')).supporterOwnAr,
  uk: async () => (await import('../../messages/supporter-own.uk.js')).supporterOwnUk,
};

export const ownDeskStyles = [boxStyles, fieldStyles, iconStyles, rowStyles, ownStyles];

/** How soon it is asked again whether a badge is signed. */
const signedWithinMs = 1500;

export interface OwnDeskOptions {
  readonly backend: BackendController;
  readonly text: Text<typeof supporterOwnFr>;
  readonly useWords: UseWords;
  readonly badge: () => Partial<Badge> | undefined;
  readonly addStyles: (styles: readonly CSSResult[]) => void;
}

type DeskHost = LitElement & {readonly badge: string};

export class OwnDesk {
  readonly #host: DeskHost;
  readonly #options: OwnDeskOptions;
  readonly #own: Task<readonly unknown[], OwnSupport[]>;
  #dialog: RequestDialog | undefined;
  #organisation: OrganisationDesk | undefined;
  #form: OwnForm | undefined;
  #note: OwnNote | undefined;
  #error: unknown;
  #isWorking = false;
  /** The badge was taken here just now: what comes next is asked at once. */
  #isNew = false;
  #focus: readonly string[] = [];

  constructor(host: DeskHost, options: OwnDeskOptions) {
    this.#host = host;
    this.#options = options;
    const {backend} = options;
    options.addStyles(ownDeskStyles);
    this.#own = new Task<readonly unknown[], OwnSupport[]>(host, {
      args: () => [backend.context, backend.structure, host.badge, backend.session?.token, backend.revision],
      task: async (_, {signal}) => {
        const {context, structure, session} = backend;
        if (!session) return [];
        return context.use((client) => readOwn(client, {structure, badge: host.badge}, signal));
      },
      onComplete: (found) => {
        this.#follow(found);
      },
    });
    new RefreshController(host, {
      isPending: () => this.#own.value?.some(({award}) => award.state === 'signing') ?? false,
      isLive: () => false,
      refresh: () => void this.#own.run(),
      everyMs: signedWithinMs,
    });
  }

  /** Does the person themselves have the badge? Not known before it is read. */
  get isSupporter(): boolean {
    return this.#own.value?.some((one) => !isForOrganisation(one)) ?? false;
  }

  get isListed(): boolean {
    return this.#own.value?.some(({listing}) => listing.isListed) ?? false;
  }

  /** Is the form of an organisation open? Its main button is the only one then. */
  get isAsking(): boolean {
    return this.#organisation?.isOpen === true;
  }

  /** Asks for the badge in a dialog. Rejects where the dialog cannot be had. */
  async take(): Promise<void> {
    const part = await import('../../request-dialog/request-dialog.js');
    const {backend, addStyles} = this.#options;
    if (!this.#dialog) {
      addStyles(part.dialogStyles);
      this.#dialog = new part.RequestDialog(this.#host, {
        context: () => backend.context,
        structure: () => backend.structure,
        withoutListing: true,
        onSent: () => {
          this.#isNew = true;
          this.#dialog?.close();
          backend.context.notifyChange();
        },
      });
    }
    this.#note = undefined;
    this.#dialog.open(this.#host.badge);
  }

  render(title: string): TemplateResult {
    const {text} = this.#options;
    const {status, error, value} = this.#own;
    return html`${renderNote(this.#note, this.#error, text)}
      ${
        status === 'error'
          ? html`<p>${text(errorKey(supporterOwnFr, error))}</p>
              <div>
                <button class="button secondary" type="button" @click=${() => void this.#own.run()}>
                  ${text('retry')}
                </button>
              </div>`
          : nothing
      }
      ${value?.map((one) => this.#renderOne(one))}
      <div class="own">
        ${this.#organisation?.render() ?? (this.#options.backend.session ? this.#renderOffer() : nothing)}
      </div>
      ${this.#dialog?.render({title, close: text('close')}, this.#renderOffer()) ?? nothing}`;
  }

  /** After each render. */
  update(): void {
    this.#dialog?.update();
    this.#organisation?.update();
    if (this.#focus.length === 0 || this.#dialog?.isOpen === true) return;
    const target = this.#focus
      .map((name) => this.#host.renderRoot.querySelector<HTMLElement>(`[data-focus="${name}"]`))
      .find((found) => found !== null);
    if (!target) return;
    this.#focus = [];
    target.focus();
  }

  /** Where organisations may have the badge. */
  #renderOffer(): TemplateResult | typeof nothing {
    const {recipients = [], mode, isRetired = false} = this.#options.badge() ?? {};
    if (!recipients.includes('organisation') || mode !== 'automaticOnRequest' || isRetired) return nothing;
    return renderOffer(this.#options.text, () => void this.#supportAlso());
  }

  async #supportAlso(): Promise<void> {
    const {backend, useWords, addStyles, badge} = this.#options;
    this.#note = undefined;
    this.#error = undefined;
    try {
      if (!this.#organisation) {
        const part = await import('../organisation/organisation-desk.js');
        const text = await useWords(part.organisationWords);
        addStyles(part.organisationDeskStyles);
        this.#organisation ??= new part.OrganisationDesk(this.#host, {
          backend,
          text,
          badge,
          supporting: () => new Set(this.#own.value?.flatMap(({award}) => award.organisation ?? [])),
          focusOn: (...names) => {
            this.#focusOn(...names);
          },
          onDone: (done) => {
            this.#supported(done);
          },
          onCancel: () => {
            this.#focusOn('also', 'support');
          },
        });
      }
      await this.#organisation.open();
      this.#dialog?.close();
    } catch {
      this.#error = {code: 'UNREACHABLE'};
      this.#dialog?.close();
      this.#focusOn('note');
    }
  }

  #supported({request, organisation, name, isListed}: OrganisationSupported): void {
    this.#host.dispatchEvent(new BadgeRequestSentEvent(request));
    if (isListed) this.#tell('listed', name);
    this.#focusOn(`thanks-${organisation}`);
    this.#options.backend.context.notifyChange();
  }

  #renderOne(one: OwnSupport): TemplateResult {
    return renderOwn(one, {
      text: this.#options.text,
      hasList: this.#options.badge()?.listsSupporters === true,
      form: this.#form,
      isWorking: this.#isWorking,
      saysUnlisted: this.#note !== 'hidden',
      onOpen: (of, kind) => {
        this.#open(of, kind);
      },
      onChange: (change) => {
        if (this.#form) this.#form = {...this.#form, ...change};
      },
      onClose: () => {
        this.#focusOn(this.#form?.kind === 'return' ? 'return' : 'appear');
        this.#form = undefined;
      },
      onList: (of) => void this.#list(of),
      onHide: (of) => void this.#act(of, 'hidden'),
      onReturn: (of) => void this.#act(of, 'returned'),
    });
  }

  #follow(found: readonly OwnSupport[]): void {
    const isSigned = ({award}: OwnSupport): boolean => award.state !== 'signing';
    const wasPending = this.#own.value?.some((one) => !isSigned(one)) ?? false;
    // Who agreed to be shown is on the list once the badge is signed.
    if (wasPending && found.every(isSigned))
      queueMicrotask(() => this.#options.backend.context.notifyChange());
    const own = found.find((one) => !isForOrganisation(one));
    if (!this.#isNew || !own) return;
    this.#isNew = false;
    if (this.#options.badge()?.listsSupporters === true && !own.listing.isListed) this.#open(own, 'listing');
    this.#focusOn('thanks');
  }

  #open({award, organisation}: OwnSupport, kind: OwnForm['kind']): void {
    const name =
      organisation === '' ? (this.#options.backend.session?.person.displayName ?? '') : organisation;
    this.#form = {award: award.id, kind, name, hasAgreed: false};
    this.#note = undefined;
    this.#error = undefined;
    this.#focusOn(kind === 'listing' ? 'ask' : 'sure');
  }

  async #list(one: OwnSupport): Promise<void> {
    const form = this.#form;
    if (!form || this.#isWorking) return;
    await this.#act(one, one.award.state === 'signing' ? 'listedSoon' : 'listed', form);
  }

  /** One act of the person; its sentence, or why it failed, takes the focus. */
  async #act(one: OwnSupport, note: OwnNote, form?: OwnForm): Promise<void> {
    if (this.#isWorking) return;
    const {context, structure} = this.#options.backend;
    const of = {structure, award: one.award.id};
    this.#isWorking = true;
    this.#error = undefined;
    this.#host.requestUpdate();
    try {
      if (note === 'returned') await context.use((client) => client.awards.giveBack(of));
      else {
        const wish = form ? {isListed: true, name: form.name, agreed: form.hasAgreed} : {isListed: false};
        if (form && form.name.trim() === '') throw new CodedError('REQUEST_INCOMPLETE', 'No name');
        await context.use((client) => client.supporters.setListing({...of, ...wish}));
      }
      this.#form = undefined;
      this.#note = note;
      this.#tell(note, form?.name.trim() ?? '');
      this.#focusOn('note');
      context.notifyChange();
    } catch (error) {
      this.#refused(error, form);
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }

  /** What is to be corrected stands at its field; all else above. */
  #refused(error: unknown, form: OwnForm | undefined): void {
    const field = {REQUEST_INCOMPLETE: '#name', CONSENT_MISSING: '#agree'}[codeOf(error)];
    if (form && field !== undefined) {
      this.#form = {...form, error};
      this.#host.renderRoot.querySelector<HTMLElement>(field)?.focus();
      return;
    }
    this.#error = error;
    this.#focusOn('note');
  }

  #tell(note: OwnNote, name: string): void {
    const {structure} = this.#options.backend;
    const of = {structure, badge: this.#host.badge};
    this.#host.dispatchEvent(
      note === 'returned'
        ? new BadgeSupportReturnedEvent(of)
        : new BadgeSupportListedEvent({...of, isListed: note !== 'hidden', name}),
    );
  }

  /** The first of these that there is, once it is shown. */
  #focusOn(...names: readonly string[]): void {
    this.#focus = names;
    this.#host.requestUpdate();
  }
}
