import {aTimeout, expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {BadgeBackend, PathwayProgress} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {backendError, fakeBackend, pathway, progressOf, session, structure} from '../testing/samples.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import './badge-pathway.js';
import {once, textOf} from '../testing/dom.js';

const button = (element: Element): HTMLButtonElement | null =>
  element.shadowRoot!.querySelector('[part=button], .problem button');

async function shown(element: BadgePathwayElement): Promise<BadgePathwayElement> {
  await waitUntil(
    () => element.shadowRoot!.querySelector('ol, .problem, p.quiet') !== null,
    'nothing is shown',
    {
      timeout: 5000,
    },
  );
  await element.updateComplete;
  await nextFrame();
  return element;
}

async function withProgress(progress?: PathwayProgress): Promise<BadgePathwayElement> {
  return shown(
    await fixture<BadgePathwayElement>(
      html`<badge-pathway .definition=${pathway} .progress=${progress}></badge-pathway>`,
    ),
  );
}

async function inBackend(client: BadgeBackend, signedIn: boolean): Promise<BadgePathwayElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${client}
      ><badge-pathway pathway="mon-parcours"></badge-pathway
    ></badge-backend>`,
  );
  if (signedIn) provider.context.setSession(session);
  const element = provider.querySelector('badge-pathway')!;
  await waitUntil(() => element.shadowRoot!.querySelector('ol, .problem') !== null, 'nothing is shown', {
    timeout: 5000,
  });
  await aTimeout(20);
  return element;
}

describe('<badge-pathway>', () => {
  it('is accessible in every state', async () => {
    const states = [
      withProgress(progressOf('earned', 'now', 'later', 'later')),
      withProgress(progressOf('earned', 'requested', 'needsMore', 'optional')),
      withProgress(progressOf('earned', 'earned', 'earned', 'earned')),
      withProgress(),
      shown(await fixture(html`<badge-pathway></badge-pathway>`)),
      inBackend(fakeBackend({pathways: {get: () => Promise.reject(backendError('PATHWAY_UNKNOWN'))}}), false),
      inBackend(fakeBackend({pathways: {get: () => new Promise(() => undefined)}}), false).catch(
        () => undefined,
      ),
    ];
    for (const state of states.slice(0, 6)) await expect(await state).to.be.accessible();
    const waiting = await fixture<BadgeBackendElement>(
      html`<badge-backend
        structure="s"
        .client=${fakeBackend({pathways: {get: () => new Promise(() => undefined)}})}
        ><badge-pathway pathway="p"></badge-pathway
      ></badge-backend>`,
    );
    expect(textOf(waiting.querySelector('badge-pathway')!)).to.contain('Nous cherchons le parcours…');
    await expect(waiting).to.be.accessible();
  });

  it('says in words where the person stands, and marks the one step to do', async () => {
    const element = await withProgress(progressOf('earned', 'now', 'later', 'later'));
    const text = textOf(element);
    expect(text).to.contain('1 badge obtenu sur 3, puis le badge-clé');
    expect(text).to.contain('Encore 2 badges pour avoir « Cap sur la suite ».');
    expect(text).to.contain('Obtenu le 3 août 2026');
    expect(text).to.contain('Badge-clé : il manque encore 2 badges.');
    const current = element.shadowRoot!.querySelectorAll('[aria-current="step"]');
    expect(current).to.have.length(1);
    expect(current[0]!.textContent)
      .to.contain('À faire maintenant')
      .and.to.contain('Vers le 2ᵉ mois de contrat');
    expect(element.shadowRoot!.querySelectorAll('[part=button]').length).to.equal(1);
    expect(text).to.contain('Ensuite : Com’un gant');
  });

  it('shows the way without a person: no state, no button that does nothing', async () => {
    const element = await withProgress();
    expect(textOf(element)).to.contain('3 badges à gagner').and.not.to.contain('Plus tard');
    expect(button(element) === null).to.equal(true);
  });

  it('is used by keyboard: Tab goes through the steps and to the one button, Enter asks', async () => {
    const element = await withProgress(progressOf('earned', 'now', 'later', 'later'));
    for (const title of ['Je m’engage pour mon parcours', 'B.A.BA de l’entreprise']) {
      await sendKeys({press: 'Tab'});
      expect(element.shadowRoot!.activeElement!.textContent.trim()).to.equal(title);
    }
    await sendKeys({press: 'Tab'});
    expect(element.shadowRoot!.activeElement === button(element)).to.equal(true);
    expect(getComputedStyle(button(element)!).outlineStyle).to.equal('solid');
    setTimeout(() => void sendKeys({press: 'Enter'}));
    const event = await once(element, 'badge-step-activate');
    expect({step: event.step, badge: event.badge}).to.deep.equal({step: 's2', badge: 'baba-entreprise'});
  });

  it('leads to the nearest request form, unless the page cancels', async () => {
    const provider = await fixture(
      html`<badge-backend
        ><badge-pathway
          .definition=${pathway}
          .progress=${progressOf('now', 'later', 'later', 'later')}
        ></badge-pathway
        ><badge-request tabindex="-1" hidden></badge-request
      ></badge-backend>`,
    );
    const element = await shown(provider.querySelector('badge-pathway')!);
    const form = provider.querySelector<HTMLElement>('badge-request')!;
    const cancel = (event: Event): void => {
      event.preventDefault();
    };
    element.addEventListener('badge-step-activate', cancel);
    button(element)!.click();
    expect(form.hidden).to.equal(true);
    element.removeEventListener('badge-step-activate', cancel);
    button(element)!.click();
    expect(form.hidden).to.equal(false);
    expect(form.getAttribute('badge')).to.equal('je-m-engage');
  });

  it('moves on when something changes, and says so once, politely', async () => {
    let progress = progressOf('earned', 'requested', 'later', 'later');
    const client = fakeBackend({
      pathways: {get: () => Promise.resolve(pathway), progress: () => Promise.resolve(progress)},
    });
    const element = await inBackend(client, true);
    expect(textOf(element)).to.contain('Demande envoyée');
    progress = progressOf('earned', 'earned', 'now', 'later');
    const earned = once(element, 'badge-step-earned');
    element.closest('badge-backend')!.context.notifyChange();
    expect((await earned).badge).to.equal('baba-entreprise');
    await aTimeout(20);
    // Told by the page, then told to the others, once.
    expect(element.closest('badge-backend')!.context.revision).to.equal(3);
    expect(textOf(element)).to.contain('2 badges obtenus sur 3');
    expect(element.shadowRoot!.querySelector('[role=status]')!.textContent).to.contain(
      'Vous avez le badge «\u00a0B.A.BA de l’entreprise\u00a0»',
    );
    expect(element.shadowRoot!.querySelectorAll('.step.new')).to.have.length(1);
  });

  it('says an error in a sentence, keeps the fallback readable, and can be tried again', async () => {
    let answer = (): Promise<typeof pathway> => Promise.reject(backendError('UNREACHABLE'));
    const client = fakeBackend({pathways: {get: () => answer()}});
    const element = await inBackend(client, false);
    expect(textOf(element)).to.contain('Le site ne répond pas');
    expect(element.shadowRoot!.querySelector('slot')).not.to.equal(null);
    answer = () => Promise.resolve(pathway);
    button(element)!.click();
    await waitUntil(() => element.shadowRoot!.querySelector('ol') !== null);
  });

  it('keeps the map when the progress cannot be had', async () => {
    const client = fakeBackend({
      pathways: {
        get: () => Promise.resolve(pathway),
        progress: () => Promise.reject(backendError('TIMED_OUT')),
      },
    });
    const element = await inBackend(client, true);
    expect(textOf(element)).to.contain('Nous n’avons pas pu lire vos étapes.').and.to.contain('Com’un gant');
  });

  it('asks again by itself when a refresh got no answer', async () => {
    let answers = 0;
    const client = fakeBackend({
      pathways: {
        get: () => Promise.resolve(pathway),
        progress: () =>
          ++answers === 2
            ? Promise.reject(backendError('UNREACHABLE'))
            : Promise.resolve(progressOf('earned', answers < 2 ? 'now' : 'requested', 'later', 'later')),
      },
    });
    const element = await inBackend(client, true);
    // The person has just asked for the badge, and the network goes.
    element.closest('badge-backend')!.context.notifyChange();
    await waitUntil(() => textOf(element).includes('Nous n’avons pas pu lire vos étapes.'));
    await waitUntil(() => textOf(element).includes('Demande envoyée'), 'no second try', {timeout: 8000});
  }).timeout(10_000);

  it('reads inline JSON, without a backend', async () => {
    const data = JSON.stringify({pathway, progress: progressOf('earned', 'now', 'later', 'later')});
    const root = document.createElement('div');
    root.innerHTML = `<badge-pathway><script type="application/json">${data}</script></badge-pathway>`;
    const host = await fixture(html`<div></div>`);
    host.append(root);
    const element = await shown(root.querySelector('badge-pathway')!);
    expect(textOf(element)).to.contain('1 badge obtenu sur 3');
  });

  it('keeps two on one page apart', async () => {
    const one = await withProgress(progressOf('earned', 'now', 'later', 'later'));
    const two = await withProgress(progressOf('earned', 'earned', 'now', 'later'));
    expect(textOf(one)).to.contain('1 badge obtenu');
    expect(textOf(two)).to.contain('2 badges obtenus');
  });

  it('speaks English where the page does', async () => {
    const root = await fixture<HTMLElement>(
      html`<div lang="en">
        <badge-pathway
          .definition=${pathway}
          .progress=${progressOf('earned', 'now', 'later', 'later')}
        ></badge-pathway>
      </div>`,
    );
    const element = await shown(root.querySelector('badge-pathway')!);
    expect(textOf(element)).to.contain('1 badge earned out of 3').and.to.contain('My pathway');
    root.lang = 'fr';
    await Promise.resolve();
    await element.updateComplete;
    expect(textOf(element)).to.contain('1 badge obtenu sur 3');
  });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const) {
    it(`cuts nothing at ${width} with text at ${size}`, async () => {
      const root = await fixture<HTMLElement>(
        html`<div>
          <badge-pathway
            .definition=${pathway}
            .progress=${progressOf('earned', 'now', 'later', 'later')}
          ></badge-pathway>
        </div>`,
      );
      root.style.width = width;
      root.style.fontSize = size;
      const element = await shown(root.querySelector('badge-pathway')!);
      expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    });
  }
});
