/** What a handler is given and gives, by type from the route table and the authorisation table. */
import type {Routes, RouteId} from '@pepites/recognition';
import type * as v from 'valibot';
import type {ReceivedFile} from '../files/receive.js';
import type {CallingPlatform} from '../people/api-keys.js';
import type {Caller} from '../people/sessions.js';
import type {LinkCaller} from '../reviews/link-sessions.js';
import type {Services} from '../services.js';
import type {Authorisation} from './authorisation.js';
import type {Followed} from './event-streams.js';
import type {FileBody} from './file-reply.js';

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<Rest>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Parsed<S> = S extends v.GenericSchema ? v.InferOutput<S> : unknown;
type ParsedBody<B> = B extends 'bytes' ? {readonly upload: ReceivedFile} : Parsed<B>;

/** Path parameters, query and body after their schemas have read them, and the version of `If-Match`. */
export type HandlerInput<Id extends RouteId> = {
  readonly [Name in ParamNames<Routes[Id]['path']>]: string;
} & (Routes[Id] extends {
  readonly query: infer Q;
}
  ? Parsed<Q>
  : unknown) &
  (Routes[Id] extends {readonly body: infer B} ? ParsedBody<B> : unknown) &
  (Routes[Id] extends {readonly ifMatch: true} ? {readonly version: number} : unknown);

/** A file made for this reply, or one that is kept and may be long. */
export type FileReply = {readonly mediaType: string; readonly bytes: Uint8Array} | FileBody;

/** A file that is made while it is sent. */
export interface StreamReply {
  readonly mediaType: string;
  readonly stream: ReadableStream<Uint8Array>;
}

export type HandlerOutput<Id extends RouteId> = Routes[Id]['reply'] extends 'none'
  ? undefined
  : Routes[Id]['reply'] extends 'events'
    ? Followed
    : Routes[Id]['reply'] extends 'bytes'
      ? FileReply | StreamReply
      : Routes[Id]['reply'] extends v.GenericSchema
        ? v.InferOutput<Routes[Id]['reply']>
        : never;

interface Call {
  readonly services: Services;
  /** The page's; the backend's own where the browser names none. */
  readonly origin: string;
}

/** Who calls: exactly what the authorisation table promises for this route. */
export type CallOf<Id extends RouteId> = Call &
  (Authorisation[Id]['kind'] extends 'session'
    ? {readonly caller: Caller}
    : Authorisation[Id]['kind'] extends 'apiKey'
      ? {readonly platform: CallingPlatform}
      : Authorisation[Id]['kind'] extends 'link'
        ? {readonly guest: LinkCaller}
        : unknown);

export type Handler<Id extends RouteId> = (
  input: HandlerInput<Id>,
  call: CallOf<Id>,
) => Promise<HandlerOutput<Id>>;

export type Handlers = {readonly [Id in RouteId]: Handler<Id>};
