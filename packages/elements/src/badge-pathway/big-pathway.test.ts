import {aTimeout, expect, fixture, html, nextFrame, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {badge, structure} from '../testing/samples.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import './badge-pathway.js';

/** `count` steps, each of which two more follow; the last three before the end are a group. */
function tree(count: number): Pathway {
  const ids = Array.from({length: count - 1}, (_, index) => `t${index}`);
  return {
    id: 'tree',
    structure,
    title: {fr: 'Un long parcours'},
    version: 1,
    steps: [
      ...ids.map((id) => ({id, kind: 'badge' as const, badge: id, optional: false})),
      {
        id: 'group',
        kind: 'group',
        title: {fr: 'Deux au choix'},
        steps: ids.slice(-3),
        atLeast: 2,
        optional: false,
      },
    ],
    edges: ids
      .slice(1)
      .map((to, index) => ({from: `t${Math.floor(index / 2)}`, to, kind: 'suggests' as const})),
    badges: ids.map((id, index) => badge(id, `Étape ${index}`)),
  };
}

/** Steps up to `done` are earned, the next is to be done. */
function progressOn({steps}: Pathway, done: number): PathwayProgress {
  return {
    steps: steps.map(({id}, index) => ({
      step: id,
      state: index < done ? 'earned' : index === done ? 'now' : 'later',
    })),
    earned: done,
    total: steps.length,
  };
}

async function begun(
  pathway: Pathway,
  {width = '1200px', progress}: {width?: string; progress?: PathwayProgress} = {},
): Promise<BadgePathwayElement> {
  const root = await fixture<HTMLElement>(
    html`<div><badge-pathway .definition=${pathway} .progress=${progress}></badge-pathway></div>`,
  );
  root.style.width = width;
  const element = root.querySelector('badge-pathway')!;
  await waitUntil(() => stepsOf(element).length > 0, undefined, {timeout: 10_000});
  return element;
}

async function whole(...given: Parameters<typeof begun>): Promise<BadgePathwayElement> {
  const element = await begun(...given);
  await waitUntil(() => stepsOf(element).length === given[0].steps.length, undefined, {timeout: 10_000});
  await nextFrame();
  await nextFrame();
  return element;
}

const stepsOf = (element: Element): HTMLElement[] => [
  ...element.shadowRoot!.querySelectorAll<HTMLElement>('.step'),
];
const stepOf = (element: Element, id: string): HTMLElement =>
  element.shadowRoot!.querySelector<HTMLElement>(`[data-step=${id}]`)!;
const focused = (element: Element): string | undefined =>
  element.shadowRoot!.activeElement?.closest<HTMLElement>('[data-step]')?.dataset['step'];

/** What changes in the shadow root while `act` runs and in the two frames after it. */
async function changesDuring(element: Element, act: () => unknown): Promise<MutationRecord[]> {
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(element.shadowRoot!, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  });
  await act();
  await aTimeout(50);
  await nextFrame();
  await nextFrame();
  observer.disconnect();
  expect(changes.length).to.be.greaterThan(0);
  return changes;
}

const elementOf = ({target}: MutationRecord): Element =>
  target instanceof Element ? target : target.parentElement!;

