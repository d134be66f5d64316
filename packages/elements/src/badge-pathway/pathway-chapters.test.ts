import {expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {plain} from '../testing/element-harness.js';
import {badge, progressOf, pathway as threeBadges, structure} from '../testing/samples.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import './badge-pathway.js';
import {type ChapterStep, chaptersOf} from './pathway-chapters.js';

const machines = ['Découpe laser', 'Brodeuse'];
const stages = ['vu', 'manipulé', 'dessiné', 'initié', 'dépanné', 'conçu'];

/** Two machines with six badges and a key badge each, written stage by stage. */
function workshop(): Pathway {
  const idOf = (machine: number, stage: number): string => `m${machine}-${stage}`;
  const each = stages.flatMap((stage, s) => machines.map((machine, m) => ({stage, s, machine, m})));
  const keys = machines.map((machine, m) => ({id: `key-${m}`, name: `Clé ${machine}`, m}));
  return {
    id: 'atelier',
    structure,
    title: {fr: 'L’atelier'},
    version: 1,
    steps: [...each.map(({m, s}) => idOf(m, s)), ...keys.map(({id}) => id)].map((id) => ({
      id,
      kind: 'badge' as const,
      badge: id,
      optional: false,
    })),
    edges: machines.flatMap((_, m) =>
      stages.map((__, s) => ({
        from: idOf(m, s),
        to: s + 1 < stages.length ? idOf(m, s + 1) : `key-${m}`,
        kind: 'requires' as const,
      })),
    ),
    badges: [
      ...each.map(({m, s, machine, stage}) => badge(idOf(m, s), `${machine}\u00a0: J’ai ${stage}`)),
      ...keys.map(({id, name, m}) =>
        badge(id, name, {mode: 'keyBadge', requires: stages.map((_, s) => idOf(m, s)), minRequired: 6}),
      ),
    ],
  };
}

const begun: PathwayProgress = {
  steps: workshop().steps.map(({id}) => ({
    step: id,
    state: id === 'm1-0' ? 'earned' : id === 'm1-1' ? 'now' : 'later',
  })),
  earned: 1,
  total: 12,
};

async function shown(
  pathway: Pathway,
  progress: PathwayProgress | undefined,
  width: string,
): Promise<BadgePathwayElement> {
  const root = await fixture<HTMLElement>(
    html`<div><badge-pathway .definition=${pathway} .progress=${progress}></badge-pathway></div>`,
  );
  root.style.width = width;
  const element = root.querySelector('badge-pathway')!;
  await waitUntil(() => element.shadowRoot?.querySelector('.steps') != null, undefined, {timeout: 15_000});
  await element.updateComplete;
  await nextFrame();
  await nextFrame();
  return element;
}

const wordsOf = (element: Element, selector: string): string[] =>
  [...element.shadowRoot!.querySelectorAll(selector)].map(({textContent}) => plain(textContent));

describe('<badge-pathway> in chapters', () => {
  it('has a heading and a list for each key badge, one machine after the other', async () => {
    const element = await shown(workshop(), begun, '360px');
    expect(wordsOf(element, 'h3')).to.deep.equal(['Découpe laser : 0 sur 6', 'Brodeuse : 1 sur 6']);
    const lists = [...element.shadowRoot!.querySelectorAll('ol')];
    expect(lists.map((list) => list.children.length)).to.deep.equal([7, 7]);
    expect(lists.map((list) => list.getAttribute('start'))).to.deep.equal(['1', '8']);
    expect(wordsOf(element, 'ol:first-of-type .name').at(0)).to.equal('Découpe laser : J’ai vu');
    expect(wordsOf(element, 'ol:first-of-type .name').at(-1)).to.equal('Clé Découpe laser');
    // The machine is said by the heading; the name of each step keeps it, out of sight.
    const prefix = element.shadowRoot!.querySelector('.prefix')!;
    expect(prefix.getBoundingClientRect().width).to.be.at.most(1);
    await expect(element).to.be.accessible();
  });

  it('says each machine on the map, where every step can be pressed', async () => {
    const element = await shown(workshop(), begun, '1100px');
    const prefix = element.shadowRoot!.querySelector('.prefix')!;
    expect(prefix.getBoundingClientRect().width).to.be.greaterThan(50);
    for (const name of element.shadowRoot!.querySelectorAll('.name')) {
      name.scrollIntoView({block: 'center'});
      const {left, top, width, height} = name.getBoundingClientRect();
      const hit = element.shadowRoot!.elementFromPoint(left + width / 2, top + height / 2);
      expect(hit !== null && name.contains(hit), plain(name.textContent)).to.equal(true);
    }
    await expect(element).to.be.accessible();
  });

  it('goes to the step that is to be done', async () => {
    const element = await shown(workshop(), begun, '360px');
    const button = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.tools button')].find(
      ({textContent}) => plain(textContent) === 'Aller à mon étape',
    )!;
    button.click();
    expect(plain(element.shadowRoot!.activeElement!.textContent)).to.equal('Brodeuse : J’ai manipulé');
    const {top, bottom} = element.shadowRoot!.activeElement!.getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
  });

  it('has no such button where nothing is to be done', async () => {
    expect(wordsOf(await shown(workshop(), undefined, '360px'), '.tools button')).not.to.include(
      'Aller à mon étape',
    );
  });
});

