/** Where "back" leads from each screen. */
import type {Question} from '@pepites/recognition';
import type {Layout, Screen} from './flow-state.js';

export interface WayBack {
  /** Those that are open, in order. */
  readonly questions: readonly Question[];
  readonly layout: Layout;
  readonly hasBegun: boolean;
}

export function screenBefore(screen: Screen, {questions, layout, hasBegun}: WayBack): Screen {
  const before = (index: number): Screen => {
    const question = questions[index - 1];
    return question ? {kind: 'question', id: question.id, isChange: false} : {kind: 'intro'};
  };
  switch (screen.kind) {
    case 'page':
    case 'device':
      return {kind: 'intro'};
    case 'erase':
      return screen.from;
    case 'check':
      return layout === 'page' && questions.length > 0 ? {kind: 'page'} : before(questions.length);
    case 'question':
      if (screen.isChange) return {kind: 'check'};
      return before(questions.findIndex(({id}) => id === screen.id));
    default:
      return {kind: questions.length > 0 && hasBegun ? 'check' : 'intro'};
  }
}
