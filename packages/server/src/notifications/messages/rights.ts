/** Messages on people's rights, and the daily summary of what waits for an examiner. */
import type {MessageKinds} from '../message-kind.js';

export interface RightsMessages {
  readonly deletionCode: {readonly code: string; readonly minutes: number};
  readonly digest: {readonly count: number; readonly list: string; readonly link: string};
}

export const rightsMessages: MessageKinds<RightsMessages> = {
  deletionCode: {
    weight: 'security',
    placeholders: {code: 'text', minutes: 'number'},
    sample: {code: '123456', minutes: 10},
    words: {
      fr: {
        subject: '{code} est votre code pour tout effacer',
        body: `{greeting}

Vous voulez effacer vos données. Votre code\u00a0: {code}

Écrivez-le sur la page. Il marche pendant {minutes}\u00a0minutes.
Tout sera effacé, pour toujours.
Vous n’avez rien demandé\u202f? Ne faites rien. Parlez-en à votre conseillère ou conseiller.
`,
      },
      en: {
        subject: '{code} is your code to delete everything',
        body: `{greeting}

You want to delete your data. Your code: {code}

Type it on the page. It works for {minutes} minutes.
Everything will be deleted, for ever.
You did not ask for this? Do nothing, and tell your adviser.
`,
      },
    },
  },
  digest: {
    weight: 'usual',
    placeholders: {count: 'number', list: 'text', link: 'path'},
    sample: {
      count: 3,
      list: '– B.A.BA de l’entreprise\u00a0: 2 (depuis 5\u00a0jours)\n– Com’un gant\u00a0: 1 (depuis 1\u00a0jour)',
      link: '/examine',
    },
    words: {
      fr: {
        subject: 'Des demandes de badges attendent votre réponse\u00a0: {count}',
        body: `{greeting}

Des personnes attendent votre réponse\u00a0:
{list}

Répondre\u00a0: {link}

{structureName}
`,
      },
      en: {
        subject: 'Badge requests are waiting for your answer: {count}',
        body: `{greeting}

People are waiting for your answer:
{list}

Answer: {link}

{structureName}
`,
      },
    },
  },
};
