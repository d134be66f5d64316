/** What stands above what happened: the title that is true then, the mark beside the sentence, and whether trying again can help. */
import type {TemplateResult} from 'lit';
import {refusedMark, sentMark, trueMark, unsureMark} from '../art/marks.js';
import {codeOf} from '../text/error-key.js';

export interface Situation {
  readonly title: 'title' | 'titleYours' | 'titleNotYet' | 'titleOver' | 'titleOther' | 'titleNone';
  readonly mark: () => TemplateResult;
  /** Another try may be answered in another way. */
  readonly mayTryAgain: boolean;
  /** The course has what is missing here. */
  readonly leadsToCourse?: boolean;
}

const notYet: Situation = {title: 'titleNotYet', mark: sentMark, mayTryAgain: false, leadsToCourse: true};
const over: Situation = {title: 'titleOver', mark: unsureMark, mayTryAgain: false, leadsToCourse: true};
const none: Situation = {title: 'titleNone', mark: refusedMark, mayTryAgain: false};

const situations: Readonly<Record<string, Situation>> = {
  BADGE_ALREADY_HELD: {title: 'titleYours', mark: trueMark, mayTryAgain: false},
  CRITERIA_NOT_MET: notYet,
  CLAIM_EXPIRED: over,
  TOKEN_INVALID: over,
  TOKEN_USED: over,
  CLAIM_UNKNOWN: {title: 'titleOther', mark: refusedMark, mayTryAgain: false},
  FACT_VOIDED: none,
  BADGE_RETIRED: none,
  BADGE_UNKNOWN: none,
  WRONG_MODE: none,
  CLAIM_MISSING: {...none, leadsToCourse: true},
};

/** A breakdown, and whatever has no words of its own, says nothing about the badge. */
const breakdown: Situation = {title: 'titleYours', mark: unsureMark, mayTryAgain: true};

export function situationOf(error: unknown): Situation {
  const code = codeOf(error);
  return Object.hasOwn(situations, code) ? (situations[code] ?? breakdown) : breakdown;
}

/** Day and time of an instant (ISO 8601), as they are said in France. */
export function inParis(language: string, at: string): string {
  const how = {dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris'} as const;
  return new Intl.DateTimeFormat(language, how).format(new Date(at));
}
