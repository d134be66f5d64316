/** What tests say about a call that must not go through. */
import assert from 'node:assert/strict';
import type {ErrorCode} from '@pepites/recognition';
import {BackendError} from '@pepites/sdk';

/** Asserts the code of the error that a call rejects with, and its HTTP status where one is given. */
export async function refuses(
  call: Promise<unknown>,
  code: ErrorCode,
  status?: number,
): Promise<BackendError> {
  const error = await call.then(
    () => assert.fail(`expected ${code}, but the call went through`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof BackendError, String(error));
  assert.equal(error.code, code, error.message);
  if (status !== undefined) assert.equal(error.status, status);
  return error;
}
