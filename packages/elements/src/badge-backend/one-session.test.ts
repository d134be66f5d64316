import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from './badge-backend.element.js';
import './badge-backend.js';
import '../badge-endorse/badge-endorse.js';
import {EndorseBackend} from '../testing/endorse-backend.js';
import {plain} from '../testing/element-harness.js';
import {backendError, session, structure} from '../testing/samples.js';
import {SignInHarness} from '../testing/sign-in-harness.js';

/** A page with a sign-in of its own and two elements that need one. */
async function page(backend: EndorseBackend): Promise<BadgeBackendElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${backend.client}>
      <badge-endorse badge="velos"></badge-endorse>
      <badge-endorse></badge-endorse>
      <badge-sign-in></badge-sign-in>
    </badge-backend>`,
  );
  await waitUntil(() => signInsOf(provider).length === 3, undefined, {timeout: 10_000});
  await Promise.all(signInsOf(provider).map((element) => SignInHarness.of(element)));
  return provider;
}

const signInsOf = (provider: Element): HTMLElementTagNameMap['badge-sign-in'][] => [
  ...[...provider.querySelectorAll('badge-endorse')].flatMap((element) => [
    ...element.shadowRoot!.querySelectorAll('badge-sign-in'),
  ]),
  ...provider.querySelectorAll('badge-sign-in'),
];
const fieldsOf = (provider: Element): number =>
  signInsOf(provider).filter((element) => element.shadowRoot!.querySelector('input')).length;
const wordsOf = (element: Element): string => plain(element.shadowRoot?.textContent ?? '');

describe('one session for all in a <badge-backend>', () => {
  it('is asked for in one place, that of the page itself; the others lead there', async () => {
    const provider = await page(new EndorseBackend());
    expect(fieldsOf(provider)).to.equal(1);
    const [first, , own] = signInsOf(provider);
    expect(wordsOf(first!)).to.contain('Une seule connexion suffit pour toute la page.');
    await expect(provider).to.be.accessible();
    const harness = await SignInHarness.of(first!);
    await harness.press('Me connecter');
    expect(document.activeElement === own).to.equal(true);
    expect(own!.shadowRoot!.activeElement?.id).to.equal('field');
  });

  it('reaches all, also when it ends; what was asked for goes on', async () => {
    const backend = new EndorseBackend();
    const provider = await page(backend);
    provider.context.setSession(session);
    await waitUntil(() =>
      wordsOf(provider.querySelector('badge-endorse')!).includes('Demander une recommandation'),
    );
    const own = await SignInHarness.of(provider.querySelector(':scope > badge-sign-in')!);
    await own.press('Se déconnecter');
    await waitUntil(() => signInsOf(provider).length === 3);
    expect(provider.context.session).to.equal(undefined);
    expect(own.words).not.to.contain('Votre connexion est terminée');
  });

  it('that has expired is asked for once, however many calls fail, and said to have ended', async () => {
    const backend = new EndorseBackend();
    const provider = await page(backend);
    provider.context.setSession(session);
    const [own] = provider.querySelectorAll<HTMLElementTagNameMap['badge-sign-in']>(':scope > badge-sign-in');
    await waitUntil(() => wordsOf(own!).includes('Bonjour, Malika T.'));
    backend.failures['list'] = backend.failures['mine'] = backend.failures['me.awards'] = 'SESSION_ENDED';
    provider.context.notifyChange();
    await waitUntil(() => signInsOf(provider).length === 3 && fieldsOf(provider) === 1);
    await waitUntil(() => wordsOf(own!).includes('Votre connexion est terminée. Connectez-vous de nouveau.'));
    await expect(own!).to.be.accessible();
  });

  it('is not lost by a late answer to the session before', async () => {
    const provider = await page(new EndorseBackend());
    const {context} = provider;
    context.setSession(session);
    let fail = (_error: unknown): void => undefined;
    const late = context.use(() => new Promise<never>((_, reject) => (fail = reject))).catch(() => undefined);
    await context.client();
    const again = {...session, token: 'again'};
    context.setSession(again);
    fail(backendError('SESSION_ENDED'));
    await late;
    expect(context.session).to.equal(again);
  });

  it('stays apart from that of another backend on the page', async () => {
    const [one, two] = [await page(new EndorseBackend()), await page(new EndorseBackend())];
    expect([fieldsOf(one), fieldsOf(two)]).to.deep.equal([1, 1]);
    one.context.setSession(session);
    await waitUntil(() => fieldsOf(one) === 0);
    expect(two.context.session).to.equal(undefined);
    expect(fieldsOf(two)).to.equal(1);
  });
});
