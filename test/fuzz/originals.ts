/** The real credentials that mutants are made of: our own fixtures, and the foreign files that may be verified. */
import {parse, type JsonObject, type Policy} from '@pepites/credentials';
import {extract} from '@pepites/credentials/bake.js';
import {createCanonicalizer, createVerifier, type Verifier} from '@pepites/credentials/verify.js';
import {vectorsFolder} from '../../packages/credentials/test/support.ts';
import {NOW, type Case} from '../conformance/case.ts';
import {securings, type Securing} from '../conformance/fixture-securing.ts';
import {createWorld, secured} from '../conformance/own-fixtures.ts';
import {vectorCases} from '../conformance/vectors.ts';
import {carry, type Carrier} from '../support/carriers.ts';
import {meaningOf, type Meaning} from './meaning.ts';
import {endorsed, rich, selfIssued, selfReferring} from './rich-badges.ts';

export interface Original {
  readonly name: string;
  /** JSON text, or a compact JWS. */
  readonly text: string;
  readonly carrier: Carrier;
  readonly policy: Policy;
  /** Undefined for one that is refused for its dates or status: whatever becomes of it, it may not be verified. */
  readonly meaning: Meaning | undefined;
  /** Its engine, whose memory all its mutants share. */
  readonly verifier: Verifier;
  /** The same question to an engine without a memory. */
  readonly fresh: () => Verifier;
  /** Its document, or the payload of its JWT. */
  readonly tree: JsonObject;
  /** Empty where it is no JWT. */
  readonly header: JsonObject;
}

export function isJwt({text}: Pick<Original, 'text'>): boolean {
  return !text.startsWith('{');
}

/** In an order that depends only on what is there. */
export async function collectOriginals({withVectors}: {readonly withVectors: boolean}): Promise<Original[]> {
  const folder = withVectors ? vectorsFolder() : undefined;
  return [...(await ownOriginals()), ...(folder === undefined ? [] : await foreignOriginals(folder))];
}

const canonicalize = createCanonicalizer();
const richDocuments = {rich, selfIssued, selfReferring, endorsed};
const richFormats: readonly string[] = ['ob3 eddsa-rdfc-2022', 'ob3 eddsa-jcs-2022', 'ob3 JWT EdDSA'];

async function ownOriginals(): Promise<Original[]> {
  const world = await createWorld();
  const serve: Case['serve'] = async (url) => world.issuer.web.get(url);
  const originals: Original[] = [];
  const add = async (name: string, securing: Securing, carrier: Carrier): Promise<void> => {
    const text = await secured(securing, 'good', world);
    originals.push(await originalOf({name: `own/${name}`, text, carrier, serve, policy: 'strict'}));
  };
  for (const securing of securings) await add(securing.format, securing, 'json or jwt');
  for (const securing of securings.filter(({format}) => richFormats.includes(format))) {
    for (const [name, make] of Object.entries(richDocuments)) {
      await add(`${name} ${securing.format}`, {...securing, make}, 'json or jwt');
    }
    for (const carrier of ['png', 'svg'] as const)
      await add(`${securing.format} ${carrier}`, securing, carrier);
  }
  const [eddsa] = securings;
  for (const kind of ['expired', 'not yet valid', 'revoked'] as const) {
    for (const [name, make] of Object.entries(richDocuments)) {
      if (!eddsa) continue;
      const text = await secured({...eddsa, make}, kind, world);
      originals.push(
        await originalOf({
          name: `own/${name} ${kind}`,
          text,
          carrier: 'json or jwt',
          serve,
          policy: 'strict',
        }),
      );
    }
  }
  return originals;
}

/** Those that are verified, under the stricter policy that verifies them. */
async function foreignOriginals(folder: string): Promise<Original[]> {
  const originals: Original[] = [];
  for (const {name, input, serve, expected} of await vectorCases(folder)) {
    const policy = (['strict', '1edtech'] as const).find((one) =>
      expected[one]?.outcomes.includes('verified'),
    );
    if (policy === undefined) continue;
    for (const one of policy === 'strict' ? (['strict', '1edtech'] as const) : (['1edtech'] as const)) {
      const {outcome} = await engine({serve, policy: one}).verify(input);
      if (outcome !== 'verified') continue;
      const {text, container} = await extract(input);
      const carrier = container === 'png' || container === 'svg' ? container : 'json or jwt';
      originals.push(
        await originalOf({name: `vectors/${name}`, text: text.trim(), carrier, serve, policy: one}),
      );
      break;
    }
  }
  return originals;
}

type Given = Pick<Original, 'name' | 'text' | 'carrier' | 'policy'> & Pick<Case, 'serve'>;

async function originalOf({name, text, carrier, serve, policy}: Given): Promise<Original> {
  const fresh = (): Verifier => engine({serve, policy});
  const verifier = fresh();
  const input = carry(text, carrier);
  const verdict = await verifier.verify(input);
  const {outcome} = verdict;
  if (outcome !== 'verified' && outcome !== 'refused') throw new Error(`${name} is ${outcome}`);
  const [header = '', payload = ''] = text.startsWith('{') ? [] : text.split('.');
  return {
    name,
    text,
    carrier,
    policy,
    meaning: outcome === 'verified' ? await meaningOf(await parse(input), verdict) : undefined,
    verifier,
    fresh,
    tree: payload === '' ? (JSON.parse(text) as JsonObject) : decoded(payload),
    header: header === '' ? {} : decoded(header),
  };
}

function engine({serve, policy}: Pick<Given, 'serve' | 'policy'>): Verifier {
  return createVerifier({
    policy,
    clock: () => new Date(NOW),
    canonicalize,
    fetchDocument: async (url) => {
      const body = await serve(url);
      if (body === undefined) throw new Error('unreachable');
      return {url, status: 200, mediaType: 'application/json', body};
    },
  });
}

function decoded(part: string): JsonObject {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as JsonObject;
}
