/** Questionnaires as they were answered to: a form that changes later must not change what somebody was asked. */
import {createHash} from 'node:crypto';
import type {Form, Process} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';
import type {RequestRow} from './request-rows.js';

/** SHA-256 of the form as its schema writes it, base64url: members come in one order, so the same form has one hash. */
export function formHash(form: Form): string {
  return createHash('sha256').update(JSON.stringify(form)).digest('base64url');
}

/** Keeps the form and gives its hash. */
export async function keepForm(
  t: Executor,
  {structure, form, now}: {readonly structure: string; readonly form: Form; readonly now: Date},
): Promise<string> {
  const hash = formHash(form);
  await t
    .insertInto('form_version')
    .values({structure_id: structure, hash, form: toJsonText(form), created_at: now.toISOString()})
    .onConflict((conflict) => conflict.columns(['structure_id', 'hash']).doNothing())
    .execute();
  return hash;
}

/**
 * The form that a request answers to. One that was asked before versions were kept has the badge's present form.
 * @throws {Refusal} REQUEST_UNKNOWN for a badge that is not asked for with a form
 */
export async function formOf(
  db: Executor,
  row: Pick<RequestRow, 'structure_id' | 'form_hash'>,
  process: Process,
): Promise<Form> {
  const kept =
    row.form_hash === null
      ? undefined
      : await db
          .selectFrom('form_version')
          .select('form')
          .where('structure_id', '=', row.structure_id)
          .where('hash', '=', row.form_hash)
          .executeTakeFirst();
  if (kept) return fromJsonText(kept.form);
  if (process.mode !== 'reviewed') throw new Refusal('REQUEST_UNKNOWN');
  return process.form;
}
