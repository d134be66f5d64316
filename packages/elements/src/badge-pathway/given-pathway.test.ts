import {expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import type {Pathway} from '@pepites/recognition';
import '../badge-backend/badge-backend.js';
import type {BadgePathwayFaultEvent} from '../events/pathway-fault-event.js';
import {once, textOf} from '../testing/dom.js';
import {backendError, fakeBackend, pathway, progressOf, structure} from '../testing/samples.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import './badge-pathway.js';

/** As a page's HTML has it. */
async function written(markup: string): Promise<BadgePathwayElement> {
  const host = await fixture<HTMLElement>(html`<div></div>`);
  host.innerHTML = markup;
  const element = host.querySelector('badge-pathway')!;
  await settled(element);
  return element;
}

async function settled(element: BadgePathwayElement): Promise<void> {
  await waitUntil(
    () => element.shadowRoot!.querySelector('.steps, .problem, p.quiet') !== null,
    'nothing shown',
    {timeout: 10_000},
  );
  await element.updateComplete;
  await nextFrame();
}

const titlesOf = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('[data-target]')].map((title) => title.textContent.trim());
const stepNamed = (element: Element, id: string): HTMLElement =>
  element.shadowRoot!.querySelector<HTMLElement>(`[data-step="${id}"]`)!;
const wordsOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ');
const codesOf = (element: BadgePathwayElement): string[] => element.faults.map(({code}) => code);

const scenario = `<badge-pathway>
  <h2>Mon parcours</h2>
  <ol>
    <li data-badge="engage" data-state="earned" data-awarded="2026-08-03"><a href="/badges/engage">Je m’engage</a></li>
    <li data-badge="baba" data-month="1-2" data-hint="Parlez avec Nadège."><h3>B.A.BA</h3>
      <p>Vos droits et vos devoirs.</p><ul><li>Je connais mes droits.</li></ul></li>
    <li data-badge="gant" data-month="6" data-issuer="Le Dôme">Com’un gant</li>
    <li data-badge="cap" data-key>Cap sur la suite</li>
  </ol>
</badge-pathway>`;

