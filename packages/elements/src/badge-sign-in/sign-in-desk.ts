/** The course of signing in: what is asked, what came of it. Loaded with the first `<badge-sign-in>`. */
import type {Session} from '@pepites/recognition';
import type {ReactiveController, TemplateResult} from 'lit';
import {CodedError} from '../base/coded-error.js';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeSignInEvent, BadgeSignOutEvent} from '../events/sign-in-events.js';
import {signInFr} from '../messages/sign-in.fr.js';
import {canScan, scanCode} from '../scan/scan-code.js';
import {codeOf} from '../text/error-key.js';
import type {Text} from '../text/messages.js';
import {codeInQr} from './claim-code.js';
import {codeInAddress, forgetCodeInAddress} from './code-in-address.js';
import {OnePlace} from './one-place.js';
import {signInByPopUp} from './pop-up.js';
import type {SignInHost, Stage} from './sign-in-host.js';
import {renderDesk} from './sign-in-view.js';

export type {SignInHost, Stage} from './sign-in-host.js';
export {signInStyles} from './sign-in-view.js';

export const signInWords = {
  fr: signInFr,
  en: async () => (await import('../messages/sign-in.en.js')).signInEn,
  es: async () => (await import('../messages/sign-in.es.js')).signInEs,
  ar: async () => (await import('../messages/sign-in.ar.js')).signInAr,
  uk: async () => (await import('../messages/sign-in.uk.js')).signInUk,
};

/** Enough to catch a slip; whether the address exists, only the message can tell. */
const emailShape = /^\S+@\S+\.\S+$/;
const codeShape = /^\d{6}$/;

export class SignInDesk implements ReactiveController {
  readonly host: SignInHost;
  readonly backend: BackendController;
  readonly text: Text<typeof signInFr>;
  email = '';
  claim = '';
  /** The code on paper was not typed: a camera, or the page's address, had it. */
  wasRead = false;
  isWaiting = false;
  isSentAgain = false;
  readonly canScan = canScan();
  /** The session that was here has ended by itself. */
  hasEnded = false;
  error: unknown;
  structureName = '';

  #stage: Stage = 'email';
  #abort: AbortController | undefined;
  #hadSession = false;
  #popUp: Window | undefined;
  readonly #place: OnePlace;

