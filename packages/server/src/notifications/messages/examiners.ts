/** Messages to those who examine requests, and to the lead. They name a badge, never a person or what was written. */
import type {LocalisedText} from '@pepites/recognition';
import type {MessageKinds} from '../message-kind.js';

interface OfBadge {
  readonly badgeName: LocalisedText;
}

interface ToQueue extends OfBadge {
  /** Absent for a guest, who has a link of their own. */
  readonly link?: string | undefined;
}

export interface ExaminerMessages {
  readonly examinerAsked: ToQueue & {readonly answerBy?: string | undefined};
  readonly deciderAsked: ToQueue;
  readonly examinerReminder: ToQueue & {readonly since: string};
  readonly leadReminder: ToQueue & {readonly since: string};
  readonly examinerHandedOver: ToQueue & {readonly handedOverBy: string};
  /** To somebody without an account. The code goes another way. */
  readonly examinerInvited: OfBadge & {
    readonly link: string;
    readonly invitedBy: string;
    readonly until: string;
  };
}

const sampleBadge = {fr: 'Je m’engage pour mon parcours', en: 'I commit to my pathway'};

export const examinerMessages: MessageKinds<ExaminerMessages> = {
  examinerAsked: {
    weight: 'usual',
    audience: 'examiner',
    placeholders: {badgeName: 'words', answerBy: 'date', link: 'path'},
    sample: {badgeName: sampleBadge, answerBy: '2026-12-01T09:00:00Z', link: '/examine'},
    words: {
      fr: {
        subject: 'Une demande à lire\u00a0: {badgeName}',
        body: `{greeting}

Une personne demande le badge «\u00a0{badgeName}\u00a0». Elle compte sur votre réponse.
Nous lui avons promis une réponse avant le {answerBy}.

Lire et répondre\u00a0: {link}

{structureName}
`,
      },
      en: {
        subject: 'A request to read: {badgeName}',
        body: `{greeting}

Somebody asks for the badge “{badgeName}”, and counts on your answer.
We promised an answer before {answerBy}.

Read and answer: {link}

{structureName}
`,
      },
    },
  },
  deciderAsked: {
    weight: 'important',
    audience: 'examiner',
    placeholders: {badgeName: 'words', link: 'path'},
    sample: {badgeName: sampleBadge, link: '/examine'},
    words: {
      fr: {
        subject: 'À vous de décider\u00a0: {badgeName}',
        body: `{greeting}

Une demande pour le badge «\u00a0{badgeName}\u00a0» a été examinée. C’est à vous de décider.

Lire et répondre\u00a0: {link}

{structureName}
`,
      },
      en: {
        subject: 'It is for you to decide: {badgeName}',
        body: `{greeting}

A request for the badge “{badgeName}” was examined. It is for you to decide.

Read and answer: {link}

{structureName}
`,
      },
    },
  },
  examinerReminder: {
    weight: 'usual',
    audience: 'examiner',
    placeholders: {badgeName: 'words', since: 'date', link: 'path'},
    sample: {badgeName: sampleBadge, since: '2026-12-01T09:00:00Z', link: '/examine'},
    words: {
      fr: {
        subject: 'Une demande attend votre réponse\u00a0: {badgeName}',
        body: `{greeting}

Une demande pour le badge «\u00a0{badgeName}\u00a0» attend depuis le {since}.

Lire et répondre\u00a0: {link}

{structureName}
`,
      },
      en: {
        subject: 'A request waits for your answer: {badgeName}',
        body: `{greeting}

A request for the badge “{badgeName}” has been waiting since {since}.

Read and answer: {link}

{structureName}
`,
      },
    },
  },
  leadReminder: {
    weight: 'important',
    placeholders: {badgeName: 'words', since: 'date', link: 'path'},
    sample: {badgeName: sampleBadge, since: '2026-12-01T09:00:00Z', link: '/examine'},
    words: {
      fr: {
        subject: 'Une demande attend depuis longtemps\u00a0: {badgeName}',
        body: `{greeting}

Une demande pour le badge «\u00a0{badgeName}\u00a0» attend une réponse depuis le {since}.
Vous pouvez en parler aux personnes qui examinent, ou en nommer d’autres.

Voir les demandes\u00a0: {link}

{structureName}
`,
      },
      en: {
        subject: 'A request has waited for long: {badgeName}',
        body: `{greeting}

A request for the badge “{badgeName}” has been waiting for an answer since {since}.
You can talk to those who examine it, or name others.

See the requests: {link}

{structureName}
`,
      },
    },
  },
  examinerHandedOver: {
    weight: 'usual',
    placeholders: {badgeName: 'words', handedOverBy: 'text', link: 'path'},
    sample: {badgeName: sampleBadge, handedOverBy: 'Nadège', link: '/examine'},
    words: {
      fr: {
        subject: 'Une personne laisse sa place\u00a0: {badgeName}',
        body: `{greeting}

{handedOverBy} connaît la personne qui demande le badge «\u00a0{badgeName}\u00a0», et ne répondra pas.
Vérifiez que quelqu’un d’autre peut répondre, ou nommez quelqu’un.

Voir les demandes\u00a0: {link}

{structureName}
`,
      },
      en: {
        subject: 'Somebody hands a request over: {badgeName}',
        body: `{greeting}

{handedOverBy} knows the person who asks for the badge “{badgeName}”, and will not answer.
See that somebody else can answer, or name somebody.

See the requests: {link}

{structureName}
`,
      },
    },
  },
  examinerInvited: {
    weight: 'important',
    placeholders: {badgeName: 'words', invitedBy: 'text', link: 'path', until: 'date'},
    sample: {badgeName: sampleBadge, invitedBy: 'Léna', link: '/examine/…', until: '2026-12-01T09:00:00Z'},
    words: {
      fr: {
        subject: 'On vous demande votre avis\u00a0: {badgeName}',
        body: `{greeting}

{invitedBy} vous invite à lire une demande pour le badge «\u00a0{badgeName}\u00a0», et à donner votre avis.

Votre page\u00a0: {link}

Il vous faut aussi un code à 6\u00a0chiffres. On vous le dira par téléphone ou de vive voix.
Cette page marche jusqu’au {until}. Ne la transmettez à personne\u00a0: ce que vous y lirez est personnel.

{structureName}
`,
      },
      en: {
        subject: 'Your opinion is asked for: {badgeName}',
        body: `{greeting}

{invitedBy} invites you to read a request for the badge “{badgeName}”, and to give your opinion.

Your page: {link}

You also need a code of 6 digits. You will be told it by phone or in person.
The page works until {until}. Do not pass it on: what you will read there is personal.

{structureName}
`,
      },
    },
  },
};
