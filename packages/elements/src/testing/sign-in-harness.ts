/** Acts on `<badge-sign-in>` as a person does. Not shipped. */
import {fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import type {BadgeSignInElement} from '../badge-sign-in/badge-sign-in.element.js';
import '../badge-sign-in/badge-sign-in.js';
import {ElementHarness} from './element-harness.js';
import {backendError, fakeBackend, session, structure} from './samples.js';

export class SignInHarness extends ElementHarness<BadgeSignInElement> {
  static async of(element: BadgeSignInElement): Promise<SignInHarness> {
    await waitUntil(() => element.shadowRoot?.querySelector('button'), undefined, {timeout: 10_000});
    return new SignInHarness(element);
  }

  get provider(): BadgeBackendElement {
    const provider = this.element.closest('badge-backend');
    if (!provider) throw new Error('No <badge-backend>');
    return provider;
  }

  get field(): HTMLInputElement {
    return this.one('#field', HTMLInputElement);
  }

  async submit(value: string): Promise<void> {
    this.field.value = value;
    this.field.dispatchEvent(new Event('input', {bubbles: true}));
    this.field.form?.requestSubmit();
    await this.element.updateComplete;
    await waitUntil(() => !this.element.matches(':state(waiting)'));
    await this.element.updateComplete;
  }
}

/** `failures`: the code of what a call fails with, by its name. */
export function signInBackend(failures: Readonly<Record<string, string>> = {}): BadgeBackend & {
  readonly asked: string[];
} {
  const asked: string[] = [];
  const answer = <T>(call: string, value: T): Promise<T> => {
    asked.push(call);
    const failure = failures[call];
    return failure === undefined ? Promise.resolve(value) : Promise.reject(backendError(failure));
  };
  const client = fakeBackend({
    structures: {
      get: () =>
        Promise.resolve({
          id: structure,
          name: 'Les Trois Saules',
          kind: 'ACI',
          issuerId: 'https://x.example',
        }),
    },
    signIn: {
      sendCode: () => answer('sendCode', {expiresInSeconds: 600}),
      withCode: ({code}) => answer(`withCode ${code}`, session),
      withClaimCode: ({claimCode}) => answer(`withClaimCode ${claimCode}`, session),
    },
    me: {
      signOut: () => answer('signOut', undefined),
      awards: () => answer('awards', {items: []}),
    },
  });
  return Object.assign(client, {asked});
}

export async function openSignIn(
  client: BadgeBackend,
  more: {readonly backend?: string; readonly way?: 'here' | 'window'} = {},
): Promise<SignInHarness> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend backend=${more.backend ?? ''} structure=${structure} .client=${client}
      ><badge-sign-in way=${more.way ?? 'here'}></badge-sign-in
    ></badge-backend>`,
  );
  const element = provider.querySelector('badge-sign-in');
  if (!element) throw new Error('No <badge-sign-in>');
  return SignInHarness.of(element);
}
