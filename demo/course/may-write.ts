/** What a session may write: about its own learner, its own unit, and only what a unit can know. Its token is in the learner's browser. */
import type {Launch} from './launches.ts';
import {CourseRefusal} from './refusal.ts';
import {type Statement, unitActivity, verbs} from './statements.ts';

/** @throws {CourseRefusal} SESSION_OVER, ACTOR_IS_ANOTHER, REGISTRATION_IS_ANOTHER, VERB_OF_PLATFORM, ACTIVITY_IS_ANOTHER */
export function checkSessionMayWrite(home: string, launch: Launch, statement: Statement): void {
  const {actor, verb, object, context} = statement;
  const refuse = (code: string): never => {
    throw new CourseRefusal(403, code);
  };
  if (launch.isOver) refuse('SESSION_OVER');
  if (actor.account.homePage !== home || actor.account.name !== launch.learner) refuse('ACTOR_IS_ANOTHER');
  if (context?.registration !== launch.registration) refuse('REGISTRATION_IS_ANOTHER');
  if (!verbs.unit.includes(verb.id)) refuse('VERB_OF_PLATFORM');
  if (object.id !== unitActivity(home, launch.course)) refuse('ACTIVITY_IS_ANOTHER');
}
