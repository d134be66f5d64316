import {aTimeout, expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Pathway, PathwayProgress, StepState} from '@pepites/recognition';
import {badge, structure} from '../testing/samples.js';
import {once, textOf} from '../testing/dom.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import './badge-pathway.js';

const titles = ['Accueil', 'Élaguer', 'Souder', 'Émonder', 'Vendre', 'Bilan'];

/** Accueil leads to four, which lead to the key badge Bilan; two of the four are a group. */
function branching(more: Partial<Pathway> = {}): Pathway {
  const ids = titles.map((_, index) => `s${index}`);
  return {
    id: 'branches',
    structure,
    title: {fr: 'Les branches'},
    version: 1,
    steps: ids.map((id) => ({id, kind: 'badge', badge: id, optional: false})),
    edges: [1, 2, 3, 4].flatMap((n) => [
      {from: 's0', to: `s${n}`, kind: 'suggests' as const},
      {from: `s${n}`, to: 's5', kind: 'requires' as const},
    ]),
    badges: ids.map((id, index) =>
      badge(
        id,
        titles[index] ?? '',
        index === 5 ? {mode: 'keyBadge', requires: ['s1', 's2'], minRequired: 2} : {},
      ),
    ),
    ...more,
  };
}

/** `count` steps, each of which two more follow. */
function tree(count: number): Pathway {
  const ids = Array.from({length: count}, (_, index) => `t${index}`);
  return {
    ...branching(),
    steps: ids.map((id) => ({id, kind: 'badge', badge: id, optional: false})),
    edges: ids
      .slice(1)
      .map((to, index) => ({from: `t${Math.floor(index / 2)}`, to, kind: 'suggests' as const})),
    badges: ids.map((id, index) => badge(id, `Étape ${String.fromCodePoint(65 + (index % 26))}${index}`)),
  };
}

function progressOn({steps}: Pathway, ...states: readonly StepState[]): PathwayProgress {
  return {
    steps: steps.map(({id}, index) => ({step: id, state: states[index] ?? 'later'})),
    earned: states.filter((state) => state === 'earned').length,
    total: steps.length,
  };
}

async function shown(
  pathway: Pathway,
  options: {width?: string; progress?: PathwayProgress; direction?: 'down' | 'across'} = {},
): Promise<BadgePathwayElement> {
  const root = await fixture<HTMLElement>(
    html`<div>
      <badge-pathway
        .definition=${pathway}
        .progress=${options.progress}
        direction=${options.direction ?? 'down'}
      ></badge-pathway>
    </div>`,
  );
  root.style.width = options.width ?? '1200px';
  const element = root.querySelector('badge-pathway')!;
  await waitUntil(() => element.shadowRoot!.querySelector('.steps') !== null, undefined, {timeout: 5000});
  await element.updateComplete;
  await nextFrame();
  await nextFrame();
  return element;
}

const stepsOf = (element: Element): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('.step'),
];
const titleOf = (step: Element): string => step.querySelector('[data-target]')!.textContent.trim();
const focused = (element: Element): string => element.shadowRoot!.activeElement?.textContent.trim() ?? '';

/** Pairs of steps that lie on each other. */
function overlaps(element: Element): string[] {
  const boxes = stepsOf(element).map((step) => [titleOf(step), step.getBoundingClientRect()] as const);
  return boxes.flatMap(([one, a], index) =>
    boxes
      .slice(index + 1)
      .filter(
        ([, b]) =>
          a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
      )
      .map(([other]) => `${one} on ${other}`),
  );
}

