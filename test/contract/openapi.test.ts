/** The published document is OpenAPI 3.1 by the official schema, and says what the route table and the running backend say. */
import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import {type ErrorCode, errorStatus, type Route, routes} from '@pepites/recognition';
import {openWorld, type World} from './world.ts';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters: readonly {readonly name: string; readonly in: string; readonly required: boolean}[];
  readonly requestBody?: {readonly required: boolean; readonly content: Readonly<Record<string, Media>>};
  readonly responses: Readonly<Record<string, Reply>>;
}
interface Media {
  readonly schema: object;
}
interface Reply {
  readonly description: string;
  readonly content?: Readonly<Record<string, Media>>;
}
interface Document {
  readonly openapi: string;
  readonly servers: readonly {readonly url: string}[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: object;
}

const table: readonly [string, Route][] = Object.entries(routes);
const asTemplate = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

describe('the OpenAPI document', () => {
  let world: World;
  let document: Document;
  let operations: readonly {readonly path: string; readonly method: string; readonly operation: Operation}[];
  before(async () => {
    world = await openWorld('inProcess');
    const reply = await world.get(`${world.backend}/openapi.json`);
    assert.equal(reply.status, 200);
    assert.equal(reply.headers.get('content-type'), 'application/json');
    document = (await reply.json()) as Document;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({path, method, operation})),
    );
  });
  after(() => world.close());

  const operationOf = (id: string): Operation => {
    const found = operations.filter(({operation}) => operation.operationId === id);
    assert.equal(found.length, 1, id);
    const [one] = found;
    assert.ok(one);
    return one.operation;
  };

  // First: the validation of the document holds this process up for longer than the backend keeps an idle connection.
  it('asks for a session or a key where the backend does', async () => {
    for (const {path, method, operation} of operations) {
      const url = world.backend + path.replaceAll(/\{\w+\}/g, 'les-trois-saules');
      const hasBody = operation.requestBody !== undefined;
      const reply = await world.fetch(
        new Request(url, {
          method: method.toUpperCase(),
          ...(hasBody && {body: '{}', headers: {'content-type': 'application/json'}}),
        }),
      );
      await reply.body?.cancel();
      assert.equal(
        reply.status === 401,
        operation.security.length > 0,
        `${operation.operationId}: ${reply.status}`,
      );
    }
  });

  it('is valid by the official schema of OpenAPI 3.1', async () => {
    const package_ = createRequire(import.meta.url).resolve(
      '@seriousme/openapi-schema-validator/package.json',
    );
    const file = new URL('schemas/v3.1/schema.json', `file://${package_}`);
    const official = JSON.parse(await readFile(file, 'utf8')) as object;
    const ajv = new Ajv2020({strict: false, allErrors: true, validateFormats: false});
    const isValid = ajv.compile(official);
    assert.ok(isValid(document), JSON.stringify(isValid.errors?.slice(0, 5), null, 2));
    const self = new Ajv2020({strict: false, validateFormats: false, validateSchema: false});
    self.addSchema({$id: 'document', components: document.components}, 'document');
    // The official schema leaves the inside of each Schema Object to its dialect, JSON Schema 2020-12.
    for (const {operation} of operations) {
      for (const schema of schemasOf(operation)) {
        assert.ok(ajv.validateSchema(schema), `${operation.operationId}: ${ajv.errorsText()}`);
        assert.doesNotThrow(() => self.compile(withDocument(schema)), operation.operationId);
      }
    }
    // A schema that takes everything would prove nothing.
    for (const broken of [
      {...document, openapi: '3.0.0'},
      {...document, info: {}},
      {...document, paths: {'no-slash': {}}},
      {...document, paths: {'/a': {get: {responses: {'200': {}}}}}},
      {...document, paths: {'/a': {get: {parameters: [{name: 'a'}]}}}},
    ])
      assert.equal(isValid(broken), false, JSON.stringify(broken).slice(0, 100));
  });

  it('has one operation for each route, and no other', () => {
    assert.deepEqual(
      operations.map(({path, method, operation}) => [operation.operationId, method, path]).toSorted(),
      table.map(([id, {method, path}]) => [id, method.toLowerCase(), asTemplate(path)]).toSorted(),
    );
  });

  it('says of each route its parameters, its body and its reply', () => {
    for (const [id, route] of table) {
      const {parameters, requestBody, responses, summary} = operationOf(id);
      assert.equal(summary, route.summary, id);
      const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const named = (place: string) => parameters.filter((one) => one.in === place).map(({name}) => name);
      assert.deepEqual(named('path'), inPath, id);
      assert.ok(
        parameters.every(({in: place, required}) => place !== 'path' || required),
        id,
      );
      const query = route.query as {entries?: object} | undefined;
      assert.deepEqual(named('query').toSorted(), Object.keys(query?.entries ?? {}).toSorted(), id);
      const headers = [
        ...(route.method !== 'GET' && route.changesNothing !== true ? ['Idempotency-Key'] : []),
        ...(route.ifMatch ? ['If-Match'] : []),
      ];
      assert.deepEqual(named('header'), headers, id);
      const bodyTypes = route.body === undefined ? undefined : [mediaType(route.body)];
      assert.deepEqual(requestBody && Object.keys(requestBody.content), bodyTypes, id);
      assert.equal(requestBody?.required, route.body === undefined ? undefined : true, id);
      const success = Object.keys(responses).filter((status) => Number(status) < 400);
      assert.deepEqual(success, [String(route.status)], id);
      const replyTypes = route.reply === 'none' ? undefined : [mediaType(route.reply)];
      const {content} = responses[route.status] ?? {};
      assert.deepEqual(content && Object.keys(content), replyTypes, id);
    }
  });

  it('says of each route every error code that it declares, under its status', () => {
    for (const [id, route] of table) {
      const {responses} = operationOf(id);
      const said = new Map(
        Object.entries(responses)
          .filter(([status]) => Number(status) >= 400)
          .flatMap(([status, {description}]) =>
            description.split(', ').map((code) => [code, Number(status)]),
          ),
      );
      for (const code of ['BAD_REQUEST', 'INTERNAL', ...route.errors]) {
        assert.equal(said.get(code), errorStatus[code as ErrorCode], `${id}: ${code}`);
      }
      for (const [code, status] of said)
        assert.equal(status, errorStatus[code as ErrorCode], `${id}: ${code}`);
    }
  });
});

function mediaType(body: NonNullable<Route['body']> | Route['reply']): string {
  if (body === 'events') return 'text/event-stream';
  return body === 'bytes' ? 'application/octet-stream' : 'application/json';
}

function schemasOf({parameters, requestBody, responses}: Operation): object[] {
  const media = [requestBody?.content ?? {}, ...Object.values(responses).map(({content}) => content ?? {})];
  return [
    ...parameters.map((one) => (one as unknown as Media).schema),
    ...media.flatMap((content) => Object.values(content).map(({schema}) => schema)),
  ];
}

/** `#/components/…` is of the document, not of the schema alone. */
function withDocument(schema: object): object {
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/');
  return JSON.parse(text) as object;
}
