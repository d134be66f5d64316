/** Errors for whoever runs the backend: why it does not start, or why a command was not carried out. */

export type ServerErrorCode =
  | 'ERR_STORE_HELD'
  | 'ERR_STORE_NEWER'
  | 'ERR_STORE_UNREADABLE'
  | 'ERR_STORE_EMPTY'
  | 'ERR_STORE_COPY'
  | 'ERR_PUBLIC_URL_INVALID'
  | 'ERR_PUBLIC_URL_CHANGED'
  | 'ERR_PUBLIC_URL_UNKNOWN'
  | 'ERR_PORT_IN_USE'
  | 'ERR_SECRET_TOO_SHORT'
  | 'ERR_SECRET_WRONG'
  | 'ERR_SECRET_MISSING'
  | 'ERR_BACKUP_FOLDER'
  | 'ERR_DATA_NOT_EMPTY'
  | 'ERR_SMTP_MISSING'
  | 'ERR_DEFINITION_INVALID'
  | 'ERR_STRUCTURE_UNKNOWN'
  | 'ERR_PLATFORM_UNKNOWN'
  | 'ERR_API_KEY_UNKNOWN'
  | 'ERR_RECORD_STORE_UNKNOWN'
  | 'ERR_RECORD_STORE_INVALID'
  | 'ERR_PERSON_UNKNOWN'
  | 'ERR_NETWORK_UNKNOWN'
  | 'ERR_PERIOD_INVALID'
  | 'ERR_AWARD_UNKNOWN'
  | 'ERR_AWARD_REVOKED'
  | 'ERR_NAME_INVALID'
  | 'ERR_ROLE_UNKNOWN'
  | 'ERR_MEMBER_UNKNOWN'
  | 'ERR_WEBHOOK_UNKNOWN'
  | 'ERR_OPERATOR_REFUSED'
  | 'ERR_OPERATOR_TIMED_OUT'
  | 'ERR_FRAMEWORK_REPEATS'
  | 'ERR_ERASURES_UNREADABLE'
  | 'ERR_OIDC_INVALID'
  | 'ERR_S3_INVALID'
  | 'ERR_S3_CLIENT_MISSING'
  | 'ERR_FILES_ELSEWHERE';

/** One thing that is wrong in a definition: `at` is a path such as `structures.0.badges.2.image`. */
export interface DefinitionProblem {
  readonly at: string;
  readonly code: string;
  readonly detail: string;
}

export interface ServerErrorDetails {
  readonly cause?: unknown;
  /** `ERR_STORE_HELD`: the process that holds the store, as far as it is known. */
  readonly pid?: number | undefined;
  readonly url?: string | undefined;
  /** `ERR_PORT_IN_USE`. */
  readonly port?: number | undefined;
  /** `ERR_DEFINITION_INVALID`. */
  readonly problems?: readonly DefinitionProblem[] | undefined;
}

/** Test `code`; `message` is one English sentence for the person at the command line. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;
  readonly pid: number | undefined;
  readonly url: string | undefined;
  readonly port: number | undefined;
  readonly problems: readonly DefinitionProblem[];

  constructor(code: ServerErrorCode, message: string, details: ServerErrorDetails = {}) {
    super(message, {cause: details.cause});
    this.name = 'ServerError';
    this.code = code;
    this.pid = details.pid;
    this.url = details.url;
    this.port = details.port;
    this.problems = details.problems ?? [];
  }
}
