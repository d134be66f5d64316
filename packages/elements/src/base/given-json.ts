/** Data that a page's author wrote inside an element, or gave to it. Loaded where there is such data alone. */
import {CodedError} from './coded-error.js';

interface Checking<Output> {
  readonly '~standard': {
    readonly validate: (value: unknown) => Validated<Output> | Promise<Validated<Output>>;
  };
}
type Validated<Output> =
  | {readonly value: Output; readonly issues?: undefined}
  | {readonly issues: readonly {readonly message: string}[]};

/** @throws {CodedError} JSON_MALFORMED */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CodedError('JSON_MALFORMED', 'The JSON inside the element cannot be read', {cause});
  }
}

/** What a schema of the contract makes of it. @throws {CodedError} `code` */
export async function checked<Output>(
  schema: Checking<Output>,
  value: unknown,
  code: string,
): Promise<Output> {
  const result = await schema['~standard'].validate(value);
  if (result.issues) throw new CodedError(code, result.issues[0]?.message ?? 'Malformed');
  return result.value;
}
