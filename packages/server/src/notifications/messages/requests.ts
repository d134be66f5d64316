/** Messages on a request for a badge. */
import type {MessageKinds} from '../message-kind.js';

export interface RequestMessages {
  readonly requestReceived: {readonly badgeName: string; readonly answerBy?: string | undefined};
}

export const requestMessages: MessageKinds<RequestMessages> = {
  requestReceived: {
    weight: 'usual',
    placeholders: {badgeName: 'text', answerBy: 'date'},
    sample: {badgeName: 'Je m’engage pour mon parcours', answerBy: '2026-12-01T09:00:00Z'},
    words: {
      fr: {
        subject: 'Votre demande est partie\u00a0: {badgeName}',
        body: `{greeting}

Nous avons bien reçu votre demande pour le badge «\u00a0{badgeName}\u00a0».
Vous aurez une réponse avant le {answerBy}.

{structureName}
`,
      },
      en: {
        subject: 'Your request was sent: {badgeName}',
        body: `{greeting}

We have received your request for the badge “{badgeName}”.
You will have an answer before {answerBy}.

{structureName}
`,
      },
    },
  },
};