describe('<badge-pathway>, a big one', () => {
  it('draws the first bands at once and the others by and by, in the order of the list', async () => {
    const pathway = tree(400);
    const element = await begun(pathway);
    const atFirst = stepsOf(element).map(({dataset}) => dataset['step']);
    expect(atFirst.length).to.be.within(60, 300);
    await waitUntil(() => stepsOf(element).length === 400, undefined, {timeout: 10_000});
    expect(
      stepsOf(element)
        .slice(0, atFirst.length)
        .map(({dataset}) => dataset['step']),
    ).to.deep.equal(atFirst);
    const starts = [...element.shadowRoot!.querySelectorAll<HTMLOListElement>('ol')].map((list) => [
      list.start,
      list.children.length,
    ]);
    let next = 1;
    for (const [start, length] of starts) {
      expect(start).to.equal(next);
      next += length!;
    }
    await expect(element).to.be.accessible();
  }).timeout(20_000);

  it('goes to the last step by a key that is pressed before it is drawn, and to one that is sought', async () => {
    const element = await begun(tree(1000));
    expect(stepsOf(element).length).to.be.lessThan(1000);
    element.shadowRoot!.querySelector<HTMLElement>('[data-target][tabindex="0"]')!.focus();
    element.shadowRoot!.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', {key: 'End', bubbles: true, composed: true, cancelable: true}),
    );
    await waitUntil(() => focused(element) === stepsOf(element).at(-1)!.dataset['step']);
    expect(stepsOf(element).length).to.equal(1000);

    const other = await begun(tree(1000));
    const field = other.shadowRoot!.querySelector<HTMLInputElement>('#find')!;
    field.value = 'etape 777';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await other.updateComplete;
    other.shadowRoot!.querySelector<HTMLElement>('.find button')!.click();
    await waitUntil(() => focused(other) === 't777');
  }).timeout(20_000);

  it('is one tab stop, with an arrow to each step, from the beginning', async () => {
    const element = await begun(tree(300));
    const stops = (): HTMLElement[] =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('[data-target]')].filter(
        ({tabIndex}) => tabIndex === 0,
      );
    expect(stops().length).to.equal(1);
    stops()[0]!.focus();
    await sendKeys({press: 'ArrowDown'});
    expect(focused(element)).to.equal(stepsOf(element)[1]!.dataset['step']);
    await waitUntil(() => stepsOf(element).length === 300, undefined, {timeout: 10_000});
    await element.updateComplete;
    // Where the person has gone, whatever came after.
    expect(stops().map((stop) => stop.closest('[data-step]') === stepsOf(element)[1])).to.deep.equal([true]);
  }).timeout(20_000);

  it('changes one step when one becomes earned, and the lines from it', async () => {
    const pathway = tree(300);
    const element = await whole(pathway, {progress: progressOn(pathway, 20)});
    const after = progressOn(pathway, 20);
    const changes = await changesDuring(element, async () => {
      element.progress = {
        ...after,
        steps: after.steps.map((step) => (step.step === 't50' ? {...step, state: 'earned'} : step)),
        earned: 21,
      };
      await element.updateComplete;
    });
    const steps = new Set(changes.flatMap((change) => elementOf(change).closest('[data-step]') ?? []));
    expect([...steps].map((step) => step.getAttribute('data-step'))).to.deep.equal(['t50']);
    const lines = new Set(changes.map(elementOf).filter((each) => each.matches('.lines path')));
    expect(lines.size).to.equal(2);
    const others = changes.map(elementOf).filter((each) => !each.closest('[data-step], .lines'));
    // How many there are, and what has just been earned.
    expect(others.every((each) => each.closest('.count, [role=status]') !== null)).to.equal(true);
  }).timeout(20_000);

  it('is made smaller and larger without a change of any step', async () => {
    const element = await whole(tree(300));
    const [smaller, larger] = element.shadowRoot!.querySelectorAll<HTMLElement>('.zoom button');
    const widthOf = (): number => stepOf(element, 't1').getBoundingClientRect().width;
    const before = widthOf();
    const changes = await changesDuring(element, () => {
      for (let press = 0; press < 4; press++) smaller!.click();
    });
    expect(widthOf()).to.be.closeTo(before * 0.5, 1);
    expect(smaller!.getAttribute('aria-disabled')).to.equal('true');
    expect(changes.every((each) => elementOf(each).matches('.plan, .zoom button'))).to.equal(true);
    const map = element.shadowRoot!.querySelector('.map')!;
    // The frame follows the map: no empty room under it, nothing to scroll twice.
    expect(map.scrollHeight).to.be.at.most(map.clientHeight + 1);
    larger!.click();
    expect(smaller!.getAttribute('aria-disabled')).to.equal('false');
    // A render after it says the same.
    element.requestUpdate();
    await element.updateComplete;
    expect(smaller!.getAttribute('aria-disabled')).to.equal('false');
    expect(widthOf()).to.be.closeTo(before * 0.65, 1);
  }).timeout(20_000);

  it('keeps what is in the middle of its frame there when it is made smaller', async () => {
    const element = await whole(tree(300));
    const map = element.shadowRoot!.querySelector<HTMLElement>('.map')!;
    map.scrollLeft = 2000;
    const share = (): number => (map.scrollLeft + map.clientWidth / 2) / map.scrollWidth;
    const before = share();
    element.shadowRoot!.querySelector<HTMLElement>('.zoom button')!.click();
    expect(share()).to.be.closeTo(before, 0.01);
  }).timeout(20_000);

  it('shows its beginning at first, or the step that is to be done where it is on the first screen', async () => {
    const inFrame = (element: Element, id: string): boolean => {
      const [frame, step] = [element.shadowRoot!.querySelector('.map')!, stepOf(element, id)].map((each) =>
        each.getBoundingClientRect(),
      );
      return step!.left >= frame!.left && step!.right <= frame!.right;
    };
    const pathway = tree(300);
    expect(inFrame(await whole(pathway, {progress: progressOn(pathway, 200)}), 't0')).to.equal(true);
    expect(inFrame(await whole(pathway, {progress: progressOn(pathway, 1)}), 't1')).to.equal(true);
  }).timeout(20_000);

  it('closes a group, and leaves all other steps as they are', async () => {
    const element = await whole(tree(40));
    const before = stepsOf(element);
    const changes = await changesDuring(element, () => {
      stepOf(element, 'group').querySelector<HTMLElement>('[aria-expanded]')!.click();
    });
    const left = stepsOf(element);
    expect(left.length).to.equal(37);
    expect(left.every((step) => before.includes(step))).to.equal(true);
    const touched = new Set(
      changes.flatMap(
        (change) => elementOf(change).closest<HTMLElement>('[data-step]')?.dataset['step'] ?? [],
      ),
    );
    // A step that is one of a row may become the tab stop; it says the same.
    expect([...touched]).to.deep.equal(['group']);
  }).timeout(20_000);

  it('is a list in bands where there is no room for a map, about as high as it will be', async () => {
    const element = await whole(tree(300), {width: '360px'});
    const height = element.getBoundingClientRect().height;
    for (const band of element.shadowRoot!.querySelectorAll<HTMLElement>('.band'))
      band.style.contentVisibility = 'visible';
    await nextFrame();
    expect(element.getBoundingClientRect().height).to.be.within(height * 0.85, height * 1.15);
    await expect(element).to.be.accessible();
  }).timeout(20_000);

  it('draws a long line of steps in bands too, with one path from the first to the last', async () => {
    const {steps, badges, ...rest} = tree(201);
    const ids = steps.slice(0, 200).map(({id}) => id);
    const element = await whole({
      ...rest,
      badges,
      steps: steps.slice(0, 200),
      edges: ids.slice(1).map((to, index) => ({from: ids[index]!, to, kind: 'requires'})),
    });
    const bands = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.band')];
    expect(bands.map(({children}) => children.length)).to.deep.equal([60, 60, 60, 20]);
    const lineAfter = (step: Element): string => getComputedStyle(step, '::before').content;
    expect(lineAfter(bands[0]!.lastElementChild!)).to.equal('""');
    expect(lineAfter(bands[3]!.lastElementChild!)).to.equal('none');
    const gap = (one: Element, next: Element): number =>
      next.getBoundingClientRect().top - one.getBoundingClientRect().bottom;
    expect(gap(bands[0]!.lastElementChild!, bands[1]!.firstElementChild!)).to.equal(0);
    await expect(element).to.be.accessible();
  }).timeout(20_000);
});
