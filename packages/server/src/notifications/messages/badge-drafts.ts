/** Messages on badges that somebody of a structure composed. */
import type {MessageKinds} from '../message-kind.js';

export interface BadgeDraftMessages {
  readonly badgeDraftProposed: {readonly title: string};
}

export const badgeDraftMessages: MessageKinds<BadgeDraftMessages> = {
  badgeDraftProposed: {
    weight: 'usual',
    placeholders: {title: 'text'},
    sample: {title: 'Je sais tailler un arbre'},
    words: {
      fr: {
        subject: 'Un badge à publier\u00a0: {title}',
        body: `{greeting}

Quelqu’un de votre équipe a préparé un badge\u00a0: «\u00a0{title}\u00a0».
Vous pouvez le relire, puis le publier.

{structureName}
`,
      },
      en: {
        subject: 'A badge to publish: {title}',
        body: `{greeting}

Somebody of your team has prepared a badge: “{title}”.
You can read it again, then publish it.

{structureName}
`,
      },
    },
  },
};
