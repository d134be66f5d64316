/** Events of what a person does with the badge of a step that they have opened. All cancelable: the page then does it instead. */

interface StepAct {
  readonly step: string;
  readonly badge: string;
  readonly structure: string;
}

abstract class StepActEvent extends Event {
  /** Id of the step in the pathway. */
  readonly step: string;
  /** Id of the step's badge. */
  readonly badge: string;
  readonly structure: string;

  constructor(type: string, details: StepAct) {
    super(type, {bubbles: true, composed: true, cancelable: true});
    this.step = details.step;
    this.badge = details.badge;
    this.structure = details.structure;
  }
}

/** The person takes a key badge that is offered to them. Cancelable: the element takes it at the backend, unless the event is cancelled. */
export class BadgeStepClaimEvent extends StepActEvent {
  constructor(details: StepAct) {
    super('badge-step-claim', details);
  }
}

/** The person wants to see what they sent for a badge of theirs. Cancelable: the element reads and shows it, unless the event is cancelled. */
export class BadgeEvidenceOpenEvent extends StepActEvent {
  /** Id of the person's award. */
  readonly award: string;

  constructor(details: StepAct & {readonly award: string}) {
    super('badge-evidence-open', details);
    this.award = details.award;
  }
}

/** The person wants to see what they have done of a course's badge. Cancelable: the element reads and shows it, unless the event is cancelled. */
export class BadgeCourseOpenEvent extends StepActEvent {
  constructor(details: StepAct) {
    super('badge-course-open', details);
  }
}

/** The person accepts a badge that was examined, or refuses it. Cancelable: the element says so to the backend, unless the event is cancelled. */
export class BadgeAwardAnswerEvent extends StepActEvent {
  /** Id of the person's award. */
  readonly award: string;
  /** A badge that is refused is taken out of the world. */
  readonly answer: 'accept' | 'refuse';

  constructor(details: StepAct & {readonly award: string; readonly answer: 'accept' | 'refuse'}) {
    super('badge-award-answer', details);
    this.award = details.award;
    this.answer = details.answer;
  }
}

/** The person wants to share a badge of theirs. Cancelable: the element offers links and the image, unless the event is cancelled. */
export class BadgeAwardShareEvent extends StepActEvent {
  /** Id of the person's award. */
  readonly award: string;

  constructor(details: StepAct & {readonly award: string}) {
    super('badge-award-share', details);
    this.award = details.award;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-award-answer': BadgeAwardAnswerEvent;
    'badge-award-share': BadgeAwardShareEvent;
    'badge-course-open': BadgeCourseOpenEvent;
    'badge-evidence-open': BadgeEvidenceOpenEvent;
    'badge-step-claim': BadgeStepClaimEvent;
  }
}
