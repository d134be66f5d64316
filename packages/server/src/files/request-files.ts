/** Ties uploaded files to the request whose answers name them. */
import {
  type Answer,
  type AnswerProblem,
  checkAnswerFiles,
  type Form,
  maxRequestFileBytes,
} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Executor, Session} from '../store/open-store.js';

interface Named {
  readonly structure: string;
  readonly person: string;
  readonly answers: readonly Answer[];
}

/**
 * Those that the request named before and names no more are let go: they are as if they had never been sent with it.
 * The others become the person's own, also where somebody else sent them on the person's behalf.
 * @param options.uploaders whose files may be named besides the person's
 * @throws {Refusal} FILE_UNKNOWN for a file of anybody else, or one that belongs to another request; REQUEST_INCOMPLETE, naming the
 *   questions that a file of this kind does not answer; FILE_QUOTA
 */
export async function attachFiles(
  t: Session,
  options: Named & {
    readonly uploaders?: readonly string[];
    readonly request: string;
    readonly form: Form;
  },
): Promise<void> {
  const {structure, person, request, form, answers} = options;
  const ids = filesOf(answers);
  await letGoOfOthers(t, request, ids);
  if (ids.length === 0) return;
  const attached = await t
    .updateTable('file')
    .set({request_id: request, person_id: person})
    .where('id', 'in', ids)
    .where('structure_id', '=', structure)
    .where('person_id', 'in', [person, ...(options.uploaders ?? [])])
    .where((eb) => eb.or([eb('request_id', 'is', null), eb('request_id', '=', request)]))
    .returning(['id', 'media_type', 'bytes'])
    .execute();
  if (attached.length !== ids.length) throw new Refusal('FILE_UNKNOWN');
  const types = new Map(attached.map(({id, media_type: mediaType}) => [id, mediaType]));
  const problems = checkAnswerFiles(form, answers, (file) => types.get(file));
  if (problems.length > 0) throw incomplete(problems);
  if (attached.reduce((sum, {bytes}) => sum + bytes, 0) > maxRequestFileBytes)
    throw new Refusal('FILE_QUOTA');
}

async function letGoOfOthers(t: Session, request: string, named: readonly string[]): Promise<void> {
  await t
    .updateTable('file')
    .set({request_id: null})
    .where('request_id', '=', request)
    .$if(named.length > 0, (others) => others.where('id', 'not in', named))
    .execute();
}

/** @throws {Refusal} FILE_UNKNOWN for a file that is not the person's own */
export async function assertOwnFiles(db: Executor, {structure, person, answers}: Named): Promise<void> {
  const ids = filesOf(answers);
  if (ids.length === 0) return;
  const own = await db
    .selectFrom('file')
    .select('id')
    .where('id', 'in', ids)
    .where('structure_id', '=', structure)
    .where('person_id', '=', person)
    .execute();
  if (own.length !== ids.length) throw new Refusal('FILE_UNKNOWN');
}

/** The refusal of answers, question by question. */
export function incomplete(problems: readonly AnswerProblem[]): Refusal {
  return new Refusal('REQUEST_INCOMPLETE', {
    problems: problems.map(({question, code}) => ({at: `answers.${question}`, code})),
  });
}

function filesOf(answers: readonly Answer[]): string[] {
  return [...new Set(answers.flatMap((answer) => answer.files ?? []))];
}
