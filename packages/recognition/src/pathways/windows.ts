/**
 * When a step is usually due: "après 1 à 2 mois". A window is a prompt for the person and the adviser, counted from a date of the
 * person's own (the start of the contract). It is never a deadline: before it and after it the step can be begun all the same.
 */
import type {PathwayStep} from '../pathway.js';
import {addDuration, type CalendarDuration, parseDuration} from './duration.js';
import type {PathwayStanding, StandingState} from './standing.js';

/** From when to when after the person's reference date. */
export interface StepWindow {
  readonly from: CalendarDuration;
  readonly to: CalendarDuration;
}

/** First and last day, `YYYY-MM-DD`, both included. */
export interface WindowDates {
  readonly from: string;
  readonly to: string;
}

/** The window of a step: its `prompt` (ISO 8601 durations), else its `window` (months). Undefined: it has none that can be read. */
export function windowOf({prompt, window}: Pick<PathwayStep, 'prompt' | 'window'>): StepWindow | undefined {
  const from = prompt ? parseDuration(prompt.from) : monthsLong(window?.fromMonths);
  const to = prompt ? parseDuration(prompt.to) : monthsLong(window?.toMonths);
  return from && to && {from, to};
}

/** The window's days for one person; undefined when `referenceDate` is no ISO 8601 date. */
export function windowDates({from, to}: StepWindow, referenceDate: string): WindowDates | undefined {
  const first = addDuration(referenceDate, from);
  const last = addDuration(referenceDate, to);
  return first === undefined || last === undefined ? undefined : {from: first, to: last};
}

/** True when the window ends before it begins, for anyone who starts on the first of a month: P30D to P1M does in February. */
export function isStepWindowReversed({from, to}: StepWindow): boolean {
  if (from.months <= to.months && from.days <= to.days) return false;
  return Array.from({length: 12}, (_, month) => `2001-${String(month + 1).padStart(2, '0')}-01`).some(
    (start) => {
      const dates = windowDates({from, to}, start);
      return dates !== undefined && dates.from > dates.to;
    },
  );
}

/** A step that an adviser may bring up with a person. */
export interface StepPrompt {
  readonly person: string | undefined;
  readonly step: string;
  readonly state: StandingState;
  readonly due: WindowDates;
}

/**
 * The windows of which a day falls in the month (`2026-11`), for steps that are not done: those that end first come first, then in the
 * order of the people and of the pathway.
 */
export function promptsInMonth(people: readonly PathwayStanding[], month: string): StepPrompt[] {
  const prompts: StepPrompt[] = [];
  for (const {person, steps} of people) {
    for (const {step, state, due} of steps) {
      // As text: dates of one form sort as they follow. No month has a day after the 31st.
      if (state !== 'done' && due && due.from <= `${month}-31` && due.to >= `${month}-01`)
        prompts.push({person, step, state, due});
    }
  }
  return prompts.sort((a, b) => (a.due.to < b.due.to ? -1 : a.due.to > b.due.to ? 1 : 0));
}

function monthsLong(months: number | undefined): CalendarDuration | undefined {
  return months !== undefined && Number.isInteger(months) && months >= 0 ? {months, days: 0} : undefined;
}
