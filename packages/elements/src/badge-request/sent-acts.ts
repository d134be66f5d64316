/** What can be done with a request that was sent: taken back, said to be one’s own, changed. Afterwards the element shows where it stands. */
import type {BadgeBackend, BadgeRequest} from '@pepites/recognition';
import type {ReactiveControllerHost} from 'lit';
import {CodedError} from '../base/coded-error.js';
import type {ClaimSheets} from '../claim-sheets/claim-sheets.js';
import type {BackendController} from '../context/backend-controller.js';
import type {DraftAnswer} from './draft.js';
import {answersWithFiles} from './reopen-answers.js';
import type {RequestFlow} from './request-flow.js';
import type {RequestSender} from './request-sender.js';

type SheetPart = typeof import('../claim-sheets/claim-sheets.js');

export interface SentActsOptions {
  readonly backend: BackendController;
  readonly flow: RequestFlow;
  /** Told what came of each act. */
  readonly sender: RequestSender;
}

export class SentActs {
  /** Has a code left for the person whom the adviser sends a request with? `undefined` before one was asked for. */
  codeIsSent: boolean | undefined;

  /** The sheet with the person's code that the adviser prints, once they have asked for one. */
  sheet: {readonly part: SheetPart; readonly made: ClaimSheets} | undefined;

  readonly #host: ReactiveControllerHost;
  readonly #backend: BackendController;
  readonly #flow: RequestFlow;
  readonly #sender: RequestSender;
  #isActing = false;

  constructor(host: ReactiveControllerHost, {backend, flow, sender}: SentActsOptions) {
    this.#host = host;
    this.#backend = backend;
    this.#flow = flow;
    this.#sender = sender;
  }

  /** The person takes it back. */
  async withdraw(): Promise<void> {
    const of = this.#sentRequest();
    if (!of) return;
    const {structure, request} = of;
    if (await this.#act(async (client) => client.requests.withdraw({structure, request})))
      this.#flow.note = 'withdrawn';
  }

  /** Takes the request back, and opens its answers: before it is theirs, the person may change what was written with them. */
  async changeAnswers(): Promise<void> {
    const {stage} = this.#flow;
    const of = this.#sentRequest();
    if (!of || !('request' in stage)) return;
    const {structure, request} = of;
    let answers: readonly DraftAnswer[] = [];
    const isBack = await this.#act(async (client) => {
      answers = await answersWithFiles(client, stage.request);
      return client.requests.withdraw({structure, request});
    });
    if (isBack) await this.#flow.reopen(answers);
  }

  /** The person says that a request which was sent with them is theirs. */
  async confirm(): Promise<void> {
    const of = this.#sentRequest();
    if (of) await this.#act(async (client) => client.requests.confirm(of));
  }

  /** The person says so on the adviser's device. */
  async confirmFor(how: {readonly way: 'code' | 'signature'; readonly code?: string}): Promise<void> {
    const of = this.#sentRequest();
    if (of) await this.#act(async (client) => client.requests.confirmFor({...of, ...how}));
  }

  async sendConfirmationCode(): Promise<void> {
    const of = this.#sentRequest();
    if (!of) return;
    this.codeIsSent = undefined;
    this.#sender.error = undefined;
    try {
      const {isSent} = await this.#backend.use((client) => client.requests.sendConfirmationCode(of));
      this.codeIsSent = isSent;
    } catch (error) {
      this.#sender.error = error;
      this.#flow.show({kind: 'intro'}, 'summary');
    }
    this.#host.requestUpdate();
  }

  /** Makes a sheet with a code for the person, to be printed. */
  async printCode(person: {readonly id: string; readonly name: string}): Promise<void> {
    this.#sender.error = undefined;
    try {
      const part = await import('../claim-sheets/claim-sheets.js');
      const changed = (): void => {
        this.#host.requestUpdate();
      };
      this.sheet ??= {part, made: new part.ClaimSheets(changed)};
      await this.sheet.made.make(this.#backend, [person], person.name);
    } catch {
      this.#sender.error = new CodedError('UNREACHABLE', 'A part of the element cannot be loaded');
      this.#host.requestUpdate();
    }
  }

  #sentRequest(): {structure: string; request: string; revision: number} | undefined {
    const {stage} = this.#flow;
    if (!('request' in stage)) return undefined;
    const {structure, id, revision} = stage.request;
    return {structure, request: id, revision};
  }

  /** One act on a request that was sent; afterwards the element shows where it stands. */
  async #act(act: (client: BadgeBackend) => Promise<BadgeRequest>): Promise<boolean> {
    if (this.#isActing) return false;
    this.#isActing = true;
    this.#sender.error = undefined;
    try {
      this.#sender.sent = await this.#backend.use(act);
    } catch (error) {
      this.#sender.error = error;
    } finally {
      this.#isActing = false;
    }
    this.#flow.show({kind: 'intro'}, this.#sender.error === undefined ? 'heading' : 'summary');
    this.#backend.context.notifyChange();
    return this.#sender.error === undefined;
  }
}
