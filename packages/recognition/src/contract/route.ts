/** What a route of the contract is, and the types of its input and output. */
import type * as v from 'valibot';
import type {ErrorCode} from './errors.js';

/** A schema of an object: its members are joined with the path's parameters to one input. */
export type ObjectSchema = v.GenericSchema<unknown, Record<string, unknown>>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Parameters are written `:name`. Every path on a structure's data begins with `/structures/:structure`. */
  readonly path: string;
  readonly summary: string;
  readonly query?: ObjectSchema;
  /** JSON body; or `'bytes'`: the body is a file, given as `{file: Blob}`. */
  readonly body?: ObjectSchema | 'bytes';
  /** Status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** JSON reply; `'bytes'`: a file; `'none'`: nothing; `'events'`: a stream of server-sent events, which goes on until one side ends it. */
  readonly reply: v.GenericSchema | 'bytes' | 'none' | 'events';
  /** A POST that only reads, because what it asks about is too long for an address: its `Idempotency-Key` is not looked at. */
  readonly changesNothing?: true;
  /** Takes `If-Match` with the resource's `version`, given as `version` in the input. */
  readonly ifMatch?: true;
  /**
   * Codes beyond those of every route of its kind: BAD_REQUEST, STRUCTURE_UNKNOWN, INTERNAL; FORBIDDEN and
   * ORIGIN_NOT_REGISTERED with a session; IDEMPOTENCY_CONFLICT for what is not a GET.
   */
  readonly errors: readonly ErrorCode[];
}

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

type ParamsOf<Path extends string> = {readonly [Name in ParamNames<Path>]: string};
type SchemaInput<S> = S extends v.GenericSchema ? v.InferInput<S> : unknown;
type BodyInput<S> = S extends 'bytes' ? {readonly file: Blob} : SchemaInput<S>;
type VersionInput<R> = R extends {readonly ifMatch: true} ? {readonly version: number} : unknown;

/** The one input object of a route: path parameters, query and body members together. */
export type RouteInput<R extends Route> = ParamsOf<R['path']> &
  (R extends {readonly query: infer Q} ? SchemaInput<Q> : unknown) &
  (R extends {readonly body: infer B} ? BodyInput<B> : unknown) &
  VersionInput<R>;

export type RouteOutput<R extends Route> = R['reply'] extends 'none'
  ? undefined
  : R['reply'] extends 'bytes'
    ? Blob
    : R['reply'] extends v.GenericSchema
      ? v.InferOutput<R['reply']>
      : never;
