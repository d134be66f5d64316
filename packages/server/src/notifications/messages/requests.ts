/** Messages to a person on their request for a badge, at each step. */
import type {LocalisedText} from '@pepites/recognition';
import type {MessageKinds} from '../message-kind.js';
import {type ExaminerMessages, examinerMessages} from './examiners.js';

interface OfBadge {
  readonly badgeName: LocalisedText;
}

export type RequestMessages = PersonMessages & ExaminerMessages;

interface PersonMessages {
  readonly requestReceived: OfBadge & {readonly answerBy?: string | undefined};
  /** Somebody of the structure sent it with the person, who has not confirmed it yet. */
  readonly requestToConfirm: OfBadge & {readonly sentBy: string};
  /** `asked`: what the examiner asks for, in their words. The person must know what to do. */
  readonly requestNeedsMore: OfBadge & {readonly asked: string; readonly until: string};
  readonly requestApproved: OfBadge;
  /** That there is an explanation, not the explanation: it is about the person, and mail is read by others. */
  readonly requestNotYet: OfBadge;
  readonly requestLapsed: OfBadge;
  readonly badgeReady: OfBadge;
  readonly badgeRevoked: OfBadge & {readonly reason: string};
  /** By which a person confirms, on somebody else's device, that a request is theirs. */
  readonly confirmationCode: OfBadge & {readonly code: string; readonly minutes: number};
}

const sampleBadge = {fr: 'Je m’engage pour mon parcours', en: 'I commit to my pathway'};

