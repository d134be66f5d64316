/** Is the course done? The platform judges it, and writes `satisfied` as itself: that is what a badge may be given for. */
import type {Launch} from './launches.ts';
import type {RecordStore} from './record-store.ts';
import {satisfied, verbs} from './statements.ts';

/** Who the platform's server is in its record store; the badge's definition names it among `authorities`. */
export const serverAccount = (home: string) => ({homePage: home, name: 'serveur-de-cours'});

/**
 * `CompletedAndPassed`: the unit said both. It said so in the learner's browser, where anybody can; so the test that this server marked
 * must have been passed too.
 */
export function judge(home: string, store: RecordStore, launch: Launch): void {
  if (isSatisfied(store, launch)) return;
  const said = new Set(store.of(launch.registration).map(({verb}) => verb.id));
  const isPassed = (launch.scaled ?? 0) >= launch.course.masteryScore;
  if (said.has(verbs.completed) && said.has(verbs.passed) && isPassed)
    store.write(satisfied(home, launch), serverAccount(home));
}

export function isSatisfied(store: RecordStore, {registration}: Launch): boolean {
  return store.of(registration).some(({verb}) => verb.id === verbs.satisfied);
}
