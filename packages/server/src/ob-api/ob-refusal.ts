/** Refusals of the Open Badges API: `imsx_StatusInfo`, as the standard has them, with a code of ours beside. */

interface Kind {
  readonly status: number;
  /** As other services of the same family say it. */
  readonly minor: string;
}

const kinds = {
  TOKEN_MISSING: {status: 401, minor: 'unauthorisedrequest'},
  TOKEN_INVALID: {status: 401, minor: 'unauthorisedrequest'},
  TOKEN_IN_ADDRESS: {status: 400, minor: 'invaliddata'},
  SCOPE_MISSING: {status: 403, minor: 'forbidden'},
  ROUTE_UNKNOWN: {status: 404, minor: 'unknownobject'},
  METHOD_NOT_ALLOWED: {status: 405, minor: 'invaliddata'},
  TOO_LARGE: {status: 413, minor: 'invaliddata'},
  MEDIA_TYPE_REFUSED: {status: 415, minor: 'invaliddata'},
  TOO_MANY_ATTEMPTS: {status: 429, minor: 'server_busy'},
  QUERY_INVALID: {status: 400, minor: 'invaliddata'},
  PROFILE_INVALID: {status: 400, minor: 'invaliddata'},
  CREDENTIAL_MALFORMED: {status: 400, minor: 'invaliddata'},
  CREDENTIAL_REFUSED: {status: 400, minor: 'invaliddata'},
  CREDENTIAL_UNDETERMINED: {status: 400, minor: 'invaliddata'},
  RECIPIENT_NOT_PROVEN: {status: 400, minor: 'invaliddata'},
  CREDENTIAL_LIMIT: {status: 403, minor: 'forbidden'},
  STORE_AWAY: {status: 503, minor: 'server_busy'},
  INTERNAL: {status: 500, minor: 'internal_server_error'},
} as const satisfies Record<string, Kind>;

export type ObCode = keyof typeof kinds;

export class ObRefusal extends Error {
  readonly code: ObCode;
  readonly headers: Readonly<Record<string, string>>;

  /** @param detail English, for developers; never words of a person */
  constructor(code: ObCode, detail: string, headers: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.name = 'ObRefusal';
    this.code = code;
    this.headers = headers;
  }

  get status(): number {
    return kinds[this.code].status;
  }
}

/** @see Open Badges 3.0 §6.2, imsx_StatusInfo */
export function statusInfoReply(refusal: ObRefusal): Response {
  const {code, message, status, headers} = refusal;
  const field = (name: string, value: string) => ({
    imsx_codeMinorFieldName: name,
    imsx_codeMinorFieldValue: value,
  });
  const body = {
    imsx_codeMajor: 'failure',
    imsx_severity: 'error',
    imsx_description: message,
    imsx_codeMinor: {
      imsx_codeMinorField: [field('TargetEndSystem', kinds[code].minor), field('pepites', code)],
    },
  };
  return Response.json(body, {status, headers: {'cache-control': 'no-store', ...headers}});
}
