/** Where the files are does not answer, or does not let us in: nothing is lost, and what was asked may be asked again. */
export class FilesAwayError extends Error {
  readonly code = 'ERR_FILES_AWAY';

  constructor(cause: unknown) {
    // Its name alone: what an object store writes may name keys, and whose they are.
    super(`The bucket of the files is away: ${nameOf(cause)}`, {cause});
    this.name = 'FilesAwayError';
  }
}

function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
