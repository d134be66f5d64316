/** Sends a draft: its files one after the other, then the request. Safe to call again after any failure: nothing counts twice. */
import type {Answer, BadgeBackend, BadgeRequest, Form} from '@pepites/recognition';
import {codeOf} from '../text/error-key.js';
import {askedAnswers, declaredIn, type Draft, filesOf, requestIdOf, withFileId} from './draft.js';

/** `file`: its id in the draft. */
export type SendProgress =
  | {readonly kind: 'file'; readonly n: number; readonly total: number; readonly file: string}
  | {readonly kind: 'request'};

export interface SendRequestOptions {
  readonly client: BadgeBackend;
  readonly structure: string;
  readonly badge: string;
  readonly draft: Draft;
  /** Absent for badges without a questionnaire. */
  readonly form?: Form | undefined;
  /** Version of the request that the draft completes. */
  readonly version?: number | undefined;
  /** Ends the sending; what has arrived has arrived. */
  readonly signal: AbortSignal;
  /** An adviser sends it together with this person. */
  readonly person?: string | undefined;
  readonly onProgress: (progress: SendProgress) => void;
  /** The draft has changed: a file has been uploaded and need not be again. */
  readonly onDraft: (draft: Draft) => void;
}

/** @throws {BackendError} with the code of the first call that failed. */
export async function sendRequest(options: SendRequestOptions): Promise<BadgeRequest> {
  const draft = await uploadFiles(options, options.draft);
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
  const {client, structure, signal, onProgress, onDraft} = options;
  const waiting = filesOf(draft).filter(({fileId}) => fileId === undefined);
  let current = draft;
  for (const [index, file] of waiting.entries()) {
    if (!file.blob) continue;
    onProgress({kind: 'file', n: index + 1, total: waiting.length, file: file.id});
    const stored = await client.files.upload(
      {structure, file: file.blob},
      isAgain ? {signal} : {signal, idempotencyKey: file.id},
    );
    current = withFileId(current, file.id, stored.id);
    onDraft(current);
  }
  return current;
}

async function submit(options: SendRequestOptions, draft: Draft): Promise<BadgeRequest> {
  const {client, structure, badge, form, signal} = options;
  options.onProgress({kind: 'request'});
  const answers = form ? askedAnswers(draft, form) : [];
  const {completes} = draft;
  try {
    if (completes) return await resubmit(options, draft, completes, answers);
    const requestId = requestIdOf(draft);
    const {person} = options;
    if (person !== undefined) {
      const asked = {structure, person, requestId, badge, answers, consent: draft.consent};
      return await client.requests.submitFor(asked, {signal, idempotencyKey: requestId});
    }
    const displayName = draft.displayName.trim();
    const declared = declaredIn(draft, {form});
    return await client.requests.submit(
      {
        structure,
        requestId,
        badge,
        answers,
        ...(declared.length > 0 && {declared: [...declared]}),
        consent: draft.consent,
        listed: draft.listed,
        ...(displayName === '' ? {} : {displayName}),
      },
      {signal, idempotencyKey: requestId},
    );
  } catch (error) {
    if (codeOf(error) !== 'IDEMPOTENCY_CONFLICT') throw error;
    // It had arrived already, and something was changed since: what arrived is what counts.
    return client.requests.get({structure, request: completes?.request ?? requestIdOf(draft)}, {signal});
  }
}

async function resubmit(
  {client, structure, signal, version = 0}: SendRequestOptions,
  draft: Draft,
  completes: NonNullable<Draft['completes']>,
  answers: Answer[],
): Promise<BadgeRequest> {
  const {request, revision} = completes;
  const call = (current: number): Promise<BadgeRequest> =>
    client.requests.resubmit(
      {structure, request, answers, version: current},
      {signal, idempotencyKey: draft.id},
    );
  try {
    return await call(version);
  } catch (error) {
    if (codeOf(error) !== 'REVISION_CHANGED') throw error;
    const now = await client.requests.get({structure, request}, {signal});
    // Only its version has moved (an examiner opened it again): the same answers still answer the same question.
    if (now.state !== 'needsMore' || now.revision !== revision) throw error;
    return call(now.version);
  }
}
