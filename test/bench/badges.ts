/** Badges for the bench, signed beforehand: all different, by one issuer that is a did:key, so that nobody needs to fetch. */
import type {JsonObject} from '@pepites/credentials';
import {
  buildOpenBadgeCredential,
  createCanonicalizer,
  didKeyOf,
  importSigningKey,
  signCredential,
  type AlignmentInput,
} from '@pepites/credentials/sign.js';
import {CREATED} from '../conformance/fixture-issuer.ts';
import {seedOf} from '../support/test-keys.ts';

export type Size = 'small' | 'large';

/** Statements of the large badge. */
export const LARGE_QUADS = 102;

export interface BadgeMaker {
  /** Numbers say which badge: the same number gives the same badge. */
  make(size: Size, first: number, count: number): Promise<JsonObject[]>;
  readonly quads: Readonly<Record<Size, number>>;
}

export async function createBadgeMaker(): Promise<BadgeMaker> {
  const seed = seedOf('bench');
  const {publicJwk} = await importSigningKey({seed, verificationMethod: 'did:key:z'});
  const {did = '', verificationMethod = ''} = didKeyOf(publicJwk) ?? {};
  const key = await importSigningKey({seed, verificationMethod});
  const canonicalize = createCanonicalizer();
  const countQuads = async (document: JsonObject): Promise<number> =>
    (await canonicalize(document)).trim().split('\n').length;
  const sizes = {
    small: [],
    large: await alignmentsFor(LARGE_QUADS, (list) => countQuads(unsigned(did, 0, list))),
  };
  return {
    quads: {
      small: await countQuads(unsigned(did, 0, sizes.small)),
      large: await countQuads(unsigned(did, 0, sizes.large)),
    },
    async make(size, first, count) {
      const badges: JsonObject[] = [];
      for (let number = first; number < first + count; number++) {
        const document = unsigned(did, number, sizes[size]);
        badges.push(await signCredential(document, {key, created: CREATED, canonicalize}));
      }
      return badges;
    },
  };
}

/** An alignment has three statements at least, and up to six. */
async function alignmentsFor(
  target: number,
  count: (list: readonly AlignmentInput[]) => Promise<number>,
): Promise<readonly AlignmentInput[]> {
  const list: AlignmentInput[] = [];
  for (let quads = await count(list); quads < target; quads = await count(list)) {
    const missing = target - quads;
    const number = list.length;
    list.push({
      targetName: `Compétence ${number}`,
      targetUrl: `https://referentiel.example/c/${number}`,
      ...((missing === 5 || missing > 8) && {targetCode: `c${number}`}),
      ...((missing === 6 || missing > 9) && {targetCode: `c${number}`, targetFramework: 'Référentiel'}),
    });
  }
  return list;
}

function unsigned(did: string, number: number, alignment: readonly AlignmentInput[]): JsonObject {
  return buildOpenBadgeCredential({
    id: `urn:uuid:0b1e7bb5-6f0c-4e5f-9f0a-${String(number).padStart(12, '0')}`,
    issuer: {id: did, name: 'Les Trois Saules', url: 'https://saules.example/'},
    validFrom: CREATED,
    subjectId: `urn:uuid:1b1e7bb5-6f0c-4e5f-9f0a-${String(number).padStart(12, '0')}`,
    achievement: {
      id: 'https://saules.example/achievements/accueil',
      name: 'Accueillir',
      description: 'Accueillir une personne et l’orienter',
      criteria: {narrative: `Dire bonjour, écouter, orienter (${number}).`},
      alignment,
    },
  });
}
