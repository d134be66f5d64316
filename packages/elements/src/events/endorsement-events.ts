/** Events of recommendations: asking for one, writing it, answering it. */
import type {EndorsementView} from '@pepites/recognition';

/** How somebody is asked: by a link and a code, or through an account of theirs. */
export type EndorsementWay = EndorsementView['way'];

/**
 * `accept` and `refuse` are the holder's, on what was written; `decline` is the endorser's, before they write; `withdraw` is either's,
 * and takes back what was asked, written or signed.
 */
export type EndorsementAnswer = 'accept' | 'refuse' | 'decline' | 'withdraw';

/** Somebody is about to be asked for a recommendation. Cancelable: when cancelled nobody is asked. */
export class BadgeEndorsementAskEvent extends Event {
  /** UUID of the badge's award; undefined while the badge is examined. */
  readonly award: string | undefined;
  /** UUID of the request for the badge, while that is examined. */
  readonly request: string | undefined;
  readonly way: EndorsementWay;

  constructor(details: {readonly award?: string; readonly request?: string; readonly way: EndorsementWay}) {
    super('badge-endorsement-ask', {bubbles: true, composed: true, cancelable: true});
    this.award = details.award;
    this.request = details.request;
    this.way = details.way;
  }
}

/** The backend has asked. The link and the code are for the holder alone: they are not in the event. */
export class BadgeEndorsementAskedEvent extends Event {
  readonly endorsement: EndorsementView;

  constructor(endorsement: EndorsementView) {
    super('badge-endorsement-asked', {bubbles: true, composed: true});
    this.endorsement = endorsement;
  }
}

/** A recommendation is about to be sent to the holder. Cancelable: when cancelled nothing is sent, and the words stay. */
export class BadgeEndorsementWriteEvent extends Event {
  readonly endorsement: EndorsementView;
  readonly text: string;
  readonly name: string;

  constructor(details: {
    readonly endorsement: EndorsementView;
    readonly text: string;
    readonly name: string;
  }) {
    super('badge-endorsement-write', {bubbles: true, composed: true, cancelable: true});
    this.endorsement = details.endorsement;
    this.text = details.text;
    this.name = details.name;
  }
}

/** The backend has the words; `endorsement` is as they left it. */
export class BadgeEndorsementWrittenEvent extends Event {
  readonly endorsement: EndorsementView;

  constructor(endorsement: EndorsementView) {
    super('badge-endorsement-written', {bubbles: true, composed: true});
    this.endorsement = endorsement;
  }
}

/** An answer is about to be sent. Cancelable: when cancelled nothing is sent. */
export class BadgeEndorsementAnswerEvent extends Event {
  readonly endorsement: EndorsementView;
  readonly answer: EndorsementAnswer;

  constructor(endorsement: EndorsementView, answer: EndorsementAnswer) {
    super('badge-endorsement-answer', {bubbles: true, composed: true, cancelable: true});
    this.endorsement = endorsement;
    this.answer = answer;
  }
}

/** The backend has the answer; `endorsement` is as the answer has left it. */
export class BadgeEndorsementAnsweredEvent extends Event {
  readonly endorsement: EndorsementView;
  readonly answer: EndorsementAnswer;

  constructor(endorsement: EndorsementView, answer: EndorsementAnswer) {
    super('badge-endorsement-answered', {bubbles: true, composed: true});
    this.endorsement = endorsement;
    this.answer = answer;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-endorsement-ask': BadgeEndorsementAskEvent;
    'badge-endorsement-asked': BadgeEndorsementAskedEvent;
    'badge-endorsement-write': BadgeEndorsementWriteEvent;
    'badge-endorsement-written': BadgeEndorsementWrittenEvent;
    'badge-endorsement-answer': BadgeEndorsementAnswerEvent;
    'badge-endorsement-answered': BadgeEndorsementAnsweredEvent;
  }
}
