import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {find, textOf} from '../testing/dom.js';
import {type SignedBadge, signedBadge, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgeVerifierElement} from './badge-verifier.element.js';
import './badge-verifier.js';

const validUntil = new Date('2026-10-20T00:00:00Z');

/** It carries the address malika@exemple.fr, hidden. */
async function named(options: Parameters<typeof signedBadge>[0] = {}): Promise<SignedBadge> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('malika@exemple.frsel'));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const identity = {type: 'IdentityObject', hashed: true, identityType: 'emailAddress', salt: 'sel'};
  return signedBadge({
    ...options,
    moreOfSubject: {identifier: [{...identity, identityHash: `sha256$${hex}`}]},
  });
}

async function checked(badge: SignedBadge, isAlone = false): Promise<BadgeVerifierElement> {
  const client = isAlone ? undefined : verifyingBackend(badge);
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend .client=${client}><badge-verifier></badge-verifier></badge-backend>`,
  );
  const element = provider.querySelector('badge-verifier')!;
  await element.check(JSON.stringify(badge.credential));
  await element.updateComplete;
  return element;
}

async function compare(element: BadgeVerifierElement, email: string): Promise<void> {
  element.shadowRoot!.querySelector<HTMLInputElement>('.mine input')!.value = email;
  element.shadowRoot!.querySelector<HTMLFormElement>('.mine')!.requestSubmit();
  await waitUntil(() => textOf(element).includes('Ce badge porte'), 'compared', {timeout: 10_000});
}

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim();
const title = (element: Element): string => plain(find(element, '.verdict h2')!.textContent);
const lines = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('.verdict .lines p')].map(({textContent}) => plain(textContent));
/** What is not known of a badge that is good: beneath the green box, not in it. */
const leftOpen = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('.verdict + .left-open p')].map(({textContent}) =>
    plain(textContent),
  );
/** The mark beside the headline, and the tone of the box. */
const look = (element: Element): string =>
  `${find(element, '.verdict .truth:has(h2) > .mark')!.classList.item(1)} ${find(element, '.verdict')!.className.replace('head verdict', '').trim()}`.trim();

describe('the headline of a verdict', () => {
  it('says of a badge without a name that nobody knows whose it is, and what to ask', async () => {
    const element = await checked(await signedBadge());
    expect(title(element)).to.equal('Ce badge est vrai et valable.');
    expect(look(element)).to.equal('yes good');
    expect(lines(element)).to.deep.equal([]);
    expect(leftOpen(element)).to.deep.equal([
      'Nous ne savons pas à qui il est. Demandez à la personne le lien de sa page.',
    ]);
  });

  it('keeps its mark where a theme has none on pictures', async () => {
    const element = await checked(await signedBadge());
    element.style.setProperty('--badge-mark-on-image', 'none');
    const mark = find(element, '.verdict .truth:has(h2) > .mark')!;
    expect(mark.checkVisibility()).to.equal(true);
  });

  it('says of a badge with an address that it was not compared, right above the field for it', async () => {
    const element = await checked(await named());
    expect(leftOpen(element)).to.deep.equal([
      'Nous n’avons pas vérifié à qui il est. Donnez plus bas l’adresse mail de la personne.',
    ]);
    expect(find(element, '.left-open .mark.unsure') === null).to.equal(false);
    expect(find(element, '.left-open')!.nextElementSibling!.className).to.equal('mine');
    await expect(element).to.be.accessible();
  });

  it('says whose it is once the address is the same', async () => {
    const element = await checked(await named());
    await compare(element, 'malika@exemple.fr');
    expect(title(element)).to.equal('Ce badge est vrai et valable.');
    expect(lines(element)).to.deep.equal(['Il est à la personne qui a cette adresse mail.']);
    expect(leftOpen(element)).to.deep.equal([]);
    expect(find(element, '.verdict .lines .mark.yes') === null).to.equal(false);
  });

  it('says nothing of an address once another is written', async () => {
    const element = await checked(await named());
    await compare(element, 'malika@exemple.fr');
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('.mine input')!;
    field.value = 'tran@exemple.fr';
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await element.updateComplete;
    expect(lines(element)).to.deep.equal([]);
    expect(textOf(element)).not.to.contain('qui a cette adresse mail').and.not.to.contain('Ce badge porte');
  });

  it('says first that it is not theirs, in words, shape and colour, and then what else is true of it', async () => {
    const element = await checked(await named());
    await compare(element, 'tran@exemple.fr');
    expect(title(element)).to.equal('Ce badge n’est pas à la personne qui a cette adresse mail.');
    expect(look(element)).to.equal('late alert late');
    expect(lines(element)).to.deep.equal([
      'Ne l’acceptez pas pour cette personne. Ou essayez une autre adresse mail.',
      'Ce badge est vrai et valable.',
    ]);
    expect(find(element, '.medallion.unproven') === null, 'no medal of this person’s').to.equal(false);
    await expect(element).to.be.accessible();
  });

  it('lets no address hide that a badge was withdrawn', async () => {
    const element = await checked(await named({isRevoked: true}));
    await compare(element, 'malika@exemple.fr');
    expect(title(element)).to.equal('Ce badge a été retiré. Ne l’acceptez pas.');
    expect(look(element)).to.equal('no alert no');
  });

  it('does not call withdrawn what may come back', async () => {
    const element = await checked(await signedBadge({isSuspended: true}));
    expect(title(element)).to.equal('Ce badge est suspendu. Ne l’acceptez pas pour le moment.');
    expect(look(element)).to.equal('late alert late');
    expect(find(element, '.void.suspended') === null).to.equal(false);
  });

  it('does not call true what is over and not proven', async () => {
    const late = await checked(await signedBadge({validUntil}));
    expect(title(late)).to.equal('Ce badge n’est plus valable depuis le 20 octobre 2026.');
    expect(look(late)).to.equal('late alert late');
    for (const [element, words] of [
      [
        await checked(await signedBadge({validUntil, isRecognised: false})),
        'Et nous ne connaissons pas la structure qui l’a donné.',
      ],
      [await checked(await signedBadge({validUntil}), true), 'Mais nous ne savons pas si le badge est vrai.'],
    ] as const) {
      expect(title(element)).to.equal('Ce badge n’est plus valable depuis le 20 octobre 2026.');
      expect(lines(element)).to.deep.equal([words]);
      expect(look(element), 'the sign of what the sentence says').to.equal('late alert late');
      expect(find(element, '.verdict .mark.unsure') === null, 'and below it, what is not known').to.equal(
        false,
      );
      expect(find(element, '.medallion.unproven > .void.unproven') === null).to.equal(false);
      expect(textOf(element)).not.to.contain('Ce badge est vrai');
    }
  });

  it('says what to do where it is not known whether a badge is good', async () => {
    const alone = await checked(await signedBadge(), true);
    expect([title(alone), look(alone), ...lines(alone)]).to.deep.equal([
      ...['Nous ne savons pas si ce badge est vrai.', 'unsure alert'],
      'Nous n’avons pas vérifié la signature de la structure.',
      'Demandez à la structure si elle a donné ce badge.',
    ]);
    const foreign = await checked(await signedBadge({isRecognised: false}));
    expect([title(foreign), look(foreign), ...lines(foreign)]).to.deep.equal([
      ...['Nous ne savons pas si ce badge est vrai.', 'unsure alert'],
      'Personne ne l’a modifié. Mais nous ne connaissons pas la structure qui l’a donné.',
      'Demandez à la structure si elle a donné ce badge.',
    ]);
  });
});
