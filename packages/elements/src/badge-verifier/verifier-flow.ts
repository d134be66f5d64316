/** The course of checking: what is given is read, the sites to ask are named, and they are asked once the person has said so. */
import type {Verdict} from '@pepites/credentials';
import type {LitElement, ReactiveController} from 'lit';
import {readBadge} from '../badge-display/read-badge.js';
import {CodedError} from '../base/coded-error.js';
import type {BackendController} from '../context/backend-controller.js';
import {BadgeInputRefusedEvent, BadgeVerdictReachedEvent} from '../events/verification-events.js';
import {codeOf} from '../text/error-key.js';
import type {Language} from '../text/messages.js';
import {loadCheckWords} from '../verification/check-list.js';
import {type FetchPolicy, verifyInPage, verifyOnce} from '../verification/verify-in-page.js';
import {CheckedBadge} from './checked-badge.js';
import {addressOf, fetchAddress} from './fetch-address.js';
import {type GivenInput, givenBytes, mostInputs} from './given-input.js';

export interface VerifierHost extends LitElement {
  readonly language: Language;
  readonly fetch: FetchPolicy;
}

export class VerifierFlow implements ReactiveController {
  badges: readonly CheckedBadge[] = [];
  /** Why what was given is not checked. */
  error: unknown;
  /** An address that waits for the person's yes. */
  address: URL | undefined;
  isFetching = false;
  /** The address as it was written: it stands in its field again where nothing came of it. */
  written = '';
  /** The heading of a verdict takes the focus after the next drawing. */
  focusTarget: 'verdict' | 'ready' | 'input' | undefined;

  readonly #host: VerifierHost;
  readonly #backend: BackendController;
  #life = new AbortController();

  constructor(host: VerifierHost, backend: BackendController) {
    this.#host = host;
    this.#backend = backend;
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.#life.signal.aborted) return;
    this.#life = new AbortController();
    for (const {picture, image} of this.badges) picture.show(image);
    if (this.badges.some(({state}) => state === 'checking')) void this.#checkBegun();
    this.#update();
  }

  hostDisconnected(): void {
    this.#life.abort();
    for (const {picture} of this.badges) picture.show(undefined);
  }

  get isBusy(): boolean {
    return this.isFetching || this.badges.some(({state}) => state === 'reading' || state === 'checking');
  }

  /** The badges that wait for the person's yes. */
  get ready(): readonly CheckedBadge[] {
    return this.badges.filter(({state}) => state === 'ready');
  }

  /** What will be asked of whom, without exception: nothing else is. */
  get hosts(): readonly string[] {
    return [...new Set(this.ready.flatMap(({hosts}) => hosts))];
  }

  /** Reads what is given. @param isSaid the sites were named already, and the person has pressed */
  async take(inputs: readonly GivenInput[], isSaid = false): Promise<void> {
    if (this.isBusy) return;
    if (inputs.length > mostInputs) {
      this.refuse(new CodedError('TOO_MANY', `${inputs.length} at once`));
      return;
    }
    this.clear();
    const badges = inputs.map(({name}) => new CheckedBadge(name));
    this.badges = badges;
    this.#update();
    // One after the other: a large one does not hold the page.
    for (const [i, input] of inputs.entries()) await this.#read(badges[i], input);
    if (this.badges !== badges) return;
    const [only] = badges;
    if (badges.length === 1 && only?.state === 'failed') {
      this.badges = [];
      this.error = only.error;
      this.#update();
      return;
    }
    this.focusTarget = 'ready';
    if (isSaid || this.hosts.length === 0) await this.begin();
    else this.#update();
  }

  /** The person has said that the sites which are named may be asked. */
  async begin(): Promise<void> {
    for (const badge of this.ready) badge.state = 'checking';
    this.#update();
    await this.#checkBegun();
  }

  /** Once more, with what was missing. */
  async again(badge: CheckedBadge): Promise<void> {
    if (this.isBusy) return;
    badge.state = 'checking';
    this.#update();
    await this.#checkBegun();
  }

