/** The client of a course platform's own server: it speaks with an API key. */
import type {BackendCall, BadgeBackend} from '@pepites/recognition';
import {byName} from './by-name.js';
import {createBadgeClient, type BadgeClientOptions} from './create-badge-client.js';

export interface ServerClientOptions extends Omit<BadgeClientOptions, 'token'> {
  /** Made by `pepites keys create-api-key`; begins with `pep_`. It may report completions for its platform's badges, and read nobody. */
  readonly apiKey: string;
}

export type ServerClient = Omit<BadgeBackend, 'badges'> & {
  readonly badges: BadgeBackend['badges'] & {
    /** Reports a completion: the badge is given when its criteria are met (`awards.create`). */
    readonly award: BackendCall<'awards.create'>;
  };
};

/**
 * A typed client for a server that holds an API key: everything of `createBadgeClient`, and `badges.award`.
 *
 * Give `idempotencyKey` something of your own (the id of the enrolment as a UUID) when the same completion may be reported again after a restart.
 *
 * @throws {TypeError} when the key is not one of a Pépites backend
 * @example
 * import {createServerClient} from '@pepites/sdk/server.js';
 *
 * const apiKey = process.env['PEPITES_API_KEY'] ?? '';
 * const {badges} = createServerClient({backend: 'https://badges.example', apiKey});
 * const {state, claimUrl} = await badges.award({
 *   structure: 'inae',
 *   badge: 'gestes-et-postures',
 *   learner: {ref: 'learner-42'},
 *   completion: {activity: 'https://cours.example/gestes-et-postures', passed: true, scaled: 0.9},
 * });
 * console.log(state, claimUrl);
 */
export function createServerClient({apiKey, ...options}: ServerClientOptions): ServerClient {
  if (!apiKey.startsWith('pep_')) {
    throw new TypeError('apiKey: not an API key of a Pépites backend (they begin with "pep_")');
  }
  const client = createBadgeClient({...options, token: apiKey});
  const badges = byName((verb) =>
    verb === 'award' ? client.awards.create : Reflect.get(client.badges, verb),
  );
  const all = byName((resource) => (resource === 'badges' ? badges : Reflect.get(client, resource)));
  return all as ServerClient;
}
