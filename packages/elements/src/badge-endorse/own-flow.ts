/** The holder's side: whom they ask and how, and what they answer to what was written. */
import type {AskedEndorsement, EndorsementView} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';
import {
  BadgeEndorsementAnsweredEvent,
  BadgeEndorsementAnswerEvent,
  BadgeEndorsementAskedEvent,
  BadgeEndorsementAskEvent,
  type EndorsementAnswer,
} from '../events/endorsement-events.js';
import type {TemplateResult} from 'lit';
import type {Recommended} from './endorse-data.js';
import type {EndorseOptions} from './endorse-host.js';

/** `email`: a link is sent there; `hand`: the holder gives the link; `account`: the person signs in. */
export const askWays = ['email', 'hand', 'account'] as const;
export type AskWay = (typeof askWays)[number];

const emailShape = /^\S+@\S+\.\S+$/;

export interface AskDraft {
  readonly way: AskWay | undefined;
  readonly email: string;
  readonly message: string;
}

/** What the holder hands over: shown once, held by nobody else. */
export interface Handed {
  readonly link: string;
  readonly code: string;
  readonly isSent: boolean;
  /** The link as a QR code, once what draws it has come. */
  readonly qr?: (label: string) => TemplateResult;
}

const emptyAsk: AskDraft = {way: undefined, email: '', message: ''};

export class OwnFlow {
  /** What they are asked for, once it is known. */
  of: Recommended = {award: ''};
  stage: 'list' | 'ask' | 'hand' = 'list';
  ask: AskDraft = emptyAsk;
  handed: Handed | undefined;
  isCopied = false;
  error: unknown;
  /** The question that is not answered. */
  problem: 'way' | 'email' | undefined;
  isBusy = false;
  /** What is asked once more before it is done, and of which recommendation. */
  sure: {readonly id: string; readonly answer: EndorsementAnswer} | undefined;
  /** The one whose answer failed. */
  failed: string | undefined;

  readonly #options: EndorseOptions;

  constructor(options: EndorseOptions) {
    this.#options = options;
  }

  go(stage: OwnFlow['stage']): void {
    this.stage = stage;
    this.error = undefined;
    this.problem = undefined;
    this.sure = undefined;
    this.failed = undefined;
    if (stage === 'list') this.handed = undefined;
    this.#options.focus('heading');
    this.#update();
  }

  change(change: Partial<AskDraft>): void {
    this.ask = {...this.ask, ...change};
    if (this.problem !== undefined && this.#check() !== this.problem) this.problem = undefined;
    this.#update();
  }

  async send(): Promise<void> {
    if (this.isBusy) return;
    this.problem = this.#check();
    const {way} = this.ask;
    if (this.problem !== undefined || way === undefined) {
      this.#options.focus('problem');
      this.#update();
      return;
    }
    const {host, backend, text} = this.#options;
    const asked: AskedEndorsement = {
      way: way === 'account' ? 'account' : 'link',
      ...(way !== 'hand' && {email: this.ask.email.trim()}),
      message: this.ask.message.trim(),
    };
    const {of} = this;
    if (!host.dispatchEvent(new BadgeEndorsementAskEvent({...of, way: asked.way}))) return;
    await this.#try(undefined, async () => {
      const {structure} = backend;
      const {endorsement, link, code} = await backend.use((client) =>
        'award' in of
          ? client.endorsements.ask({structure, ...of, ...asked})
          : client.endorsements.askForRequest({structure, ...of, ...asked}),
      );
      this.ask = emptyAsk;
      host.dispatchEvent(new BadgeEndorsementAskedEvent(endorsement));
      backend.context.notifyChange();
      if (link === undefined || code === undefined) {
        this.go('list');
        this.#options.announce(text('asked'));
        return;
      }
      this.go('hand');
      this.handed = {link, code, isSent: way === 'email'};
      this.isCopied = false;
      void this.#drawQr(link);
    });
  }

  /** All that the other person needs, to be sent as it is. */
  sayHanded({link, code}: Handed): string {
    const {text} = this.#options;
    return `${text('handedLink')}\n${link}\n${text('handedCode', {code})}`;
  }

  async copy(): Promise<void> {
    const {handed} = this;
    if (!handed) return;
    try {
      await navigator.clipboard.writeText(this.sayHanded(handed));
      this.isCopied = true;
      this.#options.announce(this.#options.text('copied'));
      this.#update();
    } catch {
      // Some pages may not: the field holds the words, chosen, to be copied by hand.
      this.#options.focus('news');
      this.#update();
    }
  }

  askIfSure(sure: OwnFlow['sure']): void {
    this.sure = sure;
    this.#options.focus(sure === undefined ? 'heading' : 'sure');
    this.#update();
  }

  async answer(endorsement: EndorsementView, answer: EndorsementAnswer): Promise<void> {
    if (this.isBusy) return;
    const {host, backend, text} = this.#options;
    if (!host.dispatchEvent(new BadgeEndorsementAnswerEvent(endorsement, answer))) return;
    await this.#try(endorsement.id, async () => {
      const call = {structure: backend.structure, endorsement: endorsement.id};
      const after = await backend.use((client) => {
        if (answer === 'accept') return client.endorsements.accept(call);
        return answer === 'refuse' ? client.endorsements.refuse(call) : client.endorsements.withdraw(call);
      });
      this.sure = undefined;
      host.dispatchEvent(new BadgeEndorsementAnsweredEvent(after, answer));
      this.#options.announce(text('done'));
      this.#options.focus('heading');
      backend.context.notifyChange();
    });
  }

  #check(): OwnFlow['problem'] {
    const {way, email} = this.ask;
    if (way === undefined) return 'way';
    return way !== 'hand' && !emailShape.test(email.trim()) ? 'email' : undefined;
  }

  async #drawQr(link: string): Promise<void> {
    try {
      const {qrCode} = await import('../share/qr-code.js');
      if (this.handed?.link === link) this.handed = {...this.handed, qr: (label) => qrCode(link, label)};
      this.#update();
    } catch {
      // The link is there as words.
    }
  }

  async #try(id: string | undefined, attempt: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    this.failed = undefined;
    this.#update();
    try {
      await attempt();
    } catch (error) {
      this.error = error;
      this.failed = id;
      this.sure = undefined;
      this.#options.focus('problem');
      // What stands there may be old: it is read again.
      if (!(error instanceof CodedError)) this.#options.backend.context.notifyChange();
    } finally {
      this.isBusy = false;
      this.#update();
    }
  }

  #update(): void {
    this.#options.host.requestUpdate();
  }
}
