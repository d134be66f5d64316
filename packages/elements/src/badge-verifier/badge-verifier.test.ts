import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {type SignedBadge, signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgeVerifierElement} from './badge-verifier.element.js';
import './badge-verifier.js';
import {find, once, textOf} from '../testing/dom.js';

const answers = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('.parts strong')].map((a) => a.textContent.trim());

let good: SignedBadge;
let expired: SignedBadge;
let revoked: SignedBadge;
let foreign: SignedBadge;
before(async () => {
  [good, expired, revoked, foreign] = await Promise.all([
    signedBadge(),
    signedBadge({validUntil: new Date('2026-10-20T00:00:00Z')}),
    signedBadge({isRevoked: true}),
    signedBadge({isRecognised: false}),
  ]);
});

async function verifier(client: BadgeBackend | undefined): Promise<BadgeVerifierElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend .client=${client}><badge-verifier></badge-verifier></badge-backend>`,
  );
  return provider.querySelector('badge-verifier')!;
}

async function checked(credential: unknown, client: BadgeBackend | undefined): Promise<BadgeVerifierElement> {
  const element = await verifier(client);
  await element.check(JSON.stringify(credential));
  await element.updateComplete;
  return element;
}

/** Presses the button of these words, once it is there. */
async function press(element: Element, words: string): Promise<void> {
  const named = (): HTMLButtonElement | undefined =>
    [...element.shadowRoot!.querySelectorAll('button')].find((each) => each.textContent.trim() === words);
  await waitUntil(() => named() !== undefined, words, {timeout: 10_000});
  named()!.click();
}

describe('<badge-verifier>', () => {
  it('is accessible in every state', async () => {
    await expect(await verifier(undefined)).to.be.accessible();
    await expect(await checked('nope', undefined)).to.be.accessible();
    for (const badge of [good, expired, revoked, foreign]) {
      await expect(await checked(badge.credential, verifyingBackend(badge))).to.be.accessible();
    }
    await expect(await checked(tampered(good), verifyingBackend(good))).to.be.accessible();
    await expect(await checked(good.credential, undefined)).to.be.accessible();
  });

  it('answers four questions on a good badge, and says when all was checked', async () => {
    const element = await checked(good.credential, verifyingBackend(good));
    expect(textOf(element)).to.contain('Ce badge est vrai et valable.');
    expect(textOf(element)).to.contain('B.A.BA de l’entreprise Donné par Les Trois Saules');
    expect(answers(element)).to.deep.equal([
      'Oui, il est vrai.',
      'Oui, il est valable.',
      'Nous ne savons pas.',
      'Les Trois Saules. Nous connaissons cette structure.',
    ]);
    expect(textOf(element)).to.match(/Contrôlé le [^,]+ 20\d\d\.$/u);
    expect(textOf(element)).to.contain('Voir les 8 vérifications').and.to.contain('Les Trois Saules.');
    expect(element.shadowRoot!.activeElement).to.equal(find(element, '.verdict'));
  });

  it('refuses a badge in which one byte was changed, and calls nothing in it good', async () => {
    const element = await checked(tampered(good), verifyingBackend(good));
    expect(textOf(element)).to.contain('Attention ! N’acceptez pas ce badge.');
    expect(textOf(element)).to.contain('Nom écrit dans ce fichier : B.A.BA de l’entreprise');
    expect(answers(element)).to.deep.equal([
      'Non, il n’est pas vrai.',
      'Non. Il n’est pas vrai.',
      ...['Nous ne savons pas.', 'Nous ne savons pas.'],
    ]);
    expect(textOf(element)).to.contain('Le nom écrit dans ce badge ne prouve rien.');
    expect(find(element, 'img')).to.equal(null);
  });

  it('tells expired, withdrawn and unknown apart', async () => {
    const late = await checked(expired.credential, verifyingBackend(expired));
    expect(answers(late).slice(0, 2), 'in the same order as of any other').to.deep.equal([
      'Il a bien été donné par Les Trois Saules.',
      'Non.',
    ]);
    expect(textOf(late).split('plus valable depuis le 20 octobre 2026.').length).to.equal(3);
    expect(textOf(await checked(revoked.credential, verifyingBackend(revoked)))).to.contain(
      'Ce badge a été retiré. Ne l’acceptez pas.',
    );
    const suspended = await signedBadge({isSuspended: true});
    expect(textOf(await checked(suspended.credential, verifyingBackend(suspended)))).to.contain(
      'Ce badge est suspendu. Ne l’acceptez pas pour le moment.',
    );
    const alone = await checked(good.credential, undefined);
    expect(textOf(alone)).to.contain('Nous ne savons pas si ce badge est vrai.');
    expect(answers(alone)).to.deep.equal(Array.from({length: 4}, () => 'Nous ne savons pas.'));
    const unknown = await checked(foreign.credential, verifyingBackend(foreign));
    expect(textOf(unknown)).not.to.contain('Ce badge est vrai');
    expect(textOf(unknown)).to.contain('Dit venir de « Les Trois Saules » (non vérifié)');
  });

  it('says of a badge whose issuer nobody vouches for only what is known', async () => {
    const element = await checked(foreign.credential, verifyingBackend(foreign));
    expect(answers(element).slice(0, 2)).to.deep.equal(['Nous ne savons pas.', 'Nous ne savons pas.']);
    expect(textOf(element)).to.contain('Il est dans ses dates. Mais nous ne connaissons pas la structure.');
    expect(textOf(element)).to.contain('Demandez à la structure si elle a donné ce badge.');
    expect(textOf(element)).not.to.contain('il est valable');
    expect(answers(element)[3]).to.equal('Une structure que nous ne connaissons pas.');
  });

  it('does not say of whom it did not ask that they do not answer, nor that all was checked', async () => {
    const alone = await checked(good.credential, undefined);
    expect(textOf(alone))
      .to.contain('Nous n’avons pas vérifié la signature de la structure.')
      .and.to.contain('Nous n’avons pas demandé la liste des badges retirés.')
      .and.to.match(/Contrôlé le [^.]+, mais pas en entier\./u)
      .and.not.to.contain('ne répond pas')
      .and.not.to.contain('Réessayer');
    const {documents} = good.documents;
    const silent = verifyingBackend({...good, documents: {...good.documents, documents: documents.slice(1)}});
    expect(textOf(await checked(good.credential, silent))).to.contain('ne répond pas');
    const mute = verifyingBackend({...good, documents: {...good.documents, documents: []}});
    expect(textOf(await checked(good.credential, mute)))
      .to.contain('Dit venir de « Les Trois Saules » (non vérifié)')
      .and.not.to.contain('Donné par');
  });

  it('says plainly that nothing is known yet, and what one can do about it', async () => {
    const alone = textOf(await checked(good.credential, undefined));
    expect(alone)
      .to.contain('Demandez à la structure si elle a donné ce badge.')
      .and.to.contain('Nous ne savons pas si ce badge est vrai.')
      .and.not.to.contain('Réessayer');
    const {documents} = good.documents;
    const silent = {...good, documents: {...good.documents, documents: documents.slice(1)}};
    expect(textOf(await checked(good.credential, verifyingBackend(silent)))).to.contain(
      'Réessayez dans un moment.',
    );
  });

  it('says of a badge that is genuine, and of which it is not known whether it still holds, both', async () => {
    const {documents} = good.documents;
    const withoutList = {
      ...good,
      documents: {...good.documents, documents: documents.filter(({url}) => !url.includes('status'))},
    };
    const element = await checked(good.credential, verifyingBackend(withoutList));
    expect(textOf(element))
      .to.contain('Nous ne savons pas si ce badge est encore valable.')
      .and.to.contain('Réessayez dans un moment.');
    expect(answers(element).slice(0, 2)).to.deep.equal(['Oui, il est vrai.', 'Nous ne savons pas.']);
  });

  it('says what to ask of whoever shows a badge without a name', async () => {
    const words = textOf(await checked(good.credential, verifyingBackend(good)));
    expect(words).to.contain('Demandez à la personne le lien de sa page. Son nom peut y être.');
  });

  it('offers to ask again only where somebody has not answered', async () => {
    const unread = {
      ...good.credential,
      proof: {...(good.credential['proof'] as object), cryptosuite: 'other'},
    };
    const words = textOf(await checked(unread, verifyingBackend(good)));
    expect(words).to.contain('Demandez à la structure').and.not.to.contain('Réessayer');
  });

  it('calls nothing good of which it is not known whether it is genuine', async () => {
    const {documents} = good.documents;
    const element = await checked(
      good.credential,
      verifyingBackend({...good, documents: {...good.documents, documents: documents.slice(1)}}),
    );
    expect(answers(element).join(' ')).not.to.contain('Oui');
  });

  it('says what it will send, and to whom, before it sends anything', async () => {
    const asking = await fixture(html`<badge-verifier backend="https://badges.example"></badge-verifier>`);
    expect(textOf(asking)).to.contain('cette page envoie le badge à badges.example');
    const alone = await fixture(html`<badge-verifier></badge-verifier>`);
    expect(textOf(alone)).to.contain('Rien n’est envoyé.');
  });

  it('takes a chosen file, and a dropped one', async () => {
    const element = await verifier(verifyingBackend(good));
    const file = new File([JSON.stringify(good.credential)], 'badge.json', {type: 'application/json'});
    const files = new DataTransfer();
    files.items.add(file);
    const input = find(element, 'input')!;
    input.files = files.files;
    let verdict = once(element, 'badge-verdict-reached');
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await press(element, 'Demander et vérifier');
    expect((await verdict).verdict.outcome).to.equal('verified');
    await waitUntil(() => textOf(element).includes('Vérifier un autre badge'));
    element.shadowRoot!.querySelector<HTMLButtonElement>('.actions button')!.click();
    await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'input');
    verdict = once(element, 'badge-verdict-reached');
    files.items.add(file);
    find(element, '.zone')!.dispatchEvent(
      new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: files}),
    );
    await press(element, 'Demander et vérifier');
    await verdict;
  });

  it('is used by keyboard: the file button, the text, the check', async () => {
    const element = await verifier(undefined);
    await sendKeys({press: 'Tab'});
    expect(find(element, 'input:focus')?.getAttribute('type')).to.equal('file');
    await sendKeys({press: 'Tab'});
    expect(element.shadowRoot!.activeElement!.localName).to.equal('textarea');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await element.updateComplete;
    expect(textOf(element)).to.contain('Choisissez un fichier, ou collez le texte du badge.');
  });

  it('says in words what is not a badge', async () => {
    const png = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]);
    const element = await verifier(undefined);
    await element.check(png);
    await element.updateComplete;
    expect(textOf(element)).to.contain('Cette image est abîmée.');
    const canvas = document.createElement('canvas');
    const picture = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    await element.check(new Uint8Array(await picture!.arrayBuffer()));
    await element.updateComplete;
    expect(textOf(element)).to.contain('Cette image ne contient pas de badge.').and.not.to.contain('abîmée');
    await element.check('{"hello":');
    await element.updateComplete;
    expect(textOf(element)).to.contain('Ce n’est pas un badge, ou il en manque une partie.');
    find(element, 'textarea')!.value = 'https://badges.example/b/1';
    find(element, 'form')!.requestSubmit();
    await element.updateComplete;
    expect(textOf(element)).to.contain('cette page va demander à : badges.example');
  });

  it('keeps two on one page apart, in two languages', async () => {
    const root = await fixture(
      html`<div><badge-verifier lang="en"></badge-verifier><badge-verifier></badge-verifier></div>`,
    );
    const [one, two] = [...root.querySelectorAll('badge-verifier')];
    await one!.check(JSON.stringify(good.credential));
    await one!.updateComplete;
    expect(textOf(one!)).to.contain('We do not know whether this badge is real.');
    expect(textOf(two!)).to.contain('Choisir le fichier du badge');
  });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const) {
    it(`cuts nothing at ${width} with text at ${size}`, async () => {
      const element = await verifier(verifyingBackend(good));
      element.closest<HTMLElement>('badge-backend')!.style.fontSize = size;
      element.style.width = width;
      await element.updateComplete;
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
      await element.check(JSON.stringify(good.credential));
      await element.updateComplete;
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});
