/** A badge that somebody proposes: received, looked at, then accepted or not, always with an answer in words. */
import type {Transition} from './transition.js';

export const proposalStates = ['received', 'underStudy', 'accepted', 'declined'] as const;
export type ProposalState = (typeof proposalStates)[number];

export const proposalAnswers = ['underStudy', 'accepted', 'declined'] as const;
export type ProposalAnswer = (typeof proposalAnswers)[number];

/** The shortest answer that tells somebody something. */
export const shortestProposalMessage = 10;

/**
 * @param message what the proposer reads; asked for wherever the matter ends
 */
export function answerProposal(
  state: ProposalState,
  {answer, message}: {readonly answer: ProposalAnswer; readonly message: string},
): Transition<ProposalState> {
  if (state === 'accepted' || state === 'declined' || state === answer)
    return {ok: false, code: 'PROPOSAL_STATE'};
  if (answer !== 'underStudy' && message.trim().length < shortestProposalMessage)
    return {ok: false, code: 'MESSAGE_REQUIRED'};
  return {ok: true, state: answer};
}
