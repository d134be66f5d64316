/** Routes on signing in and on the signed-in person. */
import {awardViews} from '../../awards/award-view.js';
import {createClaimCode, signInWithClaimCode} from '../../people/claim-codes.js';
import {sendCode, signInWithCode} from '../../people/one-time-codes.js';
import {readPerson} from '../../people/people.js';
import {endOwnSession, endSession, openSessions, personFor} from '../../people/sessions.js';
import {requestViews} from '../../requests/request-view.js';
import type {Handlers} from '../handler.js';

type PeopleRoutes =
  | 'signIn.sendCode'
  | 'signIn.withCode'
  | 'signIn.withClaimCode'
  | 'claimCodes.create'
  | 'me.get'
  | 'me.signOut'
  | 'me.sessions'
  | 'me.endSession'
  | 'me.awards'
  | 'me.requests';

export const peopleHandlers: Pick<Handlers, PeopleRoutes> = {
  'signIn.sendCode': async ({structure, email, language}, {services, origin}) =>
    sendCode(services, {structure, origin}, {email, language}),

  'signIn.withCode': async ({structure, email, code}, {services, origin}) =>
    signInWithCode(services, {structure, origin}, {email, code}),

  'signIn.withClaimCode': async ({structure, claimCode}, {services, origin}) =>
    signInWithClaimCode(services, {structure, origin}, claimCode),

  'claimCodes.create': async ({structure, displayName, person}, {services, caller}) =>
    createClaimCode(services, {structure, displayName, person, by: caller.person}),

  'me.get': async ({structure}, {services, caller}) =>
    personFor(caller, await readPerson(services.db, structure, caller.person)),

  'me.signOut': async (_input, {services, caller}) => {
    await endSession(services.db, caller.tokenHash);
    return undefined;
  },

  'me.sessions': async (_input, {services, caller}) => ({items: await openSessions(services, caller)}),

  'me.endSession': async ({session}, {services, caller}) => {
    await endOwnSession(services.db, caller.person, session);
    return undefined;
  },

  'me.awards': async ({structure}, {services, caller}) => {
    const rows = await services.db
      .selectFrom('award')
      .selectAll()
      .where('structure_id', '=', structure)
      .where('person_id', '=', caller.person)
      // What the person refused is not among their badges; the request says that they did.
      .where('refused_at', 'is', null)
      .orderBy('awarded_at', 'desc')
      .orderBy('id')
      .execute();
    const isOwnPage = caller.openedBy !== 'popup';
    return {items: await awardViews(services, services.db, rows, {isForHolder: true, isOwnPage})};
  },

  'me.requests': async ({structure}, {services, caller}) => {
    const rows = await services.db
      .selectFrom('request')
      .selectAll()
      .where('structure_id', '=', structure)
      .where('person_id', '=', caller.person)
      .orderBy('submitted_at', 'desc')
      .orderBy('id')
      .execute();
    return {items: await requestViews(services, services.db, rows, {viewer: caller.person})};
  },
};
