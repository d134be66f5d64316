/** What the person has asked for and holds, as the backend says it; beside a person, what the adviser has sent for them. */
import type {BadgeRequest, RequestState} from '@pepites/recognition';
import type {BackendController} from '../context/backend-controller.js';
import type {OwnRecords} from './request-stage.js';

export interface ReadOwnOptions {
  /** Id of the person whom an adviser asks with; empty: whoever is signed in. */
  readonly person: string;
  readonly badge: string | undefined;
  readonly signal: AbortSignal;
}

/** `undefined` while nobody is signed in. */
export async function readOwn(
  {context, structure, session}: BackendController,
  {person, badge, signal}: ReadOwnOptions,
): Promise<OwnRecords | undefined> {
  if (!session || !context.hasBackend) return undefined;
  if (person !== '') {
    const {items} = await context.use((client) =>
      client.requests.sentFor({structure, person, badge}, {signal}),
    );
    return {requests: items, awards: []};
  }
  const [requests, awards] = await Promise.all([
    context.use((client) => client.me.requests({structure}, {signal})),
    context.use((client) => client.me.awards({structure}, {signal})),
  ]);
  return {requests: requests.items, awards: awards.items};
}

/** States of a request that is there, or led to the badge. */
export const countsAsSent: ReadonlySet<RequestState> = new Set(['approved', 'issued', 'accepted']);

/** The lists as they were read, with the last answer of the backend where that is newer. */
export function withSent(
  own: OwnRecords | undefined,
  sent: BadgeRequest | undefined,
): OwnRecords | undefined {
  if (!sent || !own) return own;
  const known = own.requests.find(({id}) => id === sent.id);
  if (known && known.version >= sent.version) return own;
  return {...own, requests: [sent, ...own.requests.filter(({id}) => id !== sent.id)]};
}
