/** Messages on a request for a badge. */
import type {MessagesOf} from '../messages.js';
import {longDate} from '../long-date.js';

export interface RequestMessages {
  readonly requestReceived: {readonly badgeName: string; readonly answerBy?: string | undefined};
}

export const requestMessages: MessagesOf<RequestMessages> = {
  requestReceived: ({badgeName, answerBy}, {structureName}) => ({
    subject: `Votre demande est partie\u00a0: ${badgeName}`,
    text: `Bonjour,\n\nNous avons bien reçu votre demande pour le badge «\u00a0${badgeName}\u00a0».\n${
      answerBy === undefined ? '' : `Vous aurez une réponse avant le ${longDate(answerBy)}.\n`
    }\n${structureName}\n`,
  }),
};
