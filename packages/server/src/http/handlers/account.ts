/** Routes on how people come in: strangers’ pages, other ways to sign in, claim codes for many. */
import {createClaimSheet, openClaimSheet} from '../../people/claim-sheets.js';
import {handOver} from '../../people/hand-over.js';
import {addEmail, askToAddEmail, methodsOf, removeMethod} from '../../people/sign-in-methods.js';
import {Refusal} from '../../refusal.js';
import type {Handlers} from '../handler.js';
import {isRegistered} from '../origins.js';
import {qrCode} from '../pages/qr.js';

type AccountRoutes =
  | 'signIn.forPage'
  | 'me.methods'
  | 'me.addEmail'
  | 'me.confirmEmail'
  | 'me.removeMethod'
  | 'claimCodes.createMany'
  | 'claimCodes.openSheet';

export const accountHandlers: Pick<Handlers, AccountRoutes> = {
  'signIn.forPage': async ({structure, origin}, {services, caller}) =>
    handOver(services, {structure, person: caller.person, origin, began: caller.began}),

  'me.methods': async (_input, {services, caller}) => ({items: await methodsOf(services, caller.person)}),

  'me.addEmail': async ({structure, email, language}, {services, caller, origin}) =>
    askToAddEmail(services, {structure, person: caller.person}, {email, language, origin}),

  'me.confirmEmail': async ({structure, email, code}, {services, caller}) => {
    await addEmail(services, {structure, person: caller.person}, {email, code});
    return {items: await methodsOf(services, caller.person)};
  },

  'me.removeMethod': async ({structure, method}, {services, caller}) => {
    const {person, tokenHash} = caller;
    await removeMethod(services, {structure, person, tokenHash}, method);
    return undefined;
  },

  'claimCodes.createMany': async ({structure, people, page}, {services, caller}) => {
    if (page !== undefined && !(await isRegistered(services, structure, new URL(page).origin)))
      throw new Refusal('ORIGIN_NOT_ALLOWED');
    return createClaimSheet(services, {structure, people, page, by: caller.person});
  },

  'claimCodes.openSheet': async ({structure, token}, {services}) => {
    const {structureName, cards} = await openClaimSheet(services, {structure, token});
    const withCode = cards.map((card) => ({...card, qr: qrCode(card.address, {label: ''}).text}));
    return {structureName, cards: withCode};
  },
};
