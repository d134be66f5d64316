/** The bench of `<badge-request>`: sixty questions on a processor four times slower, with real keys and presses. */
import type {Section} from './measure.ts';
import {type Interactions, linesOf, slowdown, timeInteractions} from './interactions.ts';

const questions = 60;

export const requestActs = {
  steps: ['letter', 'choice', 'next', 'previous', 'review'],
  page: ['letter', 'choice', 'condition', 'previous', 'review'],
} as const;

const words = {
  letter: 'a letter',
  choice: 'a choice',
  condition: 'a choice that opens a question',
  next: 'next',
  previous: 'previous',
  review: 'to what is read before it is sent',
} as const;

export async function benchRequest({isQuick}: {readonly isQuick: boolean}): Promise<Section[]> {
  const sections: Section[] = [];
  for (const layout of ['page', 'steps'] as const) {
    const times = await timeRequest(layout, {acts: isQuick ? 8 : 40});
    sections.push({
      title: `<badge-request layout="${layout}">, ${questions} questions, ${slowdown} × slower`,
      lines: linesOf(times, words),
    });
  }
  return sections;
}

export async function timeRequest(
  layout: 'steps' | 'page',
  options: {readonly acts: number; readonly isSlowed?: boolean},
): Promise<Interactions> {
  return timeInteractions({
    ...options,
    entry: 'test/bench/request-page.ts',
    kinds: requestActs[layout],
    open: (page) =>
      page.evaluate(({how, count}) => globalThis.openRequest(how, count), {how: layout, count: questions}),
  });
}