describe('<badge-pathway> as a map', () => {
  it('puts each step in its place, under all that lead to it, with one line for each edge', async () => {
    const element = await shown(branching());
    const top = (title: string): number =>
      stepsOf(element)
        .find((step) => titleOf(step) === title)!
        .getBoundingClientRect().top;
    expect(overlaps(element)).to.deep.equal([]);
    expect(top('Souder')).to.equal(top('Vendre'));
    expect(top('Souder')).to.be.greaterThan(top('Accueil'));
    expect(top('Bilan')).to.be.greaterThan(top('Souder'));
    expect(element.shadowRoot!.querySelectorAll('.lines path').length).to.equal(8);
    // The same list tells it in words.
    expect(stepsOf(element).map(titleOf).at(0)).to.equal('Accueil');
    expect(stepsOf(element).map(titleOf).at(-1)).to.equal('Bilan');
    expect(textOf(element)).to.contain('Badge-clé : il faut les 2 badges.');
    await expect(element).to.be.accessible();
  });

  it('is one readable column where there is no room', async () => {
    const element = await shown(branching(), {width: '360px'});
    const left = new Set(stepsOf(element).map((step) => step.getBoundingClientRect().left));
    expect(left.size).to.equal(1);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth);
    expect(getComputedStyle(element.shadowRoot!.querySelector('.lines')!).display).to.equal('none');
    expect(textOf(element)).to.contain('Vient après : Accueil');
  });

  it('is mirrored where people read from right to left', async () => {
    const element = await shown(branching(), {direction: 'across'});
    const before = stepsOf(element)[0]!.getBoundingClientRect().left;
    element.parentElement!.dir = 'rtl';
    await nextFrame();
    expect(stepsOf(element)[0]!.getBoundingClientRect().left).to.be.greaterThan(before);
    expect(overlaps(element)).to.deep.equal([]);
  });

  it('makes room for text that people have spaced out', async () => {
    const element = await shown(branching(), {progress: progressOn(branching(), 'earned', 'now')});
    element.style.letterSpacing = '0.12em';
    element.style.wordSpacing = '0.16em';
    element.style.lineHeight = '1.5';
    await waitUntil(() => overlaps(element).length === 0, 'steps lie on each other', {timeout: 3000});
    await aTimeout(50);
    expect(overlaps(element)).to.deep.equal([]);
  });

  it('changes one step when a badge is earned, and moves no other', async () => {
    const pathway = branching();
    const element = await shown(pathway, {progress: progressOn(pathway, 'earned', 'requested')});
    const places = (): string[] => stepsOf(element).map((step) => `${step.offsetLeft} ${step.offsetTop}`);
    const before = places();
    const nodes = stepsOf(element);
    element.progress = progressOn(pathway, 'earned', 'earned');
    await element.updateComplete;
    await nextFrame();
    expect(places()).to.deep.equal(before);
    // No node was made anew.
    expect(stepsOf(element).every((step, index) => step === nodes[index])).to.equal(true);
  });

  it('says of a step that need not wait that it is possible too', async () => {
    const pathway = branching();
    const {steps, ...counts} = progressOn(pathway, 'earned', 'now');
    const progress = {
      ...counts,
      steps: steps.map((step) => (step.step === 's2' ? {...step, standing: 'suggested' as const} : step)),
    };
    const element = await shown(pathway, {progress});
    const wordsOf = (title: string): string =>
      stepsOf(element).find((step) => titleOf(step) === title)!.textContent;
    expect(wordsOf('Souder')).to.contain('Possible aussi').and.not.to.contain('Plus tard');
    expect(wordsOf('Vendre')).to.contain('Plus tard');
  });

  it('cheers when a key badge comes, in words that everybody sees', async () => {
    const pathway = branching();
    const element = await shown(pathway, {progress: progressOn(pathway, 'earned', 'earned', 'earned')});
    expect(element.shadowRoot!.querySelector('.cheer') === null).to.equal(true);
    const all = pathway.steps.map(() => 'earned' as const);
    element.progress = progressOn(pathway, ...all);
    await waitUntil(() => element.shadowRoot!.querySelector('.cheer') !== null);
    expect(element.shadowRoot!.querySelector('.cheer')!.textContent).to.match(
      /^Bravo\s! Vous avez le badge-clé «\sBilan\s».$/u,
    );
    // Once it has come to rest.
    await aTimeout(300);
    await expect(element).to.be.accessible();
  });

  it('draws what it can of a pathway with faults, and says so', async () => {
    const element = await shown(
      branching({
        steps: [
          ...branching().steps,
          {id: 's1', kind: 'badge', badge: 's2', optional: false},
          {id: 'lost', kind: 'badge', badge: 'nowhere', optional: false},
        ],
        edges: [
          ...branching().edges,
          {from: 's5', to: 's0', kind: 'suggests'},
          {from: 's0', to: 'nobody', kind: 'suggests'},
        ],
      }),
    );
    expect(stepsOf(element).length).to.equal(7);
    expect(textOf(element))
      .to.contain('Ce parcours tourne en rond à un endroit.')
      .and.to.contain('Une étape nomme un badge que nous ne connaissons pas.');
  });

  it('shows titles as text, whatever they hold', async () => {
    const evil = '<img src=x onerror="document.title=1"><script>1</script>';
    const element = await shown(
      branching({badges: branching().badges.map((one) => ({...one, name: {fr: evil}}))}),
    );
    expect(element.shadowRoot!.querySelectorAll('img[src=x], script').length).to.equal(0);
    expect(textOf(element)).to.contain(evil);
  });
});

