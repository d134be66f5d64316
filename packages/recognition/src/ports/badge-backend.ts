/** The port to a Pépites backend, derived from the route table: what the SDK implements and the elements are given. */
import type {RouteInput, RouteOutput} from '../contract/route.js';
import type {RouteId, Routes} from '../contract/routes.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Kept across retries of a call that creates something. Made by the client where absent. */
  readonly idempotencyKey?: string;
  /** Told how much of a file has gone, while it is sent. */
  readonly onProgress?: (progress: {readonly sentBytes: number; readonly totalBytes: number}) => void;
}

export type BackendCall<Id extends RouteId> = (
  input: RouteInput<Routes[Id]>,
  options?: CallOptions,
) => Promise<RouteOutput<Routes[Id]>>;

type ResourceNames = RouteId extends infer Id
  ? Id extends `${infer Resource}.${string}`
    ? Resource
    : never
  : never;
/** Without those that are a stream: a call has one answer. */
type VerbsOf<Resource extends string> = RouteId extends infer Id
  ? Id extends `${Resource}.${infer Verb}`
    ? Id extends RouteId
      ? Routes[Id]['reply'] extends 'events'
        ? never
        : Verb
      : never
    : never
  : never;

/** `backend.requests.submit({structure, …})`: one object per resource, one function per route. Rejects with a `BackendError`. */
export type BadgeBackend = {
  readonly [Resource in ResourceNames]: {
    readonly [Verb in VerbsOf<Resource>]: `${Resource}.${Verb}` extends RouteId
      ? BackendCall<`${Resource}.${Verb}`>
      : never;
  };
};
