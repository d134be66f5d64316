/** What a person has filled in so far: kept on the device until it has been sent. */
import {
  type Answer,
  askedAnswers as answersAsked,
  type Badge,
  type BadgeRequest,
  type DeclaredCompletion,
  fileKindOf,
  type FileKind,
  type Form,
} from '@pepites/recognition';
import type {DayParts} from './fields/day-parts.js';
import type {MoreStage} from './request-stage.js';

/** A file of an answer: chosen on this device, or already held by the backend. */
export interface DraftFile {
  /** UUID made here; the idempotency key of its upload. */
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly kind: FileKind;
  /** Absent for a file of an earlier sending, which the backend has. */
  readonly blob?: Blob;
  /** Once the backend has it. */
  readonly fileId?: string;
  /** What a photo shows, in the person's words. */
  readonly description?: string;
}

export interface DraftAnswer {
  readonly question: string;
  readonly text?: string;
  readonly choices?: readonly string[];
  readonly agreed?: boolean;
  readonly files?: readonly DraftFile[];
  /** For `date`: the three boxes as they were typed; `text` is the day that they make. */
  readonly typed?: DayParts;
  /** For `date`: the person does not know any more. Kept here; what is sent is no answer. */
  readonly isUnsure?: boolean;
  /** For `evidence`: the way that is open. */
  readonly way?: 'write' | 'photo' | 'voice';
}

