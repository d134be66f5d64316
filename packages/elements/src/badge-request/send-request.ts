/** Sends a draft: its files one after the other, then the request. Safe to call again after any failure: nothing counts twice. */
import {
  type Answer,
  askedAnswers,
  type BadgeBackend,
  type BadgeRequest,
  type Form,
} from '@pepites/recognition';
import {codeOf} from '../text/error-key.js';
import {type Draft, filesOf, toAnswers, withFileId} from './draft.js';

export type SendProgress =
  {readonly kind: 'file'; readonly n: number; readonly total: number} | {readonly kind: 'request'};

export interface SendRequestOptions {
  readonly client: BadgeBackend;
  readonly structure: string;
  readonly badge: string;
  readonly draft: Draft;
  /** Absent for badges without a questionnaire. */
  readonly form?: Form | undefined;
  /** Version of the request that the draft completes. */
  readonly version?: number | undefined;
  readonly onProgress: (progress: SendProgress) => void;
  /** The draft has changed: a file has been uploaded and need not be again. */
  readonly onDraft: (draft: Draft) => void;
}

/** @throws {BackendError} with the code of the first call that failed. */
export async function sendRequest(options: SendRequestOptions): Promise<BadgeRequest> {
  const draft = await uploadFiles(options, options.draft);
  options.onProgress({kind: 'request'});
  try {
    return await submit(options, draft);
  } catch (error) {
    if (codeOf(error) !== 'FILE_UNKNOWN') throw error;
    // The backend drops files that no request has claimed for long. They are still here: upload them anew.
    const forgotten = filesOf(draft).reduce(
      (changed, file) => (file.blob ? withFileId(changed, file.id, undefined) : changed),
      draft,
    );
    options.onDraft(forgotten);
    return submit(options, await uploadFiles(options, forgotten, {isAgain: true}));
  }
}

async function uploadFiles(
  options: SendRequestOptions,
  draft: Draft,
  {isAgain = false} = {},
): Promise<Draft> {
  const {client, structure, onProgress, onDraft} = options;
  const waiting = filesOf(draft).filter(({fileId}) => fileId === undefined);
  let current = draft;
  for (const [index, file] of waiting.entries()) {
    if (!file.blob) continue;
    onProgress({kind: 'file', n: index + 1, total: waiting.length});
    const stored = await client.files.upload(
      {structure, file: file.blob},
      isAgain ? {} : {idempotencyKey: file.id},
    );
    current = withFileId(current, file.id, stored.id);
    onDraft(current);
  }
  return current;
}

function submit(options: SendRequestOptions, draft: Draft): Promise<BadgeRequest> {
  const {client, structure, badge, form} = options;
  // What was answered to a question that other answers have since closed is the person's own, and stays here.
  const answers = form ? askedAnswers(form, toAnswers(draft, form)) : [];
  if (draft.completes) return resubmit(options, draft, draft.completes, answers);
  const displayName = draft.displayName.trim();
  return client.requests.submit(
    {
      structure,
      requestId: draft.id,
      badge,
      answers,
      consent: draft.consent,
      listed: draft.listed,
      ...(displayName === '' ? {} : {displayName}),
    },
    {idempotencyKey: draft.id},
  );
}

async function resubmit(
  {client, structure, version = 0}: SendRequestOptions,
  draft: Draft,
  completes: NonNullable<Draft['completes']>,
  answers: Answer[],
): Promise<BadgeRequest> {
  const {request, revision} = completes;
  const call = (current: number): Promise<BadgeRequest> =>
    client.requests.resubmit({structure, request, answers, version: current}, {idempotencyKey: draft.id});
  try {
    return await call(version);
  } catch (error) {
    if (codeOf(error) !== 'REVISION_CHANGED') throw error;
    const now = await client.requests.get({structure, request});
    // Only its version has moved (an examiner opened it again): the same answers still answer the same question.
    if (now.state !== 'needsMore' || now.revision !== revision) throw error;
    return call(now.version);
  }
}
