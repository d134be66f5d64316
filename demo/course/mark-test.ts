/** Marks the answers of a test, notes each in the record store as the platform, and tells the unit what was right. */
import type {Launch} from './launches.ts';
import {serverAccount} from './move-on.ts';
import type {CoursePlatform} from './platform.ts';
import {CourseRefusal} from './refusal.ts';
import {answered} from './statements.ts';

export interface Marks {
  /** 0 to 1. */
  readonly scaled: number;
  readonly isEnough: boolean;
  readonly answers: Readonly<Record<string, {readonly isRight: boolean; readonly words: string}>>;
}

/** @param choices question → choice. @throws {CourseRefusal} SESSION_OVER, ANSWER_MISSING */
export function markTest({home, store}: CoursePlatform, launch: Launch, choices: unknown): Marks {
  if (launch.isOver) throw new CourseRefusal(403, 'SESSION_OVER');
  const given = new Map(Object.entries(choices ?? {}));
  const {questions, masteryScore} = launch.course;
  const answers: Record<string, {isRight: boolean; words: string}> = {};
  for (const [question, {right, words}] of Object.entries(questions)) {
    const choice: unknown = given.get(question);
    if (typeof choice !== 'string') throw new CourseRefusal(400, 'ANSWER_MISSING');
    const isRight = choice === right;
    answers[question] = {isRight, words};
    store.write(answered(home, launch, {question, choice, isRight}), serverAccount(home));
  }
  const all = Object.values(answers);
  const scaled = all.filter(({isRight}) => isRight).length / all.length;
  launch.scaled = Math.max(scaled, launch.scaled ?? 0);
  return {scaled, isEnough: scaled >= masteryScore, answers};
}
