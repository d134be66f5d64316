/** Messages on badges that people propose. */
import type {LocalisedText, ProposalAnswer} from '@pepites/recognition';
import type {MessageKinds} from '../message-kind.js';

export interface ProposalMessages {
  readonly proposalReceived: {readonly title: string};
  readonly proposalAnswered: {
    readonly title: string;
    readonly answer: LocalisedText;
    /** In the lead’s own words. */
    readonly message?: string | undefined;
  };
}

/** What an answer means, in a sentence. */
export const proposalSentences: Readonly<Record<ProposalAnswer, LocalisedText>> = {
  underStudy: {fr: 'Nous étudions votre idée.', en: 'We are looking into your idea.'},
  accepted: {fr: 'Votre idée est retenue. Merci\u202f!', en: 'Your idea is accepted. Thank you!'},
  declined: {
    fr: 'Nous ne créons pas ce badge pour le moment. Merci pour votre idée.',
    en: 'We are not making this badge for now. Thank you for your idea.',
  },
};

export const proposalMessages: MessageKinds<ProposalMessages> = {
  proposalReceived: {
    weight: 'usual',
    placeholders: {title: 'text'},
    sample: {title: 'Je sais tailler un arbre'},
    words: {
      fr: {
        subject: 'Une idée de badge\u00a0: {title}',
        body: `{greeting}

Quelqu’un propose un badge\u00a0: «\u00a0{title}\u00a0».
Vous pouvez lui répondre.

{structureName}
`,
      },
      en: {
        subject: 'An idea for a badge: {title}',
        body: `{greeting}

Somebody proposes a badge: “{title}”.
You can answer.

{structureName}
`,
      },
    },
  },
  proposalAnswered: {
    weight: 'important',
    placeholders: {title: 'text', answer: 'words', message: 'text'},
    sample: {
      title: 'Je sais tailler un arbre',
      answer: proposalSentences.accepted,
      message: 'Le badge arrive au printemps.',
    },
    words: {
      fr: {
        subject: 'Votre idée de badge\u00a0: {title}',
        body: `{greeting}

Vous avez proposé le badge «\u00a0{title}\u00a0».
{answer}

{message}

{structureName}
`,
      },
      en: {
        subject: 'Your idea for a badge: {title}',
        body: `{greeting}

You proposed the badge “{title}”.
{answer}

{message}

{structureName}
`,
      },
    },
  },
};