  constructor(host: SignInHost, backend: BackendController, text: Text<typeof signInFr>) {
    this.host = host;
    this.backend = backend;
    this.text = text;
    this.#place = new OnePlace(host, () => {
      host.requestUpdate();
    });
    host.addController(this);
  }

  get session(): Session | undefined {
    return this.backend.session;
  }

  get stage(): Stage {
    return this.#stage === 'email' && this.host.way === 'window' ? 'window' : this.#stage;
  }

  get state(): 'signed-in' | 'waiting' | 'signed-out' | 'failed' {
    if (this.session) return 'signed-in';
    if (this.isWaiting) return 'waiting';
    return this.error === undefined ? 'signed-out' : 'failed';
  }

  /** Does another sign-in of the same backend ask? */
  get otherPlace(): HTMLElement | undefined {
    return this.#place.other;
  }

  hostUpdate(): void {
    const {context} = this.backend;
    if (this.#place.join(context)) {
      this.#readStructure();
      this.#takeCodeOfPage();
    }
    if (this.session) {
      this.#hadSession = true;
      this.hasEnded = false;
    } else if (this.#hadSession) {
      this.#hadSession = false;
      this.hasEnded = !context.hasSignedOut;
    }
  }

  hostDisconnected(): void {
    this.#abort?.abort();
    this.#place.leave();
  }

  render(): TemplateResult {
    return renderDesk(this);
  }

  go(stage: Stage): void {
    this.#abort?.abort();
    this.#stage = stage;
    this.error = undefined;
    this.isWaiting = false;
    this.isSentAgain = false;
    this.#update();
    void this.host.updateComplete.then(() => {
      this.#focusField();
    });
  }

  /** What the form holds is sent. */
  submit(value: string): void {
    if (this.isWaiting) return;
    if (this.stage === 'email') {
      this.email = value;
      void this.sendCode(false);
    } else if (this.stage === 'code') void this.#signInWithCode(value.replace(/\D/g, ''));
    else void this.signInWithClaim(value);
  }

  async sendCode(isAgain: boolean): Promise<void> {
    const {structure} = this.backend;
    const {email, host} = this;
    await this.#try(async (signal) => {
      if (!emailShape.test(email)) throw new CodedError('EMAIL', 'Not an e-mail address');
      await this.backend.use((client) =>
        client.signIn.sendCode({structure, email, language: host.language === 'en' ? 'en' : 'fr'}, {signal}),
      );
      if (!isAgain) this.go('code');
      this.isSentAgain = isAgain;
    });
  }

  async signInWithClaim(claimCode: string): Promise<void> {
    const {structure} = this.backend;
    this.claim = claimCode;
    await this.#try(async (signal) => {
      if (claimCode === '') throw new CodedError('CLAIM', 'Empty');
      const session = await this.backend.use((client) =>
        client.signIn.withClaimCode({structure, claimCode}, {signal}),
      );
      if (codeInAddress() !== '') forgetCodeInAddress();
      this.#welcome(session);
    });
  }

  /** What stands in the field, should the element be drawn anew. */
  writeClaim(claim: string): void {
    this.claim = claim;
    this.wasRead = false;
  }

  /** The code is read where there is one; the person still says that they want in. */
  async scan(): Promise<void> {
    this.go('scan');
    await this.host.updateComplete;
    const video = this.host.renderRoot.querySelector('video');
    if (!video) return;
    const abort = new AbortController();
    this.#abort = abort;
    try {
      this.claim = await scanCode(video, {read: codeInQr, signal: abort.signal});
      this.wasRead = true;
      this.go('claim');
    } catch (error) {
      if (abort.signal.aborted) return;
      this.go('claim');
      this.error = error;
      this.#update();
    }
  }

  /** Opened again, the one before is closed. */
  async openWindow(): Promise<void> {
    const {structure, context} = this.backend;
    const onOpen = (popUp: Window): void => {
      this.#popUp = popUp;
    };
    await this.#try(async (signal) => {
      this.#welcome(await signInByPopUp({backend: context.backend, structure, signal, onOpen}));
    });
  }

  /** Brings the open window to the front. */
  showWindow(): void {
    this.#popUp?.focus();
  }

  signOut(): void {
    const {context, structure} = this.backend;
    // The session is forgotten here, whether or not the backend hears of it.
    void context.use((client) => client.me.signOut({structure})).catch(() => undefined);
    context.setSession(undefined);
    this.email = '';
    this.claim = '';
    this.go('email');
    this.host.dispatchEvent(new BadgeSignOutEvent());
  }

  /** Leads to the sign-in that asks, and back afterwards. */
  goToOther(): void {
    this.#place.goToOther();
  }

  /** It stays in the address until it has been used: others on the page may look for it too. */
  #takeCodeOfPage(): void {
    const code = codeInAddress();
    if (code !== '') {
      this.claim = code;
      this.wasRead = true;
    }
    if (code !== '' || this.host.start === 'claim') this.#stage = 'claim';
  }

  /** Its name is for people; what cannot lie is the site. */
  #readStructure(): void {
    const {structure, hasBackend} = this.backend;
    if (structure === '' || !hasBackend) return;
    this.backend
      .use(async (client) => client.structures.get({structure}))
      .then(
        ({name}) => {
          this.structureName = name;
          this.#update();
        },
        // The sentence does without it.
        () => undefined,
      );
  }

  async #signInWithCode(code: string): Promise<void> {
    const {structure} = this.backend;
    const {email} = this;
    await this.#try(async (signal) => {
      if (!codeShape.test(code)) throw new CodedError('SIX_DIGITS', 'Not six digits');
      this.#welcome(
        await this.backend.use((client) => client.signIn.withCode({structure, email, code}, {signal})),
      );
    });
  }

  #welcome(session: Session): void {
    this.#stage = 'email';
    this.claim = '';
    const wayBack = this.#place.wayBack();
    this.backend.context.setSession(session);
    this.host.dispatchEvent(new BadgeSignInEvent(session.person));
    // Back to what one wanted to do; else to where the form was that had the focus.
    void this.host.updateComplete.then(() => {
      (wayBack?.() ?? this.#find('.hello'))?.focus();
    });
  }

  /** One attempt at a time; an error stays on its field, which gets the focus. */
  async #try(attempt: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.isWaiting = true;
    this.error = undefined;
    this.#update();
    try {
      await attempt(abort.signal);
    } catch (error) {
      if (abort.signal.aborted) return;
      const isForeignPage = codeOf(error) === 'ORIGIN_NOT_REGISTERED' && this.backend.context.backend !== '';
      if (isForeignPage) {
        this.go('window');
        return;
      }
      this.error = error;
      this.#focusField();
    }
    if (this.#abort === abort) this.isWaiting = false;
    this.#update();
  }

  #focusField(): void {
    (this.#find('#field') ?? this.#find('.primary'))?.focus();
  }

  #find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #update(): void {
    this.host.requestUpdate();
  }
}
