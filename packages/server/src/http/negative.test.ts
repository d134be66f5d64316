/** Every field of every body and query of the published document, made wrong in every way we know; nothing is listed by hand. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {type Route, type RouteId, routes} from '@pepites/recognition';
import {type CallersWorld, openCallersWorld} from '../../test/callers.js';
import {accepts, type JsonSchema, unboundedPlaces} from '../../test/json-schema.js';
import {mutantsOf} from '../../test/schema-mutants.js';
import {samplesOf} from '../../test/schema-samples.js';
import {type CallInit, PUBLIC_URL, requestFor, STRUCTURE} from '../../test/world.js';
import {authorisation} from './authorisation.js';
import {codesOf, createOpenApiDocument} from './openapi.js';

const table = Object.entries(routes) as [RouteId, Route][];
const known = {structure: STRUCTURE, badge: 'un', pathway: 'parcours', question: 'reussite'};

interface Operation {
  readonly operationId: RouteId;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: JsonSchema;
  }[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema: JsonSchema}>>};
}
const {paths} = createOpenApiDocument(PUBLIC_URL) as {paths: Record<string, Record<string, Operation>>};
const operations = new Map(
  Object.values(paths).flatMap((path) => Object.values(path).map((one) => [one.operationId, one])),
);

function bodySchema(id: RouteId): JsonSchema | undefined {
  return operations.get(id)?.requestBody?.content['application/json']?.schema;
}

/** The query as one object of texts. */
function querySchema(id: RouteId): JsonSchema | undefined {
  const members = operations.get(id)?.parameters.filter((parameter) => parameter.in === 'query') ?? [];
  if (members.length === 0) return undefined;
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(({name, schema}) => [name, schema])),
    required: members.filter(({required}) => required).map(({name}) => name),
  };
}

describe('what people and programs send', () => {
  it('has a bound in every place: length, number, count', () => {
    const found = table.flatMap(([id]) =>
      [bodySchema(id), querySchema(id)].flatMap((schema) =>
        schema ? unboundedPlaces(schema).map((place) => `${id}: ${place}`) : [],
      ),
    );
    assert.deepEqual(
      found,
      [],
      'bound them in the contract (v.maxLength, v.minValue and v.maxValue, v.maxEntries)',
    );
  });
});

