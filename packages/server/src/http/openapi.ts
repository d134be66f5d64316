/** The OpenAPI 3.1 document, made from the route table: what is published is what is served. */
import {type ErrorCode, errorStatus, problemSchema, type Route, routes} from '@pepites/recognition';
import {toJsonSchema} from '@valibot/to-json-schema';
import type {GenericSchema} from 'valibot';
import {type Access, authorisation} from './authorisation.js';

type Json = Record<string, unknown>;

export function createOpenApiDocument(publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const [id, route] of Object.entries(routes) as [keyof typeof routes, Route][]) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(id, route, authorisation[id]);
  }
  return {
    openapi: '3.1.0',
    info: {title: 'Pépites', version: '1', summary: 'Ask for, review, earn and verify Open Badges'},
    servers: [{url: publicUrl}],
    paths,
    components: {
      schemas: {Problem: schemaOf(problemSchema, 'output')},
      securitySchemes: {
        session: {type: 'http', scheme: 'bearer', description: 'Session token, bound to the page’s Origin'},
        link: {type: 'http', scheme: 'bearer', description: 'Session of a guest, on one request'},
        apiKey: {type: 'http', scheme: 'bearer', description: 'API key of a course platform (pep_…)'},
      },
    },
  };
}

function operationOf(id: string, route: Route, access: Access): Json {
  return {
    operationId: id,
    summary: route.summary,
    security: access.kind === 'public' || access.kind === 'registeredOrigin' ? [] : [{[access.kind]: []}],
    parameters: parametersOf(route),
    ...(route.body && {requestBody: {required: true, content: contentOf(route.body, 'input')}}),
    responses: {
      [route.status]: {
        description: 'Done',
        ...(route.reply !== 'none' && {content: contentOf(route.reply, 'output')}),
      },
      ...errorsOf(codesOf(route, access)),
    },
  };
}

function parametersOf(route: Route): Json[] {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: {type: 'string'},
  }));
  const query = route.query ? schemaOf(route.query, 'input') : {};
  const required = Array.isArray(query['required']) ? query['required'] : [];
  const inQuery = Object.entries((query['properties'] ?? {}) as Json).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  const header = (name: string, isRequired: boolean): Json => ({
    name,
    in: 'header',
    required: isRequired,
    schema: {type: 'string'},
  });
  return [
    ...inPath,
    ...inQuery,
    ...(isKeyed(route) ? [header('Idempotency-Key', false)] : []),
    ...(route.ifMatch ? [header('If-Match', true)] : []),
  ];
}

/** What changes something may carry a key; also what is put or deleted, which would say the second time that it is gone or was changed. */
export function isKeyed({method, changesNothing}: Route): boolean {
  return method !== 'GET' && changesNothing !== true;
}

/** Every code that a route may answer with: what it declares, and what every route of its kind can say. */
export function codesOf(route: Route, access: Access): ReadonlySet<ErrorCode> {
  return new Set<ErrorCode>([
    'BAD_REQUEST',
    'INTERNAL',
    'UNAVAILABLE',
    ...(route.path.includes(':structure') ? (['STRUCTURE_UNKNOWN'] as const) : []),
    ...(access.kind === 'session' ? (['FORBIDDEN', 'ORIGIN_NOT_REGISTERED'] as const) : []),
    ...(isKeyed(route) ? (['IDEMPOTENCY_CONFLICT'] as const) : []),
    ...route.errors,
  ]);
}

function errorsOf(codes: ReadonlySet<ErrorCode>): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes)
    byStatus.set(errorStatus[code], [...(byStatus.get(errorStatus[code]) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      status,
      {
        description: group.join(', '),
        content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
      },
    ]),
  );
}

function contentOf(body: GenericSchema | 'bytes' | 'none' | 'events', typeMode: 'input' | 'output'): Json {
  if (body === 'events') return {'text/event-stream': {schema: {type: 'string'}}};
  if (typeof body === 'string')
    return {'application/octet-stream': {schema: {type: 'string', format: 'binary'}}};
  return {'application/json': {schema: schemaOf(body, typeMode)}};
}

/** Checks that JSON Schema cannot say (a custom check, a transform) are left out; the server applies them all the same. */
function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): Json {
  const {$schema: _dialect, ...rest} = toJsonSchema(schema, {
    typeMode,
    errorMode: 'ignore',
    target: 'draft-2020-12',
  }) as Json;
  return rest;
}
