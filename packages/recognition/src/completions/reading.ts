/** What was understood of a course platform's message: facts with the trust that they deserve, and why; or why there are none. */
import type {CompletionChannel, CompletionFact} from '../completion.js';
import type {LocalisedText} from '../text.js';

/** Why a message deserves the trust that it is given. */
export type TrustReason =
  /** T0: anybody can make such an event in their own browser. */
  | 'SEEN_IN_BROWSER'
  /** T0: a cmi5 unit runs in the learner's browser, and so does its right to write to the record store. */
  | 'SAID_BY_UNIT'
  /** T0: the record store took it from somebody who is not the platform. */
  | 'AUTHORITY_UNKNOWN'
  /** T1: a page brought it, signed by the platform's server. */
  | 'SIGNED_BY_PLATFORM'
  /** T2: the platform's server said it to ours. */
  | 'SENT_BY_PLATFORM'
  /** T3: the platform judged it itself, and the record store vouches that it was the platform. */
  | 'JUDGED_BY_PLATFORM'
  /** T3: the statement itself is signed. */
  | 'SIGNED_STATEMENT';

/** The same for people. */
export const trustReasonWords: Readonly<Record<TrustReason, LocalisedText>> = {
  SEEN_IN_BROWSER: {
    fr: 'Vu dans le navigateur\u00a0: cela ne prouve rien.',
    en: 'Seen in the browser: this proves nothing.',
  },
  SAID_BY_UNIT: {
    fr: 'La leçon l’a dit, dans le navigateur\u00a0: la plateforme ne l’a pas confirmé.',
    en: 'The lesson said so, in the browser: the platform did not confirm it.',
  },
  AUTHORITY_UNKNOWN: {
    fr: 'On ne sait pas qui l’a écrit dans le registre.',
    en: 'It is not known who wrote this to the record store.',
  },
  SIGNED_BY_PLATFORM: {
    fr: 'La plateforme de cours l’a signé.',
    en: 'The course platform signed this.',
  },
  SENT_BY_PLATFORM: {
    fr: 'Le serveur de la plateforme de cours l’a envoyé.',
    en: 'The course platform’s server sent this.',
  },
  JUDGED_BY_PLATFORM: {
    fr: 'La plateforme de cours l’a jugé elle-même.',
    en: 'The course platform judged this itself.',
  },
  SIGNED_STATEMENT: {
    fr: 'La déclaration est signée.',
    en: 'The statement is signed.',
  },
};

/** Why a message that can be read is no news about a course. */
export type SilenceCode =
  /** Another verb, or a status that is none of finished, passed and failed. */
  | 'NOT_ABOUT_COMPLETION'
  /** It says that the course is not finished. */
  | 'NOT_FINISHED'
  /** About another statement, a person or a group, not about an activity. */
  | 'NOT_ABOUT_ACTIVITY'
  /** In a cmi5 course, but none of the statements that cmi5 defines (§9.2 “cmi5 allowed”): it counts for nothing. */
  | 'CMI5_ALLOWED_ONLY';

/** What is wrong with a message that cannot be read. */
export type CompletionFaultCode =
  | 'NOT_JSON'
  | 'TOO_LARGE'
  | 'NOT_A_STATEMENT'
  | 'STATEMENT_ID_UNREADABLE'
  | 'ACTOR_UNREADABLE'
  | 'ACTOR_IS_GROUP'
  | 'VERB_UNREADABLE'
  | 'ACTIVITY_UNREADABLE'
  | 'RESULT_UNREADABLE'
  | 'SCORE_OUT_OF_RANGE'
  /** It contradicts itself: `passed` without success, or below the score that is asked for. */
  | 'RESULT_CONTRADICTORY'
  | 'CONTEXT_UNREADABLE'
  | 'TIME_UNREADABLE'
  /** Neither SCORM 1.2 nor SCORM 2004 data. */
  | 'NOT_SCORM'
  /** No score of the Assignment and Grade Services. */
  | 'NOT_A_SCORE';

/** The learner, as the message names them. */
export type ReadLearner =
  | {readonly kind: 'account'; readonly homePage: string; readonly name: string}
  | {readonly kind: 'email'; readonly email: string}
  | {readonly kind: 'emailHash'; readonly sha1: string}
  | {readonly kind: 'openid'; readonly openid: string}
  /** The platform's own id: LTI's user, SCORM's learner. */
  | {readonly kind: 'platformId'; readonly id: string};

export interface FactReading {
  readonly says: 'fact';
  /** One for each name that the activity goes by; they differ in nothing else. */
  readonly facts: readonly [CompletionFact, ...CompletionFact[]];
  readonly trust: CompletionFact['trust'];
  readonly why: TrustReason;
  readonly learner?: ReadLearner;
  /** Of an xAPI statement that has one: the same id is the same statement. */
  readonly statement?: string;
}

/** A statement takes another one back: whatever followed from that one is to be looked at again. */
export interface VoidingReading {
  readonly says: 'voiding';
  /** Id of the statement that is taken back. */
  readonly voids: string;
  readonly trust: CompletionFact['trust'];
  readonly why: TrustReason;
  readonly statement?: string;
}

export interface SilentReading {
  readonly says: 'nothing';
  readonly code: SilenceCode;
  readonly statement?: string;
}

export interface FaultyReading {
  readonly says: 'fault';
  readonly code: CompletionFaultCode;
  /** The member that is wrong, with dots: `result.score.scaled`; empty for the whole. */
  readonly at: string;
  /** In English, for developers. */
  readonly detail: string;
}

export type CompletionReading = FactReading | VoidingReading | SilentReading | FaultyReading;

/** How a message came. */
export interface ReadingOptions {
  readonly channel: CompletionChannel;
}

export function fault(code: CompletionFaultCode, at: string, detail: string): FaultyReading {
  return {says: 'fault', code, at, detail};
}

/**
 * One name for a learner, whatever the message calls them; two learners never share one. An address by e-mail is in it: hash it
 * before it is kept.
 */
export function learnerName(learner: ReadLearner): string {
  switch (learner.kind) {
    // An IRI holds no space, so that no other pair reads the same.
    case 'account':
      return `${learner.homePage} ${learner.name}`;
    case 'email':
      return `mailto:${learner.email}`;
    case 'emailHash':
      return `sha1:${learner.sha1}`;
    case 'openid':
      return `openid:${learner.openid}`;
    case 'platformId':
      return learner.id;
  }
}
