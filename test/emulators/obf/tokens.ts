/** OAuth2 of the platform: a client gives its id and secret, and gets a token for some hours; at most one in ten seconds. */
import {randomBytes} from 'node:crypto';
import {type Answer, type Call, errorResult, json, jsonBody} from './exchange.ts';
import type {Faults} from './faults.ts';
import type {Platform} from './platform.ts';

const lifetimeSeconds = 18_000;
const secondsBetween = 10;

export class Tokens {
  readonly #platform: Platform;
  readonly #faults: Faults;
  readonly #good = new Map<string, {readonly organisation: string; readonly until: number}>();
  readonly #lastGiven = new Map<string, number>();
  /** How many were given. */
  given = 0;

  constructor(platform: Platform, faults: Faults) {
    this.#platform = platform;
    this.#faults = faults;
  }

  /** @param takesJson the older dialect takes the same as JSON */
  give(call: Call, {takesJson}: {readonly takesJson: boolean}): Answer {
    const asked = credentialsIn(call, takesJson);
    if (asked.grantType !== 'client_credentials') return errorResult(call, 400, 'Unsupported grant_type');
    const organisation = this.#platform.organisations.get(asked.id);
    if (organisation?.secret !== asked.secret) return errorResult(call, 403);
    const last = this.#lastGiven.get(organisation.id);
    if (last !== undefined && call.at - last < secondsBetween)
      return errorResult(call, 429, 'One token in ten seconds');
    this.#lastGiven.set(organisation.id, call.at);
    const token = randomBytes(24).toString('base64url');
    this.given++;
    if (this.#faults.deadTokens > 0) this.#faults.deadTokens--;
    else this.#good.set(token, {organisation: organisation.id, until: call.at + lifetimeSeconds});
    return json({access_token: token, token_type: 'bearer', expires_in: lifetimeSeconds});
  }

  /** Whose token the call carries. */
  organisationOf({headers, at}: Call): string | undefined {
    const token = /^Bearer (.+)$/i.exec(String(headers['authorization'] ?? ''))?.[1] ?? '';
    const good = this.#good.get(token);
    if (!good || good.until <= at) return undefined;
    const {tokensEndAfterCalls: left} = this.#faults;
    if (left === undefined) return good.organisation;
    if (left > 0) {
      this.#faults.tokensEndAfterCalls = left - 1;
      return good.organisation;
    }
    this.#faults.tokensEndAfterCalls = undefined;
    this.#good.clear();
    return undefined;
  }
}

interface Asked {
  readonly grantType: string;
  readonly id: string;
  readonly secret: string;
}

function credentialsIn(call: Call, takesJson: boolean): Asked {
  const type = String(call.headers['content-type'] ?? '');
  const form =
    takesJson && type.startsWith('application/json')
      ? new URLSearchParams(
          Object.entries(jsonBody(call) ?? {}).map(([name, value]) => [name, String(value)]),
        )
      : new URLSearchParams(call.body.toString());
  const basic = /^Basic (.+)$/i.exec(String(call.headers['authorization'] ?? ''))?.[1];
  const [id = '', secret = ''] =
    basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  return {
    grantType: form.get('grant_type') ?? '',
    id: form.get('client_id') ?? id,
    secret: form.get('client_secret') ?? secret,
  };
}