const personMessages: MessageKinds<PersonMessages> = {
  requestReceived: {
    weight: 'usual',
    placeholders: {badgeName: 'words', answerBy: 'date'},
    sample: {badgeName: sampleBadge, answerBy: '2026-12-01T09:00:00Z'},
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
  requestToConfirm: {
    weight: 'important',
    placeholders: {badgeName: 'words', sentBy: 'text'},
    sample: {badgeName: sampleBadge, sentBy: 'Nadège'},
    words: {
      fr: {
        subject: 'À confirmer\u00a0: {badgeName}',
        body: `{greeting}

{sentBy} a envoyé avec vous une demande pour le badge «\u00a0{badgeName}\u00a0».

C’est bien votre demande\u202f? Dites-le sur votre page\u00a0: c’est nécessaire pour recevoir le badge.
Ce n’est pas votre demande\u202f? Vous pouvez la retirer.

{structureName}
`,
      },
      en: {
        subject: 'To confirm: {badgeName}',
        body: `{greeting}

{sentBy} sent a request for the badge “{badgeName}” together with you.

Is it yours? Say so on your page: you need to, to receive the badge.
It is not yours? You can take it back.

{structureName}
`,
      },
    },
  },
  requestNeedsMore: {
    weight: 'important',
    placeholders: {badgeName: 'words', asked: 'text', until: 'date'},
    sample: {
      badgeName: sampleBadge,
      asked: 'Ajoutez une photo de votre travail, s’il vous plaît.',
      until: '2026-12-01T09:00:00Z',
    },
    words: {
      fr: {
        subject: 'Il manque encore quelque chose\u00a0: {badgeName}',
        body: `{greeting}

Votre demande pour le badge «\u00a0{badgeName}\u00a0» a été lue. Voici ce qu’il manque\u00a0:

{asked}

Vous pouvez compléter votre demande jusqu’au {until}.

{structureName}
`,
      },
      en: {
        subject: 'Something is still missing: {badgeName}',
        body: `{greeting}

Your request for the badge “{badgeName}” was read. This is what is missing:

{asked}

You can complete your request until {until}.

{structureName}
`,
      },
    },
  },
  requestApproved: {
    weight: 'usual',
    placeholders: {badgeName: 'words'},
    sample: {badgeName: sampleBadge},
    words: {
      fr: {
        subject: 'C’est oui\u00a0: {badgeName}',
        body: `{greeting}

Bravo\u202f! Vous allez recevoir le badge «\u00a0{badgeName}\u00a0».

{structureName}
`,
      },
      en: {
        subject: 'It is a yes: {badgeName}',
        body: `{greeting}

Well done! You will receive the badge “{badgeName}”.

{structureName}
`,
      },
    },
  },
  requestNotYet: {
    weight: 'important',
    placeholders: {badgeName: 'words'},
    sample: {badgeName: sampleBadge},
    words: {
      fr: {
        subject: 'Réponse à votre demande\u00a0: {badgeName}',
        body: `{greeting}

Votre demande pour le badge «\u00a0{badgeName}\u00a0» a été lue. La réponse est\u00a0: pas encore.

Un message vous explique pourquoi, et ce que vous pouvez faire. Lisez-le sur votre page.
Vous pourrez demander ce badge de nouveau.

{structureName}
`,
      },
      en: {
        subject: 'The answer to your request: {badgeName}',
        body: `{greeting}

Your request for the badge “{badgeName}” was read. The answer is: not yet.

A message tells you why, and what you can do. Read it on your page.
You will be able to ask for this badge again.

{structureName}
`,
      },
    },
  },
  requestLapsed: {
    weight: 'usual',
    placeholders: {badgeName: 'words'},
    sample: {badgeName: sampleBadge},
    words: {
      fr: {
        subject: 'Votre demande est fermée\u00a0: {badgeName}',
        body: `{greeting}

Votre demande pour le badge «\u00a0{badgeName}\u00a0» attendait une suite depuis longtemps. Elle est maintenant fermée.

Vous pouvez demander ce badge de nouveau, quand vous voulez.

{structureName}
`,
      },
      en: {
        subject: 'Your request is closed: {badgeName}',
        body: `{greeting}

Your request for the badge “{badgeName}” was waiting for you for a long time. It is closed now.

You can ask for this badge again whenever you like.

{structureName}
`,
      },
    },
  },
  badgeReady: {
    weight: 'important',
    placeholders: {badgeName: 'words'},
    sample: {badgeName: sampleBadge},
    words: {
      fr: {
        subject: 'Votre badge est prêt\u00a0: {badgeName}',
        body: `{greeting}

Le badge «\u00a0{badgeName}\u00a0» est à vous.
Retrouvez-le sur votre page, pour le montrer ou l’imprimer.

{structureName}
`,
      },
      en: {
        subject: 'Your badge is ready: {badgeName}',
        body: `{greeting}

The badge “{badgeName}” is yours.
Find it on your page, to show it or print it.

{structureName}
`,
      },
    },
  },
  badgeRevoked: {
    weight: 'important',
    placeholders: {badgeName: 'words', reason: 'text'},
    sample: {badgeName: sampleBadge, reason: 'Ce badge était pour une autre personne.'},
    words: {
      fr: {
        subject: 'Votre badge a été retiré\u00a0: {badgeName}',
        body: `{greeting}

Le badge «\u00a0{badgeName}\u00a0» vous a été retiré. Voici pourquoi\u00a0:

{reason}

Vous avez une question, ou vous n’êtes pas d’accord\u202f? Parlez-en avec nous.

{structureName}
`,
      },
      en: {
        subject: 'Your badge was taken back: {badgeName}',
        body: `{greeting}

The badge “{badgeName}” was taken back. This is why:

{reason}

You have a question, or you do not agree? Talk to us.

{structureName}
`,
      },
    },
  },
  confirmationCode: {
    weight: 'security',
    placeholders: {badgeName: 'words', code: 'text', minutes: 'number'},
    sample: {badgeName: sampleBadge, code: '123456', minutes: 10},
    words: {
      fr: {
        subject: '{code} est votre code pour confirmer',
        body: `{greeting}

Vous avez préparé avec nous une demande pour le badge «\u00a0{badgeName}\u00a0».

C’est bien votre demande\u202f? Dites ce code à la personne qui vous aide\u00a0: {code}
Il marche pendant {minutes}\u00a0minutes. Ce n’est pas votre demande\u202f? Ne dites pas le code.

{structureName}
`,
      },
      en: {
        subject: '{code} is your code to confirm',
        body: `{greeting}

You prepared a request for the badge “{badgeName}” with us.

Is it yours? Say this code to the person who helps you: {code}
It works for {minutes} minutes. It is not yours? Do not say the code.

{structureName}
`,
      },
    },
  },
};

export const requestMessages: MessageKinds<RequestMessages> = {...personMessages, ...examinerMessages};