export interface Draft {
  /** UUID. Of a first sending it is the request's id (`requestIdOf`); each sending of the same draft carries it, so that it counts once. */
  readonly id: string;
  /** Id of the request where it is not the draft's own: an earlier sending had arrived, with other answers. */
  readonly requestId?: string;
  /** Backend, structure and badge that it is for. */
  readonly place: string;
  /** The badge with its questions, as they were when the draft was last changed: without a network they could not be had again. */
  readonly badge?: Badge;
  /** The person, once known. */
  readonly person?: string;
  /** The request and revision that asked for more; absent for a first sending. */
  readonly completes?: {readonly request: string; readonly revision: number};
  /** The same, with what the examiner wrote: without a network, or before signing in, it could not be had again. */
  readonly stage?: MoreStage;
  readonly answers: readonly DraftAnswer[];
  /** Courses that the browser says are done; empty: the person took them out. */
  readonly declared?: readonly DeclaredCompletion[];
  /** The question that was open last. */
  readonly at?: string;
  readonly displayName: string;
  readonly consent: boolean;
  readonly listed: boolean;
  /** The person has sent it, and no answer came yet: it leaves as soon as it can. */
  readonly isQueued: boolean;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** What a browser says gives no badge: only where somebody examines, and not for a request that was sent before. */
export function declaredIn(
  draft: Draft | undefined,
  badge: {readonly form?: Form | undefined},
): readonly DeclaredCompletion[] {
  return badge.form && draft && !draft.completes ? (draft.declared ?? []) : [];
}

export interface DraftPlace {
  /** Address of the backend. */
  readonly backend: string;
  readonly structure: string;
  readonly badge: string;
  /** Id of the person whom an adviser asks with. */
  readonly with?: string | undefined;
}

export function placeOf({backend, structure, badge, with: person}: DraftPlace): string {
  return [backend, structure, badge, ...(person === undefined ? [] : [`with ${person}`])].join('|');
}

export function newDraft(place: string, makeId: () => string, now: Date): Draft {
  return {
    id: makeId(),
    place,
    answers: [],
    displayName: '',
    consent: false,
    listed: false,
    isQueued: false,
    updatedAt: now.toISOString(),
  };
}

/** Where the draft is that completes a request. */
export function placeToComplete(at: string, {request, revision}: NonNullable<Draft['completes']>): string {
  return `${at}|${request}|${revision}`;
}

/** A draft that holds what was sent, to complete it. */
export function draftOfRequest(draft: Draft, stage: MoreStage): Draft {
  const {request} = stage;
  return {
    ...draft,
    completes: completedBy(request),
    stage,
    answers: answersOf(request),
    consent: true,
  };
}

export function completedBy({id, revision}: BadgeRequest): NonNullable<Draft['completes']> {
  return {request: id, revision};
}

/** The answers of a request, to be worked on again. */
export function answersOf(request: BadgeRequest): DraftAnswer[] {
  return request.answers.map(({question, text, choices, agreed, files = [], descriptions = []}) => ({
    question,
    ...(text === undefined ? {} : {text}),
    ...(choices === undefined ? {} : {choices}),
    ...(agreed === undefined ? {} : {agreed}),
    files: files.map((fileId) => {
      const description = descriptions.find(({file}) => file === fileId)?.text;
      return {...storedFile(fileId, request), ...(description === undefined ? {} : {description})};
    }),
  }));
}

/** Id that a first sending of the draft has. */
export function requestIdOf({requestId, id}: Draft): string {
  return requestId ?? id;
}

/** The answers that are sent: what was answered to a question that other answers have since closed is the person's own, and stays here. */
export function askedAnswers(draft: Draft, form: Form): Answer[] {
  return answersAsked(form, toAnswers(draft, form));
}

/** Are the draft's answers those of the request? */
export function isAnsweredAs(draft: Draft, form: Form | undefined, request: BadgeRequest): boolean {
  const text = (answers: readonly Answer[]): string =>
    JSON.stringify(
      answers
        .map(({question, text: words = '', choices = [], agreed, files = [], descriptions = []}) =>
          JSON.stringify([question, words.trim(), choices, agreed, files, descriptions]),
        )
        .sort(),
    );
  return form === undefined || text(askedAnswers(draft, form)) === text(request.answers);
}

/** Has what the draft would send arrived: as this request, or as a later revision of it? */
export function hasArrived(draft: Draft, request: BadgeRequest): boolean {
  const {completes} = draft;
  if (!completes) return requestIdOf(draft) === request.id;
  return completes.request === request.id && request.revision > completes.revision;
}

export function answerTo(draft: Draft, question: string): DraftAnswer {
  return draft.answers.find((answer) => answer.question === question) ?? {question};
}

export function withAnswer(draft: Draft, answer: DraftAnswer): Draft {
  const others = draft.answers.filter(({question}) => question !== answer.question);
  return {...draft, answers: [...others, answer]};
}

export function withFileId(draft: Draft, id: string, fileId: string | undefined): Draft {
  const answers = draft.answers.map((answer) => ({
    ...answer,
    files: (answer.files ?? []).map((file) => {
      if (file.id !== id) return file;
      const {fileId: _replaced, ...rest} = file;
      return fileId === undefined ? rest : {...rest, fileId};
    }),
  }));
  return {...draft, answers};
}

export function filesOf(draft: Draft): DraftFile[] {
  return draft.answers.flatMap(({files}) => files ?? []);
}

/** The answers as the rules and the backend know them, to the questions of the form. A file not sent yet counts by its own id. */
export function toAnswers(draft: Draft, form: Form): Answer[] {
  return form.questions.flatMap(({id}) => {
    const {text, choices, agreed, files = []} = answerTo(draft, id);
    const answer: Answer = {
      question: id,
      ...(text === undefined || text.trim() === '' ? {} : {text}),
      ...(choices === undefined || choices.length === 0 ? {} : {choices: [...choices]}),
      ...(agreed === undefined ? {} : {agreed}),
      ...(files.length === 0 ? {} : {files: files.map((file) => file.fileId ?? file.id)}),
      ...descriptionsOf(files),
    };
    return Object.keys(answer).length > 1 ? [answer] : [];
  });
}

export function isEmptyDraft(draft: Draft): boolean {
  return (
    draft.displayName === '' &&
    draft.answers.every(
      ({text = '', choices = [], agreed, files = []}) =>
        text === '' && choices.length === 0 && agreed === undefined && files.length === 0,
    )
  );
}

function descriptionsOf(files: readonly DraftFile[]): Pick<Answer, 'descriptions'> {
  const descriptions = files.flatMap(({id, fileId, description = ''}) =>
    description.trim() === '' ? [] : [{file: fileId ?? id, text: description.trim()}],
  );
  return descriptions.length === 0 ? {} : {descriptions};
}

function storedFile(fileId: string, request: BadgeRequest): DraftFile {
  const mediaType = request.files.find(({id}) => id === fileId)?.mediaType ?? '';
  return {id: fileId, fileId, name: '', mediaType, kind: fileKindOf(mediaType)};
}
