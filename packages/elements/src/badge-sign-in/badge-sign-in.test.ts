import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {backendError, fakeBackend, session, structure} from '../testing/samples.js';
import type {BadgeSignInElement} from './badge-sign-in.element.js';
import './badge-sign-in.js';
import {once, textOf} from '../testing/dom.js';

const field = (element: Element): HTMLInputElement => element.shadowRoot!.querySelector('input')!;
const buttonNamed = (element: Element, name: string): HTMLButtonElement =>
  [...element.shadowRoot!.querySelectorAll('button')].find((b) => b.textContent.includes(name))!;

interface Calls {
  readonly sent: string[];
  readonly tried: string[];
}

function backend(failure?: string): {client: BadgeBackend; calls: Calls} {
  const calls: Calls = {sent: [], tried: []};
  const answer = (given: string) => {
    calls.tried.push(given);
    return failure === undefined ? Promise.resolve(session) : Promise.reject(backendError(failure));
  };
  const client = fakeBackend({
    signIn: {
      sendCode: ({email}) => {
        calls.sent.push(email);
        return Promise.resolve({expiresInSeconds: 600});
      },
      withCode: ({code}) => answer(code),
      withClaimCode: ({claimCode}) => answer(claimCode),
    },
    me: {signOut: () => Promise.resolve(undefined)},
  });
  return {client, calls};
}

async function signIn(client: BadgeBackend): Promise<BadgeSignInElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${client}
      ><badge-sign-in></badge-sign-in
    ></badge-backend>`,
  );
  const element = provider.querySelector('badge-sign-in')!;
  await ready(element);
  return element;
}

/** What asks is loaded with the first of them. */
async function ready(element: Element): Promise<void> {
  await waitUntil(() => element.shadowRoot?.querySelector('button'), undefined, {timeout: 10_000});
}

async function submit(element: BadgeSignInElement, value: string): Promise<void> {
  field(element).value = value;
  field(element).form!.requestSubmit();
  await element.updateComplete;
  await waitUntil(() => !element.matches(':state(waiting)'));
  await element.updateComplete;
}

async function toCode(element: BadgeSignInElement): Promise<void> {
  await submit(element, 'malika@example.org');
  await waitUntil(() => field(element).name === 'code');
}

describe('<badge-sign-in>', () => {
  it('is accessible in every state', async () => {
    const {client} = backend('CODE_WRONG');
    const element = await signIn(client);
    await expect(element).to.be.accessible();
    await submit(element, 'pas une adresse');
    await expect(element).to.be.accessible();
    await toCode(element);
    await expect(element).to.be.accessible();
    await submit(element, '000000');
    await expect(element).to.be.accessible();
    buttonNamed(element, 'Changer').click();
    await element.updateComplete;
    buttonNamed(element, 'papier').click();
    await element.updateComplete;
    await expect(element).to.be.accessible();
    element.closest('badge-backend')!.context.setSession(session);
    await element.updateComplete;
    await expect(element).to.be.accessible();
  });

  it('signs in by keyboard with the code of the message, pasted with a space, and shares the session', async () => {
    const {client, calls} = backend();
    const element = await signIn(client);
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'malika@example.org'});
    await sendKeys({press: 'Enter'});
    await waitUntil(() => field(element).name === 'code');
    await waitUntil(() => element.shadowRoot!.activeElement === field(element));
    expect(textOf(element)).to.contain('Un message est parti à malika@example.org.');
    expect(field(element).autocomplete).to.equal('one-time-code');
    expect(field(element).inputMode).to.equal('numeric');
    const event = once(element, 'badge-sign-in');
    field(element).value = '123 456';
    await sendKeys({press: 'Enter'});
    expect((await event).person.displayName).to.equal('Malika T.');
    expect(calls).to.deep.equal({sent: ['malika@example.org'], tried: ['123456']});
    expect(element.closest('badge-backend')!.context.session).to.equal(session);
    await element.updateComplete;
    expect(textOf(element)).to.contain('Bonjour, Malika T.');
  });

  it('signs in with a code on paper', async () => {
    const {client, calls} = backend();
    const element = await signIn(client);
    buttonNamed(element, 'papier').click();
    await element.updateComplete;
    const event = once(element, 'badge-sign-in');
    void submit(element, 'K7QM-3R9X');
    await event;
    expect(calls.tried).to.deep.equal(['K7QM-3R9X']);
  });

  for (const [code, words] of [
    ['CODE_WRONG', 'Ce code n’est pas le bon.'],
    ['CODE_EXPIRED', 'Ce code ne marche plus.'],
    ['TOO_MANY_ATTEMPTS', 'Trop d’essais.'],
    ['ORIGIN_NOT_REGISTERED', 'Ce site n’est pas inscrit'],
    ['UNREACHABLE', 'Le site ne répond pas.'],
    ['SOMETHING_NEW', 'Quelque chose n’a pas marché.'],
  ] as const) {
    it(`says ${code} in a sentence, tied to the field, and keeps what was written`, async () => {
      const element = await signIn(backend(code).client);
      await toCode(element);
      await submit(element, '123456');
      expect(textOf(element)).to.contain(words);
      expect(field(element).value).to.equal('123456');
      // A server that is down is not the fault of what was written.
      expect(field(element).getAttribute('aria-invalid')).to.equal(String(code.startsWith('CODE_')));
      expect(element.shadowRoot!.activeElement).to.equal(field(element));
    });
  }

  it('asks for an address and for six digits before it asks the backend', async () => {
    const {client, calls} = backend();
    const element = await signIn(client);
    await submit(element, 'malika');
    expect(textOf(element)).to.contain('Écrivez une adresse mail');
    await toCode(element);
    await submit(element, '12');
    expect(textOf(element)).to.contain('Écrivez les 6 chiffres du code.');
    expect(calls.tried).to.deep.equal([]);
  });

  it('signs out, and says so to the page', async () => {
    const element = await signIn(backend().client);
    const {context} = element.closest('badge-backend')!;
    context.setSession(session);
    await element.updateComplete;
    const event = once(element, 'badge-sign-out');
    buttonNamed(element, 'déconnecter').click();
    await event;
    expect(context.session).to.equal(undefined);
  });

  it('keeps two on one page apart, in two languages', async () => {
    const root = await fixture(
      html`<div><badge-sign-in lang="en"></badge-sign-in><badge-sign-in></badge-sign-in></div>`,
    );
    const [one, two] = [...root.querySelectorAll('badge-sign-in')];
    await Promise.all([ready(one!), ready(two!)]);
    buttonNamed(one!, 'code on paper').click();
    await one!.updateComplete;
    expect(textOf(one!)).to.contain('Your code');
    expect(textOf(two!)).to.contain('Votre adresse mail');
  });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const) {
    it(`cuts nothing at ${width} with text at ${size}`, async () => {
      const element = await signIn(backend('CODE_WRONG').client);
      element.closest<HTMLElement>('badge-backend')!.style.fontSize = size;
      element.style.width = width;
      await toCode(element);
      await submit(element, '123456');
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});
