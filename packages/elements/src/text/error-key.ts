/** From an error to the sentence that people read: by its code, never by its message. */

/** The stable code of an error that carries one (`BackendError`, `CredentialError`), else an empty text. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Did no answer come? Trying again may then be enough. */
export function isUnreachable(error: unknown): boolean {
  return ['UNREACHABLE', 'TIMED_OUT'].includes(codeOf(error));
}

/**
 * The key of the sentence for an error, in a catalogue whose keys for errors are `error.<CODE>`; `error.OTHER` when it has none.
 * The caller's catalogue must have `error.OTHER`.
 */
export function errorKey<Key extends string>(
  catalogue: Readonly<Record<Key, unknown>>,
  error: unknown,
): ErrorKeyOf<Key> | 'error.OTHER' {
  const key = `error.${codeOf(error)}`;
  return isKeyOf(catalogue, key) ? key : 'error.OTHER';
}

type ErrorKeyOf<Key extends string> = Extract<Key, `error.${string}`>;

function isKeyOf<Key extends string>(
  catalogue: Readonly<Record<Key, unknown>>,
  key: string,
): key is ErrorKeyOf<Key> {
  return Object.hasOwn(catalogue, key);
}
