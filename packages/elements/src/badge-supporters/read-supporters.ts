/** Who supports, and by which badge: from what the page gives, else from the backend. */
import type {Badge, Supporter} from '@pepites/recognition';
import type {BackendContext} from '../context/backend-context.js';

/** For pages without a backend. */
export interface GivenSupporters {
  /** Name and picture of the supporters' badge. */
  readonly badge?: Pick<Badge, 'name' | 'imageUrl'>;
  readonly supporters: readonly Supporter[];
}

export interface FoundSupporters {
  readonly badge: Partial<Badge> | undefined;
  /** Newest first. */
  readonly supporters: readonly Supporter[];
}

export interface SupporterSources {
  readonly definition: unknown;
  /** The text of the inline JSON. */
  readonly json: string | undefined;
  readonly context: BackendContext;
  readonly structure: string;
  readonly badge: string;
}

/**
 * The property wins over the JSON, and the JSON over the backend. undefined: there is nothing to look for.
 * @throws {CodedError} JSON_MALFORMED, SUPPORTERS_MALFORMED; a `BackendError`
 */
export async function readSupporters(
  {definition, json, context, structure, badge}: SupporterSources,
  signal: AbortSignal,
): Promise<FoundSupporters | undefined> {
  if (definition !== undefined || json !== undefined) {
    const {givenSupporters} = await import('./given-supporters.js');
    return givenSupporters(definition, json);
  }
  if (!context.hasBackend || badge === '') return undefined;
  const [found, {items}] = await Promise.all([
    context.use((client) => client.badges.get({structure, badge}, {signal})),
    context.use((client) => client.supporters.list({structure, badge}, {signal})),
  ]);
  return {badge: found, supporters: items};
}
