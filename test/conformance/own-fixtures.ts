/** The project's own fixtures: made when they are needed, one for each format, carrier and kind of failure. */
import type {JsonObject, Policy} from '@pepites/credentials';
import {carriers, carry, type Carrier} from '../support/carriers.ts';
import type {Allowed, Case, Expectation} from './case.ts';
import {createFixtureIssuer, GOOD_INDEX, REVOKED_INDEX, type FixtureIssuer} from './fixture-issuer.ts';
import {securings, type Securing} from './fixture-securing.ts';
import {olderFixtures} from './older-fixtures.ts';
import {specialFixtures} from './special-fixtures.ts';

type Kind =
  | 'good'
  | 'changed'
  | 'expired'
  | 'not yet valid'
  | 'revoked'
  | 'unreachable key'
  | 'key of somebody else'
  | 'no proof';

export interface World {
  readonly issuer: FixtureIssuer;
  /** Somebody whose keys are their own name (did:jwk): they sign well, and for nobody but themselves. */
  readonly stranger: FixtureIssuer;
}

/** What is said of each kind, under both policies, where nothing else is said below. */
const lines: Readonly<Record<Kind, string>> = {
  good: 'verified',
  changed: 'refused integrity:fail:SIGNATURE_INVALID',
  expired: 'refused dates:fail:EXPIRED',
  'not yet valid': 'refused dates:fail:NOT_YET_VALID',
  revoked: 'refused status:fail:REVOKED',
  'unreachable key':
    'undetermined integrity:unknown:KEY_UNREACHABLE issuer:unknown:KEY_UNREACHABLE status:unknown:STATUS_LIST_INVALID',
  'key of somebody else': 'refused issuer:fail:KEY_NOT_OF_ISSUER',
  'no proof': 'refused integrity:fail:NO_PROOF issuer:unknown:NO_PROOF',
};
/** A JWT without a proof names the algorithm `none`. */
const noProofInJwt = 'refused integrity:fail:JWT_ALGORITHM issuer:unknown:JWT_ALGORITHM';
/** A key that only the JWT itself vouches for, which one of the policies takes for the issuer’s; the list is not in the JWT. */
const selfAsserted = {
  strict: 'undetermined issuer:unknown:KEY_SELF_ASSERTED status:unknown:STATUS_LIST_INVALID',
  lenient: 'undetermined status:unknown:STATUS_LIST_INVALID',
};

function linesOf(kind: Kind, {isKeyCarried}: Securing, isJwt: boolean): {strict: string; lenient: string} {
  if (kind === 'unreachable key' && isKeyCarried === true) return selfAsserted;
  const line = kind === 'no proof' && isJwt ? noProofInJwt : lines[kind];
  return {strict: line, lenient: line};
}

export async function createWorld(): Promise<World> {
  return {
    issuer: await createFixtureIssuer('https://saules.example/issuers/1'),
    stranger: await createFixtureIssuer('https://stranger.example/', (_, jwk) => {
      return `did:jwk:${Buffer.from(JSON.stringify(jwk)).toString('base64url')}#0`;
    }),
  };
}

export async function ownFixtures(): Promise<Case[]> {
  const world = await createWorld();
  const cases: Case[] = [];
  for (const securing of securings) {
    for (const kind of Object.keys(lines) as Kind[]) {
      const text = await secured(securing, kind, world);
      const {strict, lenient} = linesOf(kind, securing, !text.startsWith('{'));
      const web = kind === 'unreachable key' ? withoutDocument(world.issuer) : world.issuer.web;
      for (const carrier of carriers) {
        cases.push(
          caseOf({name: `own/${securing.format}/${carrier}/${kind}`, text, carrier, web}, strict, lenient),
        );
      }
    }
  }
  for (const {name, text, web, strict, lenient} of await specialFixtures(world)) {
    cases.push(caseOf({name: `own/special/${name}`, text, carrier: 'json or jwt', web}, strict, lenient));
  }
  for (const {format, kind, text, web, line} of await olderFixtures(world.issuer)) {
    for (const carrier of carriers) {
      cases.push(caseOf({name: `own/${format}/${carrier}/${kind}`, text, carrier, web}, line));
    }
  }
  return cases;
}

/** The text of a fixture. `no proof` is what anyone could write. */
export async function secured({make, secure}: Securing, kind: Kind, world: World): Promise<string> {
  const {issuer, stranger} = world;
  const document = make(issuer, {
    statusIndex: kind === 'revoked' ? REVOKED_INDEX : GOOD_INDEX,
    ...(kind === 'expired' && {validUntil: new Date('2026-11-01T00:00:00Z')}),
    ...(kind === 'not yet valid' && {validFrom: new Date('2027-01-01T00:00:00Z')}),
  });
  const text = await secure(document, kind === 'key of somebody else' ? stranger : issuer);
  if (kind === 'changed') return changed(text);
  return kind === 'no proof' ? withoutProof(text) : text;
}

function changed(text: string): string {
  if (text.startsWith('{')) return JSON.stringify({...(JSON.parse(text) as JsonObject), name: 'Changé'});
  const [header = '', payload = '', signature = ''] = text.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonObject & {vc?: JsonObject};
  const {vc} = claims;
  const other = vc ? {...claims, vc: {...vc, name: 'Changé'}} : {...claims, name: 'Changé'};
  return [header, encoded(other), signature].join('.');
}

function withoutProof(text: string): string {
  if (!text.startsWith('{')) return `${encoded({alg: 'none', kid: 'none'})}.${text.split('.')[1] ?? ''}.`;
  const {proof: _, ...document} = JSON.parse(text) as JsonObject;
  return JSON.stringify(document);
}

function encoded(value: JsonObject): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function withoutDocument({id, web}: FixtureIssuer): ReadonlyMap<string, string> {
  return new Map([...web].filter(([url]) => url !== id));
}

interface Fixture {
  readonly name: string;
  readonly text: string;
  readonly carrier: Carrier;
  readonly web: ReadonlyMap<string, string>;
}

function caseOf({name, text, carrier, web}: Fixture, strict: string, lenient = strict): Case {
  const expected: Record<Policy, Expectation> = {
    strict: expectationOf(strict),
    '1edtech': expectationOf(lenient),
  };
  return {
    name,
    format: name.split('/')[1] ?? '',
    input: carry(text, carrier),
    serve: async (url) => web.get(url),
    expected,
  };
}

function expectationOf(line: string): Expectation {
  return {outcomes: [line.split(' ', 1)[0] as Allowed], line};
}
