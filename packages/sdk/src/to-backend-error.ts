/** Whatever went wrong in a call, as the port's one error with its stable code. */
import {isHTTPError, isNetworkError, isTimeoutError, SchemaValidationError} from 'ky';
import {BackendError} from '@pepites/recognition';

export async function toBackendError(error: unknown): Promise<BackendError> {
  if (error instanceof BackendError) return error;
  if (isTimeoutError(error)) return new BackendError('TIMED_OUT', {cause: error, message: error.message});
  if (isHTTPError(error)) return fromReply(error.response.status, error.data, error);
  // fetch rejects with a TypeError when no answer came, or when it broke off; ky wraps those that it knows.
  if (isNetworkError(error) || error instanceof TypeError) {
    return new BackendError('UNREACHABLE', {cause: error, message: error.message});
  }
  const message =
    error instanceof SchemaValidationError
      ? `The reply is not in the contract: ${error.issues.map(describeIssue).join('; ')}`
      : String(error);
  return new BackendError('UNEXPECTED_REPLY', {cause: error, message});
}

async function fromReply(status: number, data: unknown, cause: Error): Promise<BackendError> {
  // Here already: no reply comes before the table of routes has.
  const {problemSchema, toldCode} = await import('./contract.js');
  const result = await problemSchema['~standard'].validate(data);
  if (result.issues) {
    // 502 to 504: a gateway answers for a backend that does not.
    const code = status > 501 && status < 505 ? 'UNREACHABLE' : 'UNEXPECTED_REPLY';
    return new BackendError(code, {status, cause, message: cause.message});
  }
  const problem = result.value;
  return new BackendError(toldCode(problem.code), {status, problem, cause});
}

type Issue = SchemaValidationError['issues'][number];

function describeIssue({path = [], message}: Issue): string {
  const keys = path.map((part) => String(typeof part === 'object' ? part.key : part));
  return `${keys.join('.') || 'body'}: ${message}`;
}