describe('<badge-pathway> from a list', () => {
  it('is drawn without a backend: titles, states, the rule of the key badge, where steps lead', async () => {
    const element = await written(scenario);
    expect(titlesOf(element)).to.deep.equal(['Je m’engage', 'B.A.BA', 'Com’un gant', 'Cap sur la suite']);
    const text = textOf(element);
    expect(text)
      .to.contain('Mon parcours')
      .and.to.contain('1 badge obtenu sur 3')
      .and.to.contain('Obtenu le 3 août 2026')
      .and.to.contain('Badge-clé : il manque encore 2 badges.')
      .and.to.contain('Vers le 2ᵉ mois')
      .and.to.contain('Donné par Le Dôme');
    // The list says nothing of it: what is next follows from the rules of pathways.
    expect(stepNamed(element, 'baba').getAttribute('aria-current')).to.equal('step');
    expect(stepNamed(element, 'engage').querySelector('a')!.href).to.equal(
      new URL('/badges/engage', location.href).href,
    );
    expect(element.faults).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('is not shown twice: the list gives way to the map', async () => {
    const element = await written(scenario);
    expect(element.querySelector('ol')!.getClientRects().length).to.equal(0);
    expect(element.shadowRoot!.querySelector('slot') === null).to.equal(true);
  });

  it('shows the way where it says nothing of a person', async () => {
    const element = await written(
      '<badge-pathway><ol><li data-badge="a">A</li><li data-badge="b">B</li></ol></badge-pathway>',
    );
    expect(textOf(element)).to.contain('2 badges à gagner').and.to.contain('Parcours de badges');
    expect(element.shadowRoot!.querySelector('[aria-current]') === null).to.equal(true);
  });

  it('has branches, groups and nested key badges', async () => {
    const element = await written(`<badge-pathway layout="map"><ol>
      <li data-badge="a">Accueil</li>
      <li data-step="machines" data-at-least="1"><h3>Une machine</h3><ol>
        <li data-badge="laser">Laser</li><li data-badge="vinyle">Vinyle</li></ol></li>
      <li data-badge="expo" data-after="a">Exposition</li>
      <li data-badge="cle" data-requires="expo laser" data-key data-at-least="2">Clé</li>
      <li data-badge="grande" data-after=""><h3>Grande clé</h3><ol><li data-badge="x">X</li><li data-badge="y">Y</li></ol></li>
    </ol></badge-pathway>`);
    expect(wordsOf(stepNamed(element, 'machines'))).to.contain('Il faut 1 étape sur 2.');
    expect(wordsOf(stepNamed(element, 'cle'))).to.contain('il faut les 2 badges');
    expect(wordsOf(stepNamed(element, 'grande'))).to.contain('il faut les 2 badges');
    expect(element.shadowRoot!.querySelectorAll('.lines path').length).to.be.greaterThan(5);
    expect(element.faults).to.deep.equal([]);
  });

  it('follows what the page changes in it', async () => {
    const element = await written(scenario);
    element.querySelector<HTMLElement>('[data-badge=baba]')!.dataset['state'] = 'earned';
    await waitUntil(() => textOf(element).includes('2 badges obtenus sur 3'));
    element.querySelector('ol')!.insertAdjacentHTML('beforeend', '<li data-badge="plus">En plus</li>');
    await waitUntil(() => titlesOf(element).includes('En plus'));
  });

  it('is drawn when the list comes later', async () => {
    const element = await fixture<BadgePathwayElement>(html`<badge-pathway></badge-pathway>`);
    element.innerHTML = '<ol><li data-badge="a">A</li><li data-badge="b">B</li></ol>';
    await waitUntil(() => titlesOf(element).length === 2);
  });

  it('leaves a list alone that names no badge, or that stands in for a backend', async () => {
    const plain = await fixture<BadgePathwayElement>(
      html`<badge-pathway
        ><ol>
          <li>Un</li>
        </ol></badge-pathway
      >`,
    );
    await waitUntil(() => plain.matches(':state(empty)'));
    expect(plain.shadowRoot!.querySelector('slot') !== null).to.equal(true);
    const provider = await fixture<HTMLElement>(
      html`<badge-backend
        structure=${structure}
        .client=${fakeBackend({pathways: {get: () => Promise.resolve(pathway)}})}
        ><badge-pathway pathway="mon-parcours"
          ><ol>
            <li data-badge="z">Ancien</li>
          </ol></badge-pathway
        ></badge-backend
      >`,
    );
    const element = provider.querySelector('badge-pathway')!;
    await waitUntil(() => titlesOf(element).length === 4);
    expect(titlesOf(element)).not.to.include('Ancien');
  });

  it('keeps what is untrusted as text, and follows no address that is not safe', async () => {
    const element = await written(`<badge-pathway><ol>
      <li data-badge="a"><a href="javascript:document.title=1">&lt;img src=x onerror=alert(1)&gt;</a></li>
      <li data-badge="b" data-state="won" data-month="soon" data-image="javascript:1" data-after="nobody">B</li>
      <li data-badge="b">B encore</li>
    </ol></badge-pathway>`);
    expect(element.shadowRoot!.querySelectorAll('a, img[src^=javascript], img[src=x]').length).to.equal(0);
    expect(titlesOf(element)[0]).to.equal('<img src=x onerror=alert(1)>');
    expect(codesOf(element)).to.have.members([
      'LINK_UNSAFE',
      'STEP_MALFORMED',
      'STEP_ID_REPEATS',
      'EDGE_TO_NO_STEP',
    ]);
    expect(textOf(element))
      .to.contain('Une étape est écrite deux fois.')
      .and.to.contain('Ce parcours nomme une étape qui n’existe pas.')
      .and.to.contain('Une partie de ce parcours est mal écrite.');
  });
});

describe('<badge-pathway> given something else than a pathway', () => {
  const inJson = (json: string): string =>
    `<badge-pathway><script type="application/json">${json}</script><p>Trois badges.</p></badge-pathway>`;

  for (const [what, json, code, words] of [
    [
      'JSON that is cut off',
      '{"pathway": {',
      'JSON_MALFORMED',
      'Les données de ce parcours sont illisibles.',
    ],
    ['JSON that is a list', '[]', 'PATHWAY_MALFORMED', 'Ce parcours est mal écrit.'],
    [
      'a pathway without steps',
      '{"pathway": {"title": 3}}',
      'PATHWAY_MALFORMED',
      'Ce parcours est mal écrit.',
    ],
  ] as const) {
    it(`says so in a sentence and a code, and leaves the fallback to read: ${what}`, async () => {
      const element = await written(inJson(json));
      expect(textOf(element)).to.contain(words);
      expect(codesOf(element)).to.deep.equal([code]);
      expect(element.matches(':state(failed)')).to.equal(true);
      expect(element.querySelector('p')!.getClientRects().length).to.equal(1);
      await expect(element).to.be.accessible();
    });
  }

  it('draws what can be read of it, whatever else there is', async () => {
    const element = await written(
      inJson(
        JSON.stringify({
          later: true,
          links: {un: '/un', deux: 'javascript:1'},
          pathway: {
            colour: 'red',
            title: 'Bref',
            steps: [
              {id: 'un', badge: 'un', shape: 'round', hint: 7, window: 'soon'},
              {id: 'deux', kind: 'badge', badge: 'deux', title: {en: 'Two'}},
              {kind: 'badge', badge: 'sans-id'},
              'rien',
              {id: 'trois', kind: 'danse'},
            ],
            edges: [{from: 'un', to: 'deux'}, {from: 3}, null],
            badges: [{id: 'un', name: 'Un', criteria: 'x', alignments: {}}, 4],
          },
          progress: {
            steps: [{step: 'un', state: 'earned', awardedAt: 'hier'}, {step: 'deux', state: 'flown'}, 5],
          },
        }),
      ),
    );
    expect(titlesOf(element)).to.deep.equal(['Un', 'Two']);
    expect(stepNamed(element, 'un').querySelector('a')!.pathname).to.equal('/un');
    expect(stepNamed(element, 'deux').querySelector('a') === null).to.equal(true);
    expect(stepNamed(element, 'un').textContent).to.contain('Obtenu').and.not.to.contain('Invalid');
    expect(codesOf(element)).to.include.members(['STEP_MALFORMED', 'EDGE_MALFORMED', 'STEP_BADGE_UNKNOWN']);
  });

  it('keeps the map where the progress is something else', async () => {
    const element = await written('<badge-pathway></badge-pathway>');
    element.definition = pathway;
    element.progress = {earned: 2} as never;
    await waitUntil(() => textOf(element).includes('Nous n’avons pas pu lire vos étapes.'));
    expect(titlesOf(element).length).to.equal(4);
    expect(codesOf(element)).to.deep.equal(['PROGRESS_MALFORMED']);
    element.progress = progressOf('earned', 'now', 'later', 'later');
    await waitUntil(() => textOf(element).includes('1 badge obtenu sur 3'));
    expect(element.faults).to.deep.equal([]);
  });

  it('tells the page what is wrong, with codes and steps, once', async () => {
    const element = await written('<badge-pathway></badge-pathway>');
    const told: BadgePathwayFaultEvent[] = [];
    element.addEventListener('badge-pathway-fault', (event) => told.push(event));
    element.definition = {
      ...pathway,
      steps: [...pathway.steps, {id: 's1', kind: 'badge', badge: 'nowhere', optional: false}],
      edges: [...pathway.edges, {from: 'key', to: 's1', kind: 'suggests'}],
    };
    await waitUntil(() => told.length > 0);
    element.requestUpdate();
    await element.updateComplete;
    expect(told.length).to.equal(1);
    expect(told[0]!.faults.map(({code}) => code)).to.have.members([
      'STEP_ID_REPEATS',
      'STEP_BADGE_UNKNOWN',
      'PATHWAY_CYCLE',
    ]);
    expect(told[0]!.faults.find(({code}) => code === 'PATHWAY_CYCLE')!.steps).to.include.members([
      's1',
      'key',
    ]);
    // In a line too, and the rest is drawn.
    expect(textOf(element)).to.contain('Ce parcours tourne en rond à un endroit.');
    expect(titlesOf(element).length).to.equal(4);
  });

  it('says that a pathway is empty, and that its backend is down', async () => {
    const empty = await written('<badge-pathway></badge-pathway>');
    empty.definition = {...pathway, steps: [], edges: []};
    await waitUntil(() => codesOf(empty).includes('PATHWAY_EMPTY'));
    expect(textOf(empty)).to.contain('Ce parcours n’a pas encore d’étape.');

    const client = fakeBackend({pathways: {get: () => Promise.reject(backendError('UNREACHABLE'))}});
    const provider = await fixture<HTMLElement>(
      html`<badge-backend structure=${structure} .client=${client}></badge-backend>`,
    );
    const down = document.createElement('badge-pathway');
    down.pathway = 'p';
    setTimeout(() => {
      provider.append(down);
    });
    const event = await once(provider, 'badge-pathway-fault');
    expect(event.faults).to.deep.equal([{code: 'UNREACHABLE', steps: []}]);
    expect(textOf(down)).to.contain('Le site ne répond pas');
  });

  it('stays answering with 20,000 steps: 2,000 are drawn, and how many are not is said', async () => {
    const ids = Array.from({length: 20_000}, (_, index) => `n${index}`);
    const huge: Pathway = {
      ...pathway,
      steps: ids.map((id) => ({id, kind: 'badge', badge: id, optional: false})),
      edges: ids.slice(1).map((to, index) => ({from: `n${index >> 1}`, to, kind: 'suggests'})),
      badges: ids.map((id) => ({...pathway.badges[0]!, id, name: {fr: id}, imageUrl: ''})),
    };
    const element = await written('<badge-pathway></badge-pathway>');
    const start = performance.now();
    element.definition = huge;
    await waitUntil(() => titlesOf(element).length >= 2000, undefined, {timeout: 20_000});
    expect(performance.now() - start).to.be.lessThan(15_000);
    expect(titlesOf(element).length).to.equal(2000);
    expect(codesOf(element)).to.deep.equal(['PATHWAY_TOO_LARGE']);
    expect(element.faults[0]!.steps.length).to.equal(18_000);
    expect(textOf(element)).to.match(/18\s000 étapes ne sont pas sur la carte/u);
  }).timeout(40_000);

  it('stays answering with a list of 20,000 steps', async () => {
    const items = Array.from({length: 20_000}, (_, n) => `<li data-badge="n${n}">Étape ${n}</li>`).join('');
    const start = performance.now();
    const element = await written(`<badge-pathway><ol>${items}</ol></badge-pathway>`);
    await waitUntil(() => titlesOf(element).length >= 2000, undefined, {timeout: 20_000});
    expect(performance.now() - start).to.be.lessThan(15_000);
    expect(titlesOf(element).length).to.equal(2000);
    expect(codesOf(element)).to.deep.equal(['PATHWAY_TOO_LARGE']);
  }).timeout(40_000);
});