describe('<badge-pathway>, a step that is opened', () => {
  it('shows its badge, gives the focus back, and lets the page do it instead', async () => {
    const pathway = branching();
    const element = await shown(pathway, {progress: progressOn(pathway, 'earned', 'now')});
    const title = element.shadowRoot!.querySelectorAll<HTMLElement>('[data-target]')[1]!;
    title.focus();
    title.click();
    await waitUntil(() => element.shadowRoot!.querySelector('dialog')?.open === true);
    const dialog = element.shadowRoot!.querySelector('dialog')!;
    expect(dialog.textContent)
      .to.contain('Ce que ce badge montre')
      .and.to.contain('Je connais mes droits au travail.');
    await expect(element).to.be.accessible();
    await sendKeys({press: 'Escape'});
    await waitUntil(() => element.shadowRoot!.querySelector('dialog') === null);
    expect(element.shadowRoot!.activeElement === title).to.equal(true);
    element.addEventListener('badge-step-open', (event) => {
      event.preventDefault();
    });
    setTimeout(() => {
      title.click();
    });
    const event = await once(element, 'badge-step-open');
    expect([event.step, event.badge]).to.deep.equal(['s1', 's1']);
    await aTimeout(30);
    expect(element.shadowRoot!.querySelector('dialog') === null).to.equal(true);
  });

  it('folds a group, and keeps what leads through it', async () => {
    const pathway = branching({
      steps: [
        ...branching().steps,
        {
          id: 'g',
          kind: 'group',
          title: {fr: 'Deux au choix'},
          steps: ['s1', 's2'],
          atLeast: 1,
          optional: false,
        },
      ],
    });
    const element = await shown(pathway);
    expect(element.shadowRoot!.querySelectorAll('.frame').length).to.be.at.most(1);
    const group = [...element.shadowRoot!.querySelectorAll<HTMLElement>('[aria-expanded]')];
    expect(group.length).to.equal(1);
    group[0]!.click();
    await element.updateComplete;
    expect(stepsOf(element).map(titleOf)).not.to.include('Élaguer').and.not.to.include('Souder');
    expect(element.shadowRoot!.querySelector('[aria-expanded=false]')!.getAttribute('aria-label')).to.equal(
      'Déplier\u00a0: Deux au choix',
    );
  });
});

describe('<badge-pathway>, a long one', () => {
  it('is one tab stop; arrows, Home, End and letters go from step to step', async () => {
    const pathway = tree(20);
    const element = await shown(pathway, {progress: progressOn(pathway, 'earned', 'now')});
    const stops = [...element.shadowRoot!.querySelectorAll<HTMLElement>('[data-target]')].filter(
      ({tabIndex}) => tabIndex === 0,
    );
    // Where the person is.
    expect(stops.map((stop) => stop.textContent.trim())).to.deep.equal(['Étape B1']);
    stops[0]!.focus();
    await sendKeys({press: 'ArrowDown'});
    expect(focused(element)).to.equal('Étape C2');
    await sendKeys({press: 'ArrowLeft'});
    expect(focused(element)).to.equal('Étape B1');
    await sendKeys({press: 'End'});
    expect(focused(element)).to.equal(titleOf(stepsOf(element).at(-1)!));
    await sendKeys({press: 'Home'});
    expect(focused(element)).to.equal('Étape A0');
    await sendKeys({press: 'e'});
    expect(focused(element)).to.equal('Étape B1');
    await aTimeout(800);
    for (const key of 'etape k1') if (key !== ' ') await sendKeys({press: key});
    await expect(element).to.be.accessible();
  });

  it('finds a step by a part of its title, without its accents', async () => {
    const element = await shown(tree(30));
    const field = element.shadowRoot!.querySelector<HTMLInputElement>('#find')!;
    field.focus();
    await sendKeys({type: 'etape q'});
    await element.updateComplete;
    expect(textOf(element)).to.contain('1 étape trouvée');
    await sendKeys({press: 'Enter'});
    expect(focused(element)).to.equal('Étape Q16');
  });

  it('is made smaller and larger by buttons', async () => {
    const element = await shown(tree(30));
    const width = (): number => stepsOf(element)[0]!.getBoundingClientRect().width;
    const before = width();
    element.shadowRoot!.querySelector<HTMLElement>('.zoom button')!.click();
    await element.updateComplete;
    expect(width()).to.be.closeTo(before * 0.8, 1);
    expect(overlaps(element)).to.deep.equal([]);
  });

  it('stays calm with 1,000 steps: bands that are drawn as they come into view, every step reachable', async () => {
    const element = await shown(tree(1000));
    await waitUntil(() => stepsOf(element).length >= 1000, undefined, {timeout: 5000});
    expect(stepsOf(element).length).to.equal(1000);
    const bands = [...element.shadowRoot!.querySelectorAll('.band')];
    expect(bands.length).to.be.greaterThan(1);
    expect(bands.every((band) => getComputedStyle(band).contentVisibility === 'auto')).to.equal(true);
    expect(bands.at(-1)!.getAttribute('aria-label')).to.match(/^Étapes \d+ à 1\s000 sur 1\s000$/u);
    element.shadowRoot!.querySelector<HTMLElement>('[data-target][tabindex="0"]')!.focus();
    await sendKeys({press: 'End'});
    expect(focused(element)).to.equal(titleOf(stepsOf(element).at(-1)!));
  }).timeout(20_000);
});
