/** Supporting on behalf of an organisation: its form, who fills it in, and the sending. Loaded when somebody wants to. */
import type {Badge, BadgeRequest} from '@pepites/recognition';
import type {LitElement, TemplateResult} from 'lit';
import type {BackendController} from '../../context/backend-controller.js';
import {supportingOrganisationFr} from '../../messages/supporting-organisation.fr.js';
import {pickerStyles} from '../../styles/picker.styles.js';
import {codeOf} from '../../text/error-key.js';
import type {LazyMessages, Text} from '../../text/messages.js';
import {
  changed,
  fieldOf,
  newOrganisationDraft,
  type OrganisationDraft,
  type OrganisationProblem,
  problemIn,
  websiteOf,
} from './organisation-draft.js';
import {organisationStyles} from './organisation.styles.js';
import {renderOrganisationForm, renderOrganisationSignIn} from './organisation-view.js';
import {supportFor} from './support-for.js';

export const organisationWords: LazyMessages<typeof supportingOrganisationFr> = {
  fr: supportingOrganisationFr,
  en: async () => (await import('../../messages/supporting-organisation.en.js')).supportingOrganisationEn,
  es: async () => (await import('../../messages/supporting-organisation.es.js')).supportingOrganisationEs,
  ar: async () => (await import('../../messages/supporting-organisation.ar.js')).supportingOrganisationAr,
  uk: async () => (await import('../../messages/supporting-organisation.uk.js')).supportingOrganisationUk,
};

export const organisationDeskStyles = [pickerStyles, organisationStyles];

export interface OrganisationSupported {
  readonly request: BadgeRequest;
  /** Id of the organisation. */
  readonly organisation: string;
  readonly name: string;
  readonly isListed: boolean;
}

export interface OrganisationDeskOptions {
  readonly backend: BackendController;
  readonly text: Text<typeof supportingOrganisationFr>;
  readonly badge: () => Partial<Badge> | undefined;
  /** Ids of organisations that have the badge. */
  readonly supporting: () => ReadonlySet<string>;
  /** The first of these that there is takes the focus, once it is shown. */
  readonly focusOn: (...names: readonly string[]) => void;
  readonly onDone: (done: OrganisationSupported) => void;
  readonly onCancel: () => void;
}

const signInCodes: readonly string[] = ['SESSION_ENDED', 'SIGN_IN_REQUIRED'];

export class OrganisationDesk {
  readonly #host: LitElement & {readonly badge: string};
  readonly #options: OrganisationDeskOptions;
  #draft: OrganisationDraft | undefined;
  #problem: OrganisationProblem | undefined;
  #error: unknown;
  #isWorking = false;
  /** All is filled in; it is not known who they are. */
  #awaitsSignIn = false;
  /** Id of the organisation that an earlier attempt made. */
  #made: string | undefined;

  constructor(host: LitElement & {readonly badge: string}, options: OrganisationDeskOptions) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#draft !== undefined;
  }

  async open(): Promise<void> {
    const {backend, supporting, focusOn} = this.#options;
    const {session, context, structure} = backend;
    let known: OrganisationDraft['known'] = [];
    if (session) {
      // Without the list, another organisation can still be named.
      const found = await context
        .use((client) => client.organisations.list({structure}))
        .catch(() => ({items: []}));
      known = found.items.filter(({id}) => !supporting().has(id));
    } else {
      void import('../../badge-sign-in/badge-sign-in.js').catch(() => undefined);
    }
    this.#close();
    this.#draft = newOrganisationDraft(known);
    focusOn('which');
  }

  render(): TemplateResult | undefined {
    const draft = this.#draft;
    if (!draft) return undefined;
    const {text, backend, badge, onCancel} = this.#options;
    const cancel = (): void => {
      this.#close();
      onCancel();
    };
    if (this.#awaitsSignIn)
      return renderOrganisationSignIn(
        {text, error: this.#error, onCancel: cancel},
        {structure: backend.structure, context: () => backend.context},
      );
    return renderOrganisationForm({
      text,
      draft,
      problem: this.#problem,
      error: this.#error,
      isWorking: this.#isWorking,
      hasList: badge()?.listsSupporters === true,
      onChange: (change) => {
        this.#change(change);
      },
      onSend: () => void this.#send(),
      onCancel: cancel,
    });
  }

  /** After each render. */
  update(): void {
    if (!this.#awaitsSignIn || !this.#options.backend.session) return;
    this.#awaitsSignIn = false;
    queueMicrotask(() => void this.#send());
  }

  #change(change: Partial<OrganisationDraft>): void {
    if (!this.#draft) return;
    const isOther = change.chosen !== undefined || 'logo' in change;
    this.#draft = changed(this.#draft, change);
    if (isOther) this.#problem = undefined;
    if ('logo' in change) this.#options.focusOn('organisation-logo');
    this.#host.requestUpdate();
  }

  async #send(): Promise<void> {
    const draft = this.#draft;
    if (!draft || this.#isWorking) return;
    this.#error = undefined;
    this.#problem = problemIn(draft);
    if (this.#problem) {
      this.#options.focusOn(`organisation-${this.#problem.field}`);
      return;
    }
    const {backend, onDone} = this.#options;
    if (!backend.session) {
      await this.#askWho();
      return;
    }
    const {structure, context} = backend;
    const {requestId, wordsKey, chosen, known, logo, isListed} = draft;
    const chosenOne = known.find(({id}) => id === chosen);
    const name = chosenOne?.name ?? draft.name.trim();
    const support = {
      structure,
      badge: this.#host.badge,
      requestId,
      wordsKey,
      known: chosenOne?.id,
      name,
      url: websiteOf(draft.url),
      logo,
      isListed,
    };
    const soFar = {
      made: this.#made,
      onMade: (organisation: string) => {
        this.#made = organisation;
      },
    };
    this.#isWorking = true;
    this.#host.requestUpdate();
    try {
      const {request, organisation} = await context.use((client) => supportFor(client, support, soFar));
      this.#close();
      onDone({request, organisation, name, isListed});
    } catch (error) {
      await this.#refused(error);
    } finally {
      this.#isWorking = false;
      this.#host.requestUpdate();
    }
  }

  async #refused(error: unknown): Promise<void> {
    const code = codeOf(error);
    const field = this.#draft && fieldOf(code, this.#draft);
    if (signInCodes.includes(code)) {
      await this.#askWho();
      return;
    }
    if (field === undefined) {
      this.#error = error;
      return;
    }
    this.#problem = {field, code: code === 'BAD_REQUEST' ? 'ADDRESS_UNREADABLE' : code};
    this.#options.focusOn(`organisation-${field}`);
  }

  async #askWho(): Promise<void> {
    try {
      await import('../../badge-sign-in/badge-sign-in.js');
      this.#awaitsSignIn = true;
      this.#options.focusOn('who');
    } catch {
      this.#error = {code: 'UNREACHABLE'};
      this.#host.requestUpdate();
    }
  }

  #close(): void {
    this.#draft = undefined;
    this.#problem = undefined;
    this.#error = undefined;
    this.#awaitsSignIn = false;
    this.#made = undefined;
    this.#host.requestUpdate();
  }
}