  /** One after the other. An element that is taken away stops, and goes on where it is put back. */
  async #checkBegun(): Promise<void> {
    const {badges} = this;
    const {signal} = this.#life;
    for (const badge of badges.filter(({state}) => state === 'checking')) {
      if (signal.aborted) return;
      await this.#verify(badge, signal);
      if (this.badges !== badges) return;
    }
    if (signal.aborted) return;
    this.focusTarget = 'verdict';
    this.#update();
  }

  /** Shows whom the page would ask for what is at the address. */
  propose(written: string): void {
    this.error = undefined;
    this.written = written;
    try {
      this.address = addressOf(written);
      this.focusTarget = 'ready';
      this.#update();
    } catch (error) {
      this.refuse(error);
    }
  }

  async fetchAddress(): Promise<void> {
    const {address} = this;
    const {signal} = this.#life;
    if (!address || this.isBusy) return;
    this.isFetching = true;
    this.error = undefined;
    this.#update();
    try {
      const bytes = await fetchAddress(address, signal);
      this.isFetching = false;
      await this.take([givenBytes(bytes, address.host)]);
    } catch (error) {
      this.isFetching = false;
      // Where the element was taken away meanwhile, the address waits as it did before. It may have been put back already.
      if (signal.aborted) {
        this.#update();
        return;
      }
      this.address = undefined;
      this.refuse(error);
    }
  }

  /** Says what is wrong; all else stays. */
  refuse(error: unknown, fileName = ''): void {
    this.error = error;
    this.#host.dispatchEvent(new BadgeInputRefusedEvent(codeOf(error) || 'OTHER', fileName));
    this.#update();
  }

  /** In the page alone: the address is compared with what the badge carries, and kept nowhere else. */
  async compare(badge: CheckedBadge, email: string): Promise<void> {
    badge.email = email;
    badge.isEmailWrong = !/^\S+@\S+\.\S+$/.test(email.trim());
    badge.mine = undefined;
    if (badge.parsed && !badge.isEmailWrong) {
      const {matchRecipient} = await import('@pepites/credentials/verify.js');
      const {result} = await matchRecipient(badge.parsed, {email: email.trim()});
      badge.mine = result === 'pass' ? 'yes' : result === 'fail' ? 'no' : 'unknown';
    }
    this.#update();
  }

  /** What was found of an address is not said of another. */
  write(badge: CheckedBadge, email: string): void {
    badge.email = email;
    if (badge.mine === undefined) return;
    badge.mine = undefined;
    this.#update();
  }

  /** Begins anew, where a badge is given. */
  readonly restart = (): void => {
    this.clear();
    this.focusTarget = 'input';
    this.#update();
  };

  clear(): void {
    for (const {picture} of this.badges) picture.show(undefined);
    this.badges = [];
    this.error = undefined;
    this.address = undefined;
    this.written = '';
    this.isFetching = false;
  }

  async #read(badge: CheckedBadge | undefined, input: GivenInput): Promise<void> {
    if (!badge) return;
    try {
      const source = await readBadge(await input.read(), {
        backend: '',
        page: document.baseURI,
        isDirect: false,
      });
      if (source.kind !== 'badge') return;
      badge.parsed = source.parsed;
      // What the badge brings itself: an address in it is not asked for.
      if (source.picture instanceof Blob) badge.image = source.picture;
      if (!this.#life.signal.aborted) badge.picture.show(badge.image);
      badge.hosts = await this.#hostsFor(badge);
      badge.state = 'ready';
    } catch (error) {
      badge.state = 'failed';
      badge.error = error;
      this.#host.dispatchEvent(new BadgeInputRefusedEvent(codeOf(error) || 'OTHER', badge.fileName));
    }
    this.#update();
  }

  async #hostsFor(badge: CheckedBadge): Promise<readonly string[]> {
    const {hasBackend, context} = this.#backend;
    if (hasBackend) {
      const {host} = new URL(context.backend || '/', document.baseURI);
      return [host];
    }
    if (this.#host.fetch !== 'direct') return [];
    return (await this.#checkWith(badge, new Set())).missing;
  }

  async #verify(badge: CheckedBadge, signal: AbortSignal): Promise<void> {
    try {
      const {verdict, hosts} = await this.#verdictOn(badge, signal);
      await loadCheckWords(this.#host.language);
      if (signal.aborted) return;
      Object.assign(badge, {verdict, hosts, state: 'done'});
      this.#host.dispatchEvent(new BadgeVerdictReachedEvent(verdict));
    } catch (error) {
      if (signal.aborted) return;
      Object.assign(badge, {error, state: 'failed'});
    }
    this.#update();
  }

  /** @returns also whom it would have needed to ask */
  async #verdictOn(
    badge: CheckedBadge,
    signal: AbortSignal,
  ): Promise<{verdict: Verdict; hosts: readonly string[]}> {
    const {context, hasBackend} = this.#backend;
    const {hosts, parsed} = badge;
    if (this.#host.fetch === 'direct') {
      const {verdict, missing} = await this.#checkWith(badge, new Set(hosts), signal);
      return {verdict, hosts: [...new Set([...hosts, ...missing])]};
    }
    const verdict = await verifyOnce(context, {credentialText: parsed?.text ?? '', now: new Date()});
    return {verdict, hosts: hasBackend ? hosts : []};
  }

  /** @returns also the sites that were not asked, as they are not among `hosts` */
  async #checkWith(badge: CheckedBadge, hosts: ReadonlySet<string>, signal?: AbortSignal) {
    const {context, hasBackend} = this.#backend;
    const missing = new Set<string>();
    const isAsked = hasBackend && hosts.size > 0;
    const verdict = await verifyInPage({
      credentialText: badge.parsed?.text ?? '',
      now: new Date(),
      fetch: 'direct',
      client: isAsked ? await context.client() : undefined,
      ...(signal && {signal}),
      mayAsk: (url) => {
        const {host} = new URL(url);
        if (!hosts.has(host)) missing.add(host);
        return hosts.has(host);
      },
    });
    return {verdict, missing: [...missing]};
  }

  #update(): void {
    this.#host.requestUpdate();
  }
}
