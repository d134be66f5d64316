/** What is in the record store from the beginning: other learners, of last week, of the shapes that a cmi5 course leaves behind. */
import {courses} from './courses.ts';
import {serverAccount} from './move-on.ts';
import type {RecordStore} from './record-store.ts';
import {satisfied, says, unitActivity, verbs} from './statements.ts';

const day = 86_400_000;

/** One who finished, one who failed, one who only looked. */
export function seed(store: RecordStore, home: string): void {
  const [course] = courses;
  if (!course) return;
  const author = serverAccount(home);
  const object = {objectType: 'Activity', id: unitActivity(home, course)} as const;
  const at = (days: number) => new Date(Date.now() - days * day);
  const about = (verb: string, days: number, learner: string, result?: Record<string, unknown>) => {
    const context = {registration: `00000000-0000-4000-8000-00000000000${days}`};
    const said = {verb: {id: verb}, object, context, ...(result && {result})};
    store.write(says(home, learner, said, at(days)), {homePage: home, name: `session-${days}`}, at(days));
  };
  const [initialized = '', completed = '', passed = '', failed = '', terminated = ''] = verbs.unit;
  about(initialized, 7, 'apprenant-1');
  about(completed, 7, 'apprenant-1', {completion: true, duration: 'PT12M'});
  about(passed, 7, 'apprenant-1', {success: true, score: {scaled: 1}, duration: 'PT12M'});
  const registration = '00000000-0000-4000-8000-000000000007';
  const launch = {course, learner: 'apprenant-1', registration, session: 'session-7'};
  store.write(satisfied(home, launch, at(7)), author, at(7));
  about(terminated, 7, 'apprenant-1', {duration: 'PT13M'});
  about(initialized, 6, 'apprenant-2');
  about(failed, 6, 'apprenant-2', {success: false, score: {scaled: 0.33}, duration: 'PT4M'});
  about(terminated, 6, 'apprenant-2', {duration: 'PT5M'});
  about(initialized, 5, 'apprenant-3');
}
