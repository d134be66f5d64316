import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {JsonObject} from '@pepites/credentials';
import {bakePng} from '@pepites/credentials/bake.js';
import type {Award, BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import '../badge-sign-in/badge-sign-in.js';
import {fakeBackend, session, structure} from '../testing/samples.js';
import {type SignedBadge, signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgeDisplayElement} from './badge-display.element.js';
import './badge-display.js';
import {find, once, textOf} from '../testing/dom.js';

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

async function display(
  credential: JsonObject | string,
  client: BadgeBackend | undefined,
  form: BadgeDisplayElement['form'] = 'card',
): Promise<BadgeDisplayElement> {
  // A badge below the fold waits to be seen before it is checked.
  fixtureCleanup();
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend .client=${client}
      ><badge-display .credential=${credential} form=${form}></badge-display
    ></badge-backend>`,
  );
  const element = provider.querySelector('badge-display')!;
  if (!element.verdict) await once(element, 'badge-verdict-reached');
  await element.updateComplete;
  return element;
}

describe('<badge-display>', () => {
  it('is accessible in every state and form', async () => {
    const backend = verifyingBackend(good, expired, revoked, foreign);
    for (const form of ['card', 'medallion', 'row'] as const) {
      await expect(await display(good.credential, backend, form)).to.be.accessible();
      await expect(await display(tampered(good), backend, form)).to.be.accessible();
    }
    await expect(await display(expired.credential, backend)).to.be.accessible();
    await expect(await display(revoked.credential, backend)).to.be.accessible();
    await expect(await display(good.credential, undefined)).to.be.accessible();
    const failed = await fixture<BadgeDisplayElement>(
      html`<badge-display .credential=${'nope'}></badge-display>`,
    );
    await waitUntil(() => find(failed, '.problem') !== null);
    await expect(failed).to.be.accessible();
    await expect(await fixture(html`<badge-display></badge-display>`)).to.be.accessible();
  });

  it('says that a good badge is true, by whom it was given and what it shows', async () => {
    const element = await display(good.credential, verifyingBackend(good));
    const text = textOf(element);
    expect(element.verdict!.outcome).to.equal('verified');
    expect(text).to.contain('Ce badge est vrai et valable. Personne ne l’a modifié. Vérifié aujourd’hui à');
    expect(text)
      .to.contain('Donné par Les Trois Saules')
      .and.to.contain('Ce badge montre que : Je connais mes droits au travail.');
    expect(text).to.contain('Obtenu le 14 octobre 2026').and.to.contain('Comment ce badge a été obtenu');
    expect(find(element, 'img')!.src).to.match(/^blob:/);
    expect(element.matches(':state(verified)')).to.equal(true);
  });

  it('does not repeat the name of an issuer that nobody recognises as if it were true', async () => {
    const element = await display(foreign.credential, verifyingBackend(foreign));
    expect(textOf(element)).to.contain('Dit venir de « Les Trois Saules » (non vérifié)');
    expect(textOf(element)).not.to.contain('Donné par').and.not.to.contain('Ce badge est vrai');
    expect(textOf(element)).to.contain(
      'Nous ne connaissons pas la structure qui l’a donné. Personne n’a modifié ce badge. Demandez à la structure si elle a donné ce badge.',
    );
    expect(find(element, '.truth .mark.yes') === null).to.equal(true);
    expect(textOf(element)).to.contain('Ce badge dit que :').and.not.to.contain('Ce badge montre');
  });

  it('takes the image away from a badge that was changed, and says what the file claims to be', async () => {
    const element = await display(tampered(good), verifyingBackend(good));
    expect(textOf(element)).to.contain(
      'Attention ! N’acceptez pas ce badge. Ce badge a été modifié. Demandez le fichier d’origine à la personne.',
    );
    expect(textOf(element)).to.contain('Nom écrit dans ce fichier :').and.not.to.contain('droit5');
    expect(find(element, 'img') === null).to.equal(true);
    expect(find(element, '.medallion > .void') === null).to.equal(false);
    expect(find(element, '.empty') === null).to.equal(true);
  });

  it('has one shape for a picture that is missing, and another for a badge that is none', async () => {
    const bare = await signedBadge({imageUrl: 'https://elsewhere.example/badge.png'});
    const element = await display(bare.credential, verifyingBackend(bare));
    expect(find(element, '.medallion.bare > .empty') === null).to.equal(false);
    expect(find(element, '.void') === null).to.equal(true);
  });

  it('tells an expired badge from a withdrawn one', async () => {
    const late = await display(expired.credential, verifyingBackend(expired));
    expect(textOf(late)).to.contain('Ce badge n’est plus valable depuis le 20 octobre 2026.');
    expect(find(late, '.medallion.old img') === null).to.equal(false);
    const gone = await display(revoked.credential, verifyingBackend(revoked));
    expect(textOf(gone)).to.contain('Ce badge a été retiré. Ne l’acceptez pas.');
    expect(find(gone, 'img') === null).to.equal(true);
  });

  for (const form of ['medallion', 'row'] as const)
    it(`says in a ${form} who gave it, and what is not to be trusted in words that have one meaning`, async () => {
      const textIn = async (credential: JsonObject, client: BadgeBackend): Promise<string> =>
        textOf(await display(credential, client, form));
      expect(await textIn(good.credential, verifyingBackend(good))).to.contain('Les Trois Saules');
      expect(await textIn(revoked.credential, verifyingBackend(revoked)))
        .to.contain('Les Trois Saules')
        .and.to.contain('Retiré : ne l’acceptez pas');
      expect(await textIn(tampered(good), verifyingBackend(good)))
        .to.contain('Modifié : ne l’acceptez pas')
        .and.not.to.contain('Les Trois Saules');
    });

  for (const form of ['card', 'medallion', 'row'] as const)
    it(`has for each state its own shape, colour and words in a ${form}`, async () => {
      const suspended = await signedBadge({isSuspended: true});
      const states = [
        [good.credential, good],
        [expired.credential, expired],
        [suspended.credential, suspended],
        [revoked.credential, revoked],
        [tampered(good), good],
        [good.credential, undefined],
      ] as const;
      const seen: {colour: string; shape: string; words: string}[] = [];
      for (const [credential, of] of states) {
        const element = await display(credential, of && verifyingBackend(of), form);
        const mark = find(element, '[part=truth] .mark')!;
        const words = find(element, '[part=truth]')!.textContent.trim();
        seen.push({colour: mark.classList.item(1)!, shape: mark.innerHTML, words});
      }
      expect(seen.map(({colour}) => colour)).to.deep.equal(['yes', 'late', 'late', 'no', 'no', 'unsure']);
      expect(new Set(seen.map(({shape}) => shape)).size, 'shapes').to.equal(states.length);
      expect(new Set(seen.map(({words}) => words)).size, 'words').to.equal(states.length);
    });

  it('does not doubt that an expired badge was true where only the list of withdrawn badges does not answer', async () => {
    const documents = expired.documents.documents.filter(({url}) => !url.includes('status'));
    const silent = {...expired, documents: {...expired.documents, documents}};
    const element = await display(expired.credential, verifyingBackend(silent));
    expect(textOf(element)).to.contain('plus valable depuis').and.to.contain('Il était valable avant');
    expect(textOf(element)).not.to.contain('Nous ne savons pas');
    expect(find(element, '.medallion.old > img') === null).to.equal(false);
  });

  for (const form of ['card', 'medallion', 'row'] as const)
    it(`says of an expired badge in a ${form} what is not known of it, and never shows it as a proven one`, async () => {
      const validUntil = new Date('2026-10-20T00:00:00Z');
      const stranger = await signedBadge({isRecognised: false, validUntil});
      const ofStranger = await display(stranger.credential, verifyingBackend(stranger), form);
      const unasked = await display(expired.credential, undefined, form);
      const proven = await display(expired.credential, verifyingBackend(expired), form);
      for (const [element, words] of [
        [
          ofStranger,
          form === 'card' ? 'Nous ne connaissons pas la structure' : 'Pas vérifié : structure inconnue',
        ],
        [unasked, 'Nous ne savons pas si ce badge est vrai.'],
      ] as const) {
        expect(element.matches(':state(expired)')).to.equal(true);
        expect(textOf(element)).to.contain('plus valable').and.to.contain(words);
        expect(textOf(element)).not.to.contain('Il était valable avant');
        expect(find(element, '.medallion.unproven > .void.unproven') === null).to.equal(false);
        const mark = (of: BadgeDisplayElement): string => find(of, '[part=truth] .mark')!.innerHTML;
        expect(mark(element), 'the sign of what its first words say').to.equal(mark(proven));
      }
      expect(find(proven, '.medallion.old > img') === null).to.equal(false);
      expect(find(proven, '.void') === null).to.equal(true);
    });

  it('keeps the colours of what is proven, and of what is still being checked, only', async () => {
    const colours = (element: BadgeDisplayElement): string =>
      getComputedStyle(find(element, '.medallion > img')!).filter;
    expect(colours(await display(good.credential, verifyingBackend(good)))).to.equal('none');
    expect(colours(await display(foreign.credential, verifyingBackend(foreign)))).to.contain('grayscale(1)');
    const element = await display(good.credential, undefined);
    expect(colours(element)).to.contain('grayscale(1)');
    const waiting = await fixture<BadgeDisplayElement>(
      html`<badge-display verify="click" .credential=${good.credential}></badge-display>`,
    );
    await waitUntil(() => find(waiting, '.medallion > img') !== null);
    expect(colours(waiting)).to.contain('grayscale(1)');
    // Asked for by the reader, it does not become golden before that is known.
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(colours(waiting)));
    observer.observe(waiting.shadowRoot!, {subtree: true, childList: true, attributes: true});
    const done = once(waiting, 'badge-verdict-reached');
    find(waiting, 'button')!.click();
    await done;
    await waiting.updateComplete;
    observer.disconnect();
    expect(seen.length).to.be.above(0);
    expect(seen.filter((colour) => !colour.includes('grayscale(1)'))).to.deep.equal([]);
  });

  it('has no green tick under bad news', async () => {
    const suspended = await signedBadge({isSuspended: true});
    for (const [credential, of] of [
      [expired.credential, expired],
      [revoked.credential, revoked],
      [suspended.credential, suspended],
      [foreign.credential, foreign],
      [tampered(good), good],
    ] as const) {
      const element = await display(credential, verifyingBackend(of));
      expect(find(element, '.all-checks li .mark.unsure') === null).to.equal(false);
      expect(find(element, '.mark.yes') === null).to.equal(true);
    }
    const element = await display(good.credential, verifyingBackend(good));
    expect(find(element, '.all-checks li .mark.yes') === null).to.equal(false);
  });

  for (const form of ['medallion', 'row'] as const)
    it(`says before the name in a ${form} that it is only written in the file`, async () => {
      const element = await display(tampered(good), verifyingBackend(good), form);
      expect(find(element, '.open')!.textContent).to.match(
        /Nom écrit dans ce fichier[\s\u00a0\u202f]*:\s+B\.A\.BA/,
      );
      const whole = await display(good.credential, verifyingBackend(good), form);
      expect(textOf(whole)).not.to.contain('Nom écrit');
      const inkOf = (of: BadgeDisplayElement): string => getComputedStyle(find(of, '.open')!).color;
      expect(inkOf(element)).not.to.equal(inkOf(whole));
    });

  it('does not call withdrawn what is suspended', async () => {
    const suspended = await signedBadge({isSuspended: true});
    const card = await display(suspended.credential, verifyingBackend(suspended));
    expect(textOf(card))
      .to.contain('Ce badge est suspendu. Ne l’acceptez pas pour le moment.')
      .and.not.to.contain('retiré');
    const row = await display(suspended.credential, verifyingBackend(suspended), 'row');
    expect(textOf(row)).to.contain('Suspendu : ne l’acceptez pas');
  });

  it('offers to ask again only where somebody can be asked', async () => {
    const element = await display(good.credential, undefined);
    expect(textOf(element))
      .to.contain(
        'Nous ne savons pas si ce badge est vrai. Nous n’avons pas vérifié la signature de la structure.',
      )
      .and.to.contain('Demandez à la structure si elle a donné ce badge.')
      .and.not.to.contain('Réessay');
  });

  it('says when it could not check everything, and lets one try again', async () => {
    const documents: SignedBadge['documents'] = {...good.documents, documents: []};
    const element = await display(good.credential, verifyingBackend({...good, documents}));
    expect(textOf(element)).to.contain('Réessayer');
    expect(element.verdict!.outcome).to.equal('undetermined');
    expect(textOf(element)).to.contain('Nous ne savons pas si ce badge est vrai.');
    expect(textOf(element)).to.contain('Réessayez dans un moment. Sinon, demandez à la structure.');
    const again = once(element, 'badge-verdict-reached');
    find(element, 'button')!.click();
    await again;
  });

  it('opens the list of checks by keyboard', async () => {
    const element = await display(good.credential, verifyingBackend(good));
    const details = find(element, '.all-checks') as HTMLDetailsElement;
    details.querySelector('summary')!.focus();
    await sendKeys({press: 'Enter'});
    expect(details.open).to.equal(true);
    expect(details.textContent).to.contain('Rien n’a été changé dans le badge.');
  });

  it('checks only when asked, or never, where the page says so', async () => {
    const element = await fixture<BadgeDisplayElement>(
      html`<badge-display verify="click" .credential=${good.credential}></badge-display>`,
    );
    await waitUntil(() => find(element, 'button') !== null);
    expect(textOf(element)).to.contain('Ce badge n’a pas été vérifié.');
    expect(textOf(element)).to.contain('Dit venir de « Les Trois Saules » (non vérifié)');
    const done = once(element, 'badge-verdict-reached');
    find(element, 'button')!.click();
    await done;
    const never = await fixture<BadgeDisplayElement>(
      html`<badge-display verify="none" .credential=${good.credential}></badge-display>`,
    );
    await waitUntil(() => textOf(never).includes('pas été vérifié'));
    expect(textOf(never)).not.to.contain('Vérifier ce badge');
  });

  it('reads an inline credential, and keeps the fallback when there is none', async () => {
    const host = await fixture(html`<div></div>`);
    host.innerHTML = `<badge-display><script type="application/json">${JSON.stringify(good.credential)}</script></badge-display>`;
    const element = host.querySelector('badge-display')!;
    await waitUntil(() => textOf(element).includes('B.A.BA de l’entreprise'));
    const empty = await fixture(html`<badge-display><p>Mon badge</p></badge-display>`);
    expect(find(empty, 'slot')!.assignedElements()[0]!.textContent).to.equal('Mon badge');
  });

  it('shows the very image of a badge that is baked in a PNG, and refuses the file when one byte is changed', async () => {
    const canvas = document.createElement('canvas');
    const blank = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    const png = bakePng(new Uint8Array(await blank!.arrayBuffer()), JSON.stringify(good.credential));
    const forged = bakePng(new Uint8Array(await blank!.arrayBuffer()), JSON.stringify(tampered(good)));
    const shownFrom = async (bytes: Uint8Array): Promise<BadgeDisplayElement> => {
      const provider = await fixture<BadgeBackendElement>(
        html`<badge-backend .client=${verifyingBackend(good)}
          ><badge-display src=${URL.createObjectURL(new Blob([new Uint8Array(bytes)]))}></badge-display
        ></badge-backend>`,
      );
      const element = provider.querySelector('badge-display')!;
      await waitUntil(() => element.verdict !== undefined);
      await element.updateComplete;
      return element;
    };
    const genuine = await shownFrom(png);
    expect(genuine.verdict!.outcome).to.equal('verified');
    await waitUntil(() => find(genuine, 'img')!.naturalWidth === canvas.width);
    const changed = await shownFrom(forged);
    expect(changed.verdict!.outcome).to.equal('refused');
    expect(find(changed, 'img') === null).to.equal(true);
  });

  it('fetches src without cookies, and says when nothing answers', async () => {
    const element = await fixture<BadgeDisplayElement>(
      html`<badge-display src="/nowhere/credential.json"></badge-display>`,
    );
    await waitUntil(() => find(element, '.problem') !== null);
    expect(textOf(element)).to.contain('Cette adresse ne mène à aucun badge. Vérifiez le lien.');
  });

  it('shows the signed-in person’s own badge: sign in first, nothing yet, signing, then the badge', async () => {
    let awards: Award[] = [];
    const url = URL.createObjectURL(new Blob([JSON.stringify(good.credential)], {type: 'application/json'}));
    const client = fakeBackend({
      ...verifyingBackend(good),
      me: {awards: () => Promise.resolve({items: awards})},
    });
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${client}
        ><badge-display badge="baba-entreprise"></badge-display
      ></badge-backend>`,
    );
    const element = provider.querySelector('badge-display')!;
    await waitUntil(() => textOf(element).includes('Connectez-vous pour voir votre badge.'));
    const signIn = find(element, 'badge-sign-in')!;
    await waitUntil(() => textOf(signIn).includes('Recevoir un code'), 'the act', {timeout: 8000});
    provider.context.setSession(session);
    await waitUntil(() => textOf(element).includes('Vous n’avez pas encore ce badge.'));
    const award: Award = {
      id: '0190d4a0-0000-7000-8000-000000000009',
      structure,
      badge: 'baba-entreprise',
      badgeName: {fr: 'B.A.BA de l’entreprise'},
      state: 'signing',
      awardedAt: '2026-10-14T09:00:00Z',
    };
    awards = [award];
    provider.context.notifyChange();
    await waitUntil(() => textOf(element).includes('Votre badge arrive.'));
    awards = [{...award, state: 'issued', credentialUrl: url, imageUrl: url}];
    provider.context.notifyChange();
    await waitUntil(() => element.verdict?.outcome === 'verified');
    await element.updateComplete;
    expect(find(element, 'a[download]')!.textContent).to.contain('Télécharger mon badge');
  });

  it('keeps two on one page apart, in two languages', async () => {
    const root = await fixture(
      html`<div>
        <badge-display lang="en" .credential=${good.credential}></badge-display>
        <badge-display .credential=${foreign.credential}></badge-display>
      </div>`,
    );
    const [one, two] = [...root.querySelectorAll('badge-display')];
    await waitUntil(() => one!.verdict && two!.verdict);
    await Promise.all([one!.updateComplete, two!.updateComplete]);
    expect(textOf(one!)).to.contain('We do not know whether this badge is real.');
    expect(textOf(two!)).to.contain('Nous ne savons pas si ce badge est vrai.');
  });

  it('speaks French, and says so, in a language that it does not have', async () => {
    const root = await fixture(
      html`<div lang="de"><badge-display .credential=${good.credential}></badge-display></div>`,
    );
    const element = root.querySelector('badge-display')!;
    await waitUntil(() => element.verdict, 'checked', {timeout: 10_000});
    await element.updateComplete;
    expect(find(element, '[lang]')!.lang).to.equal('fr');
    expect(textOf(element)).to.contain('Nous ne savons pas si ce badge est vrai.');
  });

  for (const [lang, words] of [
    ['es', 'No sabemos si esta insignia es verdadera.'],
    ['ar', 'لا نعرف إن كانت هذه الشارة حقيقية.'],
    ['uk', 'Ми не знаємо, чи ця відзнака справжня.'],
  ] as const)
    it(`speaks ${lang}`, async () => {
      const root = await fixture(
        html`<div lang=${lang}><badge-display .credential=${good.credential}></badge-display></div>`,
      );
      const element = root.querySelector('badge-display')!;
      await waitUntil(() => element.verdict, 'checked', {timeout: 10_000});
      await element.updateComplete;
      expect(find(element, '[lang]')!.lang).to.equal(lang);
      expect(textOf(element)).to.contain(words);
    });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const) {
    it(`cuts nothing at ${width} with text at ${size}`, async () => {
      const element = await display(good.credential, verifyingBackend(good));
      const provider = element.closest<HTMLElement>('badge-backend')!;
      element.style.width = width;
      provider.style.fontSize = size;
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});