describe('chapters of a pathway', () => {
  const steps: readonly ChapterStep[] = workshop().steps.map(({id}) => {
    const found = workshop().badges.find((one) => one.id === id)!;
    return {id, title: found.name.fr, badge: id, requires: found.requires};
  });
  const {edges} = workshop();

  it('are there only where each step belongs to one', () => {
    expect(chaptersOf(steps, edges).map(({steps: {length}, isWay}) => [length, isWay])).to.deep.equal([
      [7, true],
      [7, true],
    ]);
    const alone = {id: 'alone', title: 'Seul', badge: 'alone', requires: undefined};
    expect(chaptersOf([...steps, alone], edges)).to.deep.equal([]);
    const information = {id: 'info', title: 'À lire', badge: undefined, requires: undefined};
    expect(chaptersOf([information, ...steps], edges)).to.deep.equal([]);
    const greedy = steps.map((one) => (one.id === 'key-1' ? {...one, requires: ['m0-0', 'm1-0']} : one));
    expect(chaptersOf(greedy, edges)).to.deep.equal([]);
  });

  it('never put a step before one that leads to it, and are not made of a few steps', () => {
    const back = {from: 'm1-5', to: 'm0-0', kind: 'suggests' as const};
    expect(chaptersOf(steps, [...edges, back])).to.deep.equal([]);
    expect(chaptersOf(steps.slice(0, 12), edges)).to.deep.equal([]);
  });

  it('keep titles whole that do not all begin with the same words', () => {
    const mixed = steps.map((one) => (one.id === 'm0-2' ? {...one, title: 'Un dessin'} : one));
    expect(chaptersOf(mixed, edges).map(({title, prefixLength}) => [title, prefixLength])).to.deep.equal([
      ['Clé Découpe laser', 0],
      ['Brodeuse', 'Brodeuse : '.length],
    ]);
  });
});

describe('<badge-pathway>, what is won and what is not', () => {
  it('shows in full colour what is earned, paler what is to be done now, in grey the rest', async () => {
    const element = await shown(threeBadges, progressOf('earned', 'now', 'requested', 'later'), '360px');
    const filters = [...element.shadowRoot!.querySelectorAll('.medallion img')].map(
      (image) => getComputedStyle(image).filter,
    );
    expect(filters.slice(0, 2)).to.deep.equal(['none', 'opacity(0.6)']);
    for (const filter of filters.slice(2)) expect(filter).to.match(/^grayscale\(1\)/);
    const anybody = await shown(threeBadges, undefined, '360px');
    const image = anybody.shadowRoot!.querySelector('.medallion img')!;
    expect(getComputedStyle(image).filter).to.equal('none');
  });

  it('says that the pathway is finished, and what can be done', async () => {
    const element = await shown(threeBadges, progressOf('earned', 'earned', 'earned', 'earned'), '360px');
    expect(wordsOf(element, '.count')[0]).to.equal(
      '3 badges obtenus sur 3, et le badge-clé Bravo ! Vous avez le badge-clé. Vous avez fini ce parcours. Choisissez un badge pour le revoir.',
    );
    const almost = await shown(threeBadges, progressOf('earned', 'earned', 'earned', 'later'), '360px');
    expect(wordsOf(almost, '.count')[0]).to.equal(
      '3 badges obtenus sur 3, puis le badge-clé Votre badge-clé arrive.',
    );
  });

  it('says what the last key badge is, and what another leads to', async () => {
    const element = await shown(threeBadges, progressOf('now', 'later', 'later', 'later'), '360px');
    expect(wordsOf(element, '[data-step=key]')[0]).to.contain('C’est le but de ce parcours.');
    const nested = {
      ...threeBadges,
      edges: [...threeBadges.edges, {from: 'key', to: 's4', kind: 'suggests' as const}],
    };
    const more = {
      ...nested,
      steps: [...nested.steps, {id: 's4', kind: 'badge' as const, badge: 'suite', optional: false}],
      badges: [...nested.badges, badge('suite', 'La suite')],
    };
    const words = wordsOf(await shown(more, undefined, '360px'), '[data-step=key]')[0];
    expect(words).to.contain('Ensuite : La suite').and.not.to.contain('but de ce parcours');
  });
});
