/** Messages on badges that people propose. */
import type {ProposalAnswer} from '@pepites/recognition';
import type {MessagesOf} from '../messages.js';

export interface ProposalMessages {
  readonly proposalReceived: {readonly title: string};
  readonly proposalAnswered: {
    readonly title: string;
    readonly answer: ProposalAnswer;
    readonly message: string;
  };
}

const said: Readonly<Record<ProposalAnswer, {readonly subject: string; readonly sentence: string}>> = {
  underStudy: {subject: 'Nous étudions votre idée', sentence: 'Nous étudions votre idée de badge.'},
  accepted: {
    subject: 'Votre idée est retenue',
    sentence: 'Votre idée de badge est retenue. Merci\u202f!',
  },
  declined: {
    subject: 'Votre idée de badge',
    sentence: 'Nous ne créons pas ce badge pour le moment. Merci pour votre idée.',
  },
};

export const proposalMessages: MessagesOf<ProposalMessages> = {
  proposalReceived: ({title}, {structureName}) => ({
    subject: `Une idée de badge\u00a0: ${title}`,
    text: `Bonjour,\n\nQuelqu’un propose un badge\u00a0: «\u00a0${title}\u00a0».\nVous pouvez lui répondre.\n\n${structureName}\n`,
  }),
  proposalAnswered: ({title, answer, message}, {structureName}) => ({
    subject: `${said[answer].subject}\u00a0: ${title}`,
    text: `Bonjour,\n\nVous avez proposé le badge «\u00a0${title}\u00a0».\n${said[answer].sentence}\n${
      message === '' ? '' : `\n${message}\n`
    }\n${structureName}\n`,
  }),
};