describe('a wrong value in a call', () => {
  let world: CallersWorld;
  before(async () => {
    world = await openCallersWorld();
  });
  after(() => world.close());

  interface Sent {
    readonly path: string;
    readonly init: RequestInit;
  }
  const callOf = (id: RouteId, caller: CallInit, params: Readonly<Record<string, string>> = {}): Sent => {
    const names = [...routes[id].path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    const usual = new Map(Object.entries(known));
    // A badge that is retired or written anew here is not the one that the others are asked for.
    if (id.startsWith('badges.')) usual.set('badge', 'deux');
    const filled = names.map(
      (name) => [name, params[name] ?? usual.get(name) ?? crypto.randomUUID()] as const,
    );
    const input: Record<string, unknown> = {...Object.fromEntries(filled), version: 1};
    const [path, init] = requestFor(id, input, caller);
    return {path: path.replace(/\?.*/, ''), init};
  };
  const withBody = ({path, init}: Sent, body: BodyInit, type = 'application/json'): Sent => {
    const headers = new Headers(init.headers);
    headers.set('content-type', type);
    return {path, init: {...init, headers, body}};
  };

  /** What the backend did wrong with a call, in words; undefined when it did well. */
  const faultOf = async (
    id: RouteId,
    {path, init}: Sent,
    {mustRefuse, code: wanted}: {readonly mustRefuse: boolean; readonly code?: string},
  ): Promise<string | undefined> => {
    const reply = await world.fetch(path, init);
    if (reply.status < 400) {
      await reply.body?.cancel();
      return mustRefuse ? `taken (${reply.status})` : undefined;
    }
    const text = await reply.text();
    if (!reply.headers.get('content-type')?.startsWith('application/problem+json'))
      return `not a problem: ${text}`;
    const {code, status} = JSON.parse(text) as {code: string; status: number};
    if (status >= 500 || reply.status !== status) return `${reply.status} ${code}`;
    if (wanted !== undefined && code !== wanted) return `${code}, not ${wanted}`;
    return codesOf(routes[id], authorisation[id]).has(code as 'INTERNAL')
      ? undefined
      : `${code}, which it does not declare`;
  };

  for (const [id, route] of table) {
    const schema = bodySchema(id);
    if (schema) {
      it(`${id}: body`, async () => {
        const caller = await world.callerOf(id);
        const faults: string[] = [];
        const seen = new Set<string>();
        const mutants = samplesOf(schema, known).flatMap((sample) => {
          assert.ok(accepts(schema, sample), `${id}: no right value was found: ${JSON.stringify(sample)}`);
          const asItShouldBe = {name: 'nothing', json: JSON.stringify(sample), isWrong: false};
          return [asItShouldBe, ...mutantsOf(schema, sample, seen)];
        });
        const judged = mutants.map((mutant) => ({
          ...mutant,
          isWrong: mutant.isWrong || !accepts(schema, JSON.parse(mutant.json)),
        }));
        // The wrong ones first: what the others do may end the caller's session.
        for (const {name, json, isWrong} of judged.toSorted(
          (a, b) => Number(b.isWrong) - Number(a.isWrong),
        )) {
          const fault = await faultOf(id, withBody(callOf(id, caller), json), {
            mustRefuse: isWrong,
            ...(isWrong && {code: 'BAD_REQUEST'}),
          });
          if (fault !== undefined) faults.push(`${name}: ${fault}`);
        }
        assert.ok(judged.some(({isWrong}) => isWrong));
        assert.deepEqual([...new Set(faults)], []);
        assert.equal(Reflect.get({}, 'polluted'), undefined);
      });

      it(`${id}: what is no such body`, async () => {
        const caller = await world.callerOf(id);
        const bodies: [string, BodyInit, string?][] = [
          ['none', ''],
          ['half', '{"a":'],
          ['two', '{}{}'],
          ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
          ['too large', `{"a":"${'x'.repeat(1_200_000)}"}`],
          ['a form', 'a=1', 'application/x-www-form-urlencoded'],
          ['JSON called a text', '{}', 'text/plain'],
          ['a type that cannot be read', '{}', 'json'],
        ];
        for (const [name, body, type] of bodies) {
          const wanted = {mustRefuse: true, code: 'BAD_REQUEST'};
          assert.equal(await faultOf(id, withBody(callOf(id, caller), body, type), wanted), undefined, name);
        }
      });
    }

    const query = querySchema(id);
    if (query) {
      it(`${id}: query`, async () => {
        const caller = await world.callerOf(id);
        const {path, init} = callOf(id, caller);
        const faults: string[] = [];
        for (const sample of samplesOf(query, known)) {
          for (const {name, json} of mutantsOf(query, sample)) {
            const value = JSON.parse(json) as unknown;
            if (typeof value !== 'object' || value === null || json.length > 10_000) continue;
            const texts = Object.fromEntries(
              Object.entries(value).map(([key, member]) => [key, String(member)]),
            );
            const search = new URLSearchParams(texts).toString();
            const mustRefuse = !accepts(query, texts) || search.includes('%00');
            const fault = await faultOf(id, {path: `${path}?${search}`, init}, {mustRefuse});
            if (fault !== undefined) faults.push(`${name}: ${fault}`);
          }
        }
        for (const search of ['%', '=%ff', '&&&=', 'a=1&a=2', '__proto__=1&constructor=2']) {
          const fault = await faultOf(id, {path: `${path}?${search}`, init}, {mustRefuse: false});
          if (fault !== undefined) faults.push(`${search}: ${fault}`);
        }
        assert.deepEqual(faults, []);
      });
    }

    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
    if (names.length > 0) {
      it(`${id}: path`, async () => {
        const caller = await world.callerOf(id);
        const odd = [
          '__proto__',
          'constructor',
          '%',
          '%ff',
          '%2e%2e%2f',
          'a%00b',
          '%00',
          '%22',
          '😀',
          "'",
          'a'.repeat(5000),
        ];
        const [sample] = schema ? samplesOf(schema, known) : [];
        for (const name of names) {
          for (const value of odd) {
            const call = callOf(id, caller, {[name]: 'HERE'});
            const there = {...call, path: call.path.replace('HERE', value)};
            const sent = schema ? withBody(there, JSON.stringify(sample)) : there;
            assert.equal(
              await faultOf(id, sent, {mustRefuse: value.includes('%00')}),
              undefined,
              `${name} ${value}`,
            );
          }
        }
      });
    }

    if (route.ifMatch) {
      it(`${id}: If-Match`, async () => {
        const caller = await world.callerOf(id);
        const [sample] = schema ? samplesOf(schema, known) : [];
        for (const value of [
          null,
          '',
          '*',
          '1',
          'W/"1"',
          '"1", "2"',
          '"-1"',
          '"1e9"',
          '"9999999999"',
          '"a"',
        ]) {
          const {path, init} = callOf(id, caller);
          const headers = new Headers(init.headers);
          headers.delete('if-match');
          if (value !== null) headers.set('if-match', value);
          const sent = {path, init: {...init, headers}};
          const wanted = {mustRefuse: true, code: 'BAD_REQUEST'};
          const fault = await faultOf(id, schema ? withBody(sent, JSON.stringify(sample)) : sent, wanted);
          assert.equal(fault, undefined, String(value));
        }
      });
    }

    if (route.body === 'bytes') {
      it(`${id}: file`, async () => {
        const caller = await world.callerOf(id);
        const files: [string, Uint8Array<ArrayBuffer>][] = [
          ['empty', new Uint8Array()],
          ['a text', Buffer.from('a text')],
          ['zeros', new Uint8Array(1000)],
          ['a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
          ['half a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
          ['half a JPEG', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')],
          ['too large', new Uint8Array(10_000_001)],
        ];
        for (const [name, bytes] of files) {
          const sent = withBody(callOf(id, caller), bytes, 'image/png');
          assert.equal(await faultOf(id, sent, {mustRefuse: true}), undefined, name);
        }
      });
    }
  }
});
