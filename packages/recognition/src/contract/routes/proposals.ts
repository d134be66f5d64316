/** Badges that people propose. */
import * as v from 'valibot';
import {proposalAnswers, proposalStates} from '../../modes/proposal.js';
import {instantSchema, uuidSchema} from '../../text.js';
import type {Route} from '../route.js';

const text = (atMost: number) => v.pipe(v.string(), v.trim(), v.maxLength(atMost));

export const proposalSchema = v.object({
  id: uuidSchema,
  structure: v.string(),
  title: v.string(),
  why: v.string(),
  skills: v.array(v.string()),
  examples: v.string(),
  state: v.picklist(proposalStates),
  version: v.number(),
  /** What the structure answered. */
  message: v.optional(v.string()),
  answeredAt: v.optional(instantSchema),
  /** The badge that came of it. */
  badge: v.optional(v.string()),
  createdAt: instantSchema,
  /** Empty where the person has not said a name; absent in one’s own list. */
  proposedBy: v.optional(v.string()),
});
export type Proposal = v.InferOutput<typeof proposalSchema>;

export const proposalRoutes = {
  'proposals.create': {
    method: 'POST',
    path: '/structures/:structure/proposals',
    summary: 'Proposes a badge that is missing. Sending the same proposalId again changes nothing',
    body: v.object({
      proposalId: uuidSchema,
      title: v.pipe(text(120), v.minLength(3)),
      /** Why this deserves a badge. */
      why: v.pipe(text(2000), v.minLength(3)),
      /** What one can do who has it, one short line each. */
      skills: v.optional(v.pipe(v.array(v.pipe(text(200), v.minLength(1))), v.maxLength(12)), []),
      examples: v.optional(text(2000), ''),
    }),
    status: 201,
    reply: proposalSchema,
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'TOO_MANY_ATTEMPTS', 'IDEMPOTENCY_CONFLICT'],
  },
  'proposals.mine': {
    method: 'GET',
    path: '/structures/:structure/me/proposals',
    summary: 'What the signed-in person proposed, newest first',
    status: 200,
    reply: v.object({items: v.array(proposalSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED'],
  },
  'proposals.list': {
    method: 'GET',
    path: '/structures/:structure/proposals',
    summary: 'What was proposed here, newest first: 200 at most',
    query: v.object({state: v.optional(v.picklist(proposalStates))}),
    status: 200,
    reply: v.object({items: v.array(proposalSchema)}),
    errors: ['SIGN_IN_REQUIRED', 'SESSION_ENDED', 'FORBIDDEN'],
  },
  'proposals.answer': {
    method: 'POST',
    path: '/structures/:structure/proposals/:proposal/answer',
    summary: 'Answers a proposal: under study, accepted, declined; the person is told',
    body: v.object({
      answer: v.picklist(proposalAnswers),
      message: v.optional(text(2000), ''),
      badge: v.optional(v.pipe(v.string(), v.maxLength(64))),
    }),
    ifMatch: true,
    status: 200,
    reply: proposalSchema,
    errors: [
      'SIGN_IN_REQUIRED',
      'SESSION_ENDED',
      'FORBIDDEN',
      'PROPOSAL_UNKNOWN',
      'PROPOSAL_STATE',
      'MESSAGE_REQUIRED',
      'REVISION_CHANGED',
      'BADGE_UNKNOWN',
    ],
  },
} as const satisfies Record<string, Route>;
