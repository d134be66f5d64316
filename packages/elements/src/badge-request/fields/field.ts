/** What each family of fields is given, and what they share: ids, the words under a field, its error. */
import type {FileKind, Question} from '@pepites/recognition';
import {nothing, type TemplateResult} from 'lit';
import type {Recordings} from '../../evidence/recordings.js';
import type {requestFr} from '../../messages/request.fr.js';
import type {Language, Text} from '../../text/messages.js';
import type {DraftAnswer, DraftFile} from '../draft.js';
import type {VoiceRecorder} from './voice-recorder.js';

export interface FieldOptions<Q extends Question = Question> {
  readonly question: Q;
  readonly answer: DraftAnswer;
  /** The sentence that says what is wrong. */
  readonly error: string | undefined;
  readonly text: Text<typeof requestFr>;
  readonly language: Language;
  readonly onAnswer: (change: Partial<DraftAnswer>) => void;
  readonly onFiles: (files: readonly File[], kind: FileKind) => void;
  readonly onRemoveFile: (file: DraftFile) => void;
  readonly onDescribe: (file: DraftFile, description: string) => void;
  /** What had the focus is no longer there. */
  readonly onGone: () => void;
  readonly urlOf: (blob: Blob) => string;
  /** Says a sentence to those who do not see the screen. */
  readonly announce: (sentence: string) => void;
  /** Whom one can talk to about the request, by name. */
  readonly contact: string;
  /** What an agreement is about, and who sees it; nothing where none is asked. */
  readonly about: TemplateResult | typeof nothing;
  /** Absent while it is not loaded, and where no question needs it. */
  readonly media: Media | undefined;
}

/** What photos, voice and files need. */
export interface Media {
  readonly recorder: VoiceRecorder;
  readonly recordings: Recordings;
  readonly renderFiles: (
    options: FieldOptions<QuestionOf<'photo' | 'voice' | 'file' | 'evidence'>>,
    kind: FileKind,
  ) => TemplateResult;
  readonly renderEvidence: (options: FieldOptions<QuestionOf<'evidence'>>) => TemplateResult;
  readonly shrinkPhoto: (file: File) => Promise<File>;
}

export type QuestionOf<Type extends Question['type']> = Extract<Question, {type: Type}>;

export const headingId = ({id}: Question): string => `${id}-question`;
export const helpId = ({id}: Question): string => `${id}-help`;
export const errorId = ({id}: Question): string => `${id}-error`;

/** What describes a field: its help, a hint of its own, and its error while there is one. */
export function describedBy({question, error}: FieldOptions, hintId?: string): string | typeof nothing {
  const ids = [question.help ? helpId(question) : '', hintId ?? '', error ? errorId(question) : ''];
  return ids.filter((id) => id !== '').join(' ') || nothing;
}

export const invalid = ({error}: FieldOptions): 'true' | typeof nothing => (error ? 'true' : nothing);

export const required = ({question}: FieldOptions): 'true' | typeof nothing =>
  question.required ? 'true' : nothing;

/** What is written in the field that an event comes from. */
export function valueOf({currentTarget}: Event): string {
  return currentTarget instanceof HTMLInputElement || currentTarget instanceof HTMLTextAreaElement
    ? currentTarget.value
    : '';
}
