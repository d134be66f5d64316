/** Messages on who belongs where: invitations, roles that change, networks. */
import type {LocalisedText} from '@pepites/recognition';
import type {MessageKinds} from '../message-kind.js';

export interface AccessMessages {
  readonly memberInvitation: {
    readonly name: string;
    readonly roles: LocalisedText;
    readonly link: string;
    readonly until: string;
  };
  readonly rolesChanged: {readonly roles: LocalisedText};
  readonly memberRemoved: Readonly<Record<string, never>>;
  readonly methodAdded: {readonly address: string};
  readonly wayAdded: {readonly way: LocalisedText};
  readonly networkInvitation: {readonly networkName: string};
}

export const accessMessages: MessageKinds<AccessMessages> = {
  memberInvitation: {
    weight: 'security',
    placeholders: {name: 'text', roles: 'words', link: 'path', until: 'date'},
    sample: {
      name: 'Nadège',
      roles: {fr: 'accompagner des personnes', en: 'accompany people'},
      link: '/invitations/structure#jeton',
      until: '2026-12-01T09:00:00Z',
    },
    words: {
      fr: {
        subject: '{structureName} vous invite',
        body: `Bonjour {name},

{structureName} vous invite dans son équipe des badges.
Vous pourrez\u00a0: {roles}.

Ouvrez ce lien pour accepter\u00a0: {link}
Il marche une fois, jusqu’au {until}. Il est pour vous\u00a0: ne le donnez à personne.
Vous ne connaissez pas cette structure\u202f? Ne faites rien.
`,
      },
      en: {
        subject: '{structureName} invites you',
        body: `Hello {name},

{structureName} invites you to its badge team.
You will be able to: {roles}.

Open this link to accept: {link}
It works once, until {until}. It is for you: give it to nobody.
You do not know this structure? Do nothing.
`,
      },
    },
  },
  rolesChanged: {
    weight: 'security',
    placeholders: {roles: 'words'},
    sample: {roles: {fr: 'répondre aux demandes de badges', en: 'answer badge requests'}},
    words: {
      fr: {
        subject: 'Ce que vous pouvez faire a changé',
        body: `{greeting}

Dans {structureName}, vous pouvez maintenant\u00a0: {roles}.
Connectez-vous de nouveau pour continuer.
`,
      },
      en: {
        subject: 'What you can do has changed',
        body: `{greeting}

In {structureName}, you can now: {roles}.
Sign in again to continue.
`,
      },
    },
  },
  memberRemoved: {
    weight: 'security',
    placeholders: {},
    sample: {},
    words: {
      fr: {
        subject: 'Vous ne faites plus partie de l’équipe des badges',
        body: `{greeting}

Vous ne faites plus partie de l’équipe des badges de {structureName}.
Vos propres badges restent à vous.
`,
      },
      en: {
        subject: 'You are no longer in the badge team',
        body: `{greeting}

You are no longer in the badge team of {structureName}.
Your own badges stay yours.
`,
      },
    },
  },
  methodAdded: {
    weight: 'security',
    placeholders: {address: 'text'},
    sample: {address: 'sami@example.org'},
    words: {
      fr: {
        subject: 'Une adresse ouvre votre compte de badges',
        body: `{greeting}

Cette adresse ouvre maintenant votre compte de badges\u00a0: {address}

C’était vous\u202f? Vous n’avez rien à faire.
Ce n’était pas vous\u202f? Dites-le vite à {structureName}.
`,
      },
      en: {
        subject: 'An address opens your badge account',
        body: `{greeting}

This address now opens your badge account: {address}

Was it you? There is nothing to do.
It was not you? Tell {structureName} soon.
`,
      },
    },
  },
  wayAdded: {
    weight: 'security',
    placeholders: {way: 'words'},
    sample: {way: {fr: 'un compte ProConnect', en: 'an account of ProConnect'}},
    words: {
      fr: {
        subject: 'Une nouvelle façon d’ouvrir votre compte',
        body: `{greeting}

Votre compte de badges s’ouvre maintenant aussi avec {way}.

C’était vous\u202f? Vous n’avez rien à faire.
Ce n’était pas vous\u202f? Dites-le vite à {structureName}.
`,
      },
      en: {
        subject: 'A new way to open your account',
        body: `{greeting}

Your badge account now opens with {way} too.

Was it you? There is nothing to do.
It was not you? Tell {structureName} soon.
`,
      },
    },
  },
  networkInvitation: {
    weight: 'important',
    placeholders: {networkName: 'text'},
    sample: {networkName: 'INAE'},
    words: {
      fr: {
        subject: 'Le réseau {networkName} invite {structureName}',
        body: `{greeting}

Le réseau {networkName} invite {structureName}.
Si vous acceptez, les personnes pourront demander les badges du réseau chez vous.
`,
      },
      en: {
        subject: 'The network {networkName} invites {structureName}',
        body: `{greeting}

The network {networkName} invites {structureName}.
If you accept, people can ask for the network’s badges with you.
`,
      },
    },
  },
};
