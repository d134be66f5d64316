/** Walls for tests and stories: really signed badges, a backend that answers for them, a person with badges and links. Not shipped. */
import type {JsonObject} from '@pepites/credentials';
import type {Award, BadgeBackend, NewWall, Wall} from '@pepites/recognition';
import {backendError, fakeBackend, structure} from './samples.js';
import {
  type SignedBadge,
  signedBadge,
  type SignedBadgeOptions,
  tampered,
  verifyingBackend,
} from './signed-badge.js';

export interface WallSample {
  readonly badge: SignedBadge;
  readonly credential: JsonObject;
  readonly isKey: boolean;
}

const day = (text: string): Date => new Date(`${text}T09:00:00Z`);

/** The six badges of Malika, the key badge among them; all before the day that the stories tell. */
export function sixBadges(
  imageOf: (badge: string) => string | undefined = () => undefined,
): Promise<WallSample[]> {
  return signAll([
    {
      ...{name: 'Cap sur la suite', awardedAt: day('2026-11-10'), isKey: true},
      narrative: '- Je connais mes droits et mes devoirs.\n- J’ai un projet et je sais en parler.',
      imageUrl: imageOf('cap-sur-la-suite'),
    },
    {
      name: 'Je m’engage pour mon parcours',
      awardedAt: day('2026-08-03'),
      imageUrl: imageOf('je-m-engage'),
      skills: ['Projet'],
    },
    {
      ...{name: 'B.A.BA de l’entreprise', awardedAt: day('2026-10-14'), skills: ['Droit du travail']},
      imageUrl: imageOf('baba-entreprise'),
    },
    {name: 'Com’un gant', awardedAt: day('2026-11-10'), imageUrl: imageOf('comun-gant'), skills: ['Projet']},
    {
      name: 'Enthousiaste',
      awardedAt: day('2025-05-21'),
      issuerName: 'Le Dôme',
      imageUrl: imageOf('enthousiaste'),
    },
    {
      ...{
        name: 'Découpe laser, niveau 2',
        awardedAt: day('2026-11-04'),
        issuerName: 'Le Dôme',
        skills: ['Machines'],
      },
      imageUrl: imageOf('decoupe-laser'),
    },
  ]);
}

/** The same, of which one is past its date, one withdrawn, one changed and one by a stranger. */
export async function someBad(imageOf?: (badge: string) => string | undefined): Promise<WallSample[]> {
  const good = await sixBadges(imageOf);
  const [late, gone, changed, stranger] = await signAll(
    [
      {
        name: 'Gestes et postures',
        awardedAt: day('2025-11-01'),
        validUntil: day('2026-11-01'),
        imageUrl: imageOf?.('gestes-et-postures'),
      },
      {
        ...{name: 'Tri des déchets', awardedAt: day('2026-09-01'), isRevoked: true},
        imageUrl: imageOf?.('tri-des-dechets'),
      },
      {name: 'Caisse', awardedAt: day('2026-07-07'), imageUrl: imageOf?.('caisse')},
      {
        name: 'Cuisine du monde',
        awardedAt: day('2026-06-18'),
        isRecognised: false,
        issuerName: 'Saveurs',
        imageUrl: imageOf?.('cuisine-du-monde'),
      },
    ],
    100,
  );
  if (!late || !gone || !changed || !stranger) throw new Error('Four were asked for');
  return [...good, late, gone, {...changed, credential: tampered(changed.badge)}, stranger];
}

async function signAll(
  all: readonly (Omit<SignedBadgeOptions, 'imageUrl'> & {
    readonly imageUrl?: string | undefined;
    readonly isKey?: boolean;
  })[],
  from = 0,
): Promise<WallSample[]> {
  return Promise.all(
    all.map(async ({isKey = false, imageUrl, ...options}, i) => {
      const badge = await signedBadge({
        ...options,
        ...(imageUrl !== undefined && {imageUrl}),
        number: from + i + 1,
      });
      return {badge, credential: badge.credential, isKey};
    }),
  );
}

export const credentialsOf = (samples: readonly WallSample[]): JsonObject[] =>
  samples.map(({credential}) => credential);

/** The list of a link, as a backend serves it. */
export function listOf(samples: readonly WallSample[], name?: string): string {
  return JSON.stringify({
    ...(name !== undefined && {name}),
    items: samples.map(({credential, isKey}, i) => ({
      credential,
      ...(isKey && {isKey}),
      credentialUrl: `https://badges.example.org/w/x/badges/${i}/credential.json`,
      imageUrl: `https://badges.example.org/w/x/badges/${i}/badge.png`,
    })),
  });
}

/** An address that answers with this text, without a network. */
export function addressOf(text: string, type = 'application/json'): string {
  return URL.createObjectURL(new Blob([text], {type}));
}

/** A backend that knows these badges’ documents, and whose signed-in person has them all. */
export class WallBackend {
  readonly links: Wall[] = [];
  readonly calls: string[] = [];
  failure: string | undefined;
  readonly #samples: readonly WallSample[];
  readonly #awards: Award[];

  /** @param options.elsewhere where the first of them is on another platform */
  constructor(
    samples: readonly WallSample[],
    {signing = 0, elsewhere}: {readonly signing?: number; readonly elsewhere?: Award['elsewhere']} = {},
  ) {
    this.#samples = samples;
    this.#awards = samples.map(({credential, isKey}, i) => ({
      ...awardOf(credential, {i, isKey}),
      ...(elsewhere && i === 0 && {elsewhere}),
    }));
    for (let i = 0; i < signing; i++)
      this.#awards.push({
        ...awardOf({}, {i: 90 + i, isKey: false}),
        state: 'signing',
        credentialUrl: undefined,
      });
  }

  get client(): BadgeBackend {
    const verifying = verifyingBackend(...this.#samples.map(({badge}) => badge));
    const answer = <T>(name: string, value: () => T): Promise<T> => {
      this.calls.push(name);
      return this.failure === undefined
        ? Promise.resolve(value())
        : Promise.reject(backendError(this.failure));
    };
    return fakeBackend({
      verification: verifying.verification,
      me: {awards: () => answer('me.awards', () => ({items: this.#awards}))},
      walls: {
        list: () => answer('walls.list', () => ({items: [...this.links].reverse()})),
        create: (wish) => answer('walls.create', () => this.#make(wish)),
        revoke: ({wall}) =>
          answer('walls.revoke', () => {
            const at = this.links.findIndex(({id}) => id === wall);
            if (at >= 0) this.links.splice(at, 1);
            return undefined;
          }),
      },
    });
  }

  #make({awards, showsName, endsAt}: NewWall): Wall {
    const id = `0190d4a0-0000-4000-9000-${String(this.links.length + 1).padStart(12, '0')}`;
    const wall: Wall = {
      ...{id, awards: [...awards], showsName: showsName === true, state: 'open', openings: 0},
      url: `https://badges.example.org/w/link-${this.links.length + 1}`,
      createdAt: new Date().toISOString(),
      ...(endsAt !== undefined && {endsAt}),
    };
    this.links.push(wall);
    return wall;
  }
}

function awardOf(credential: JsonObject, {i, isKey}: {readonly i: number; readonly isKey: boolean}): Award {
  return {
    ...{id: `0190d4a0-0000-4000-a000-${String(i).padStart(12, '0')}`, structure, badge: `badge-${i}`},
    badgeName: {fr: `Badge ${i}`},
    state: 'issued',
    awardedAt: '2026-10-14T09:00:00Z',
    credentialUrl: addressOf(JSON.stringify(credential)),
    pageUrl: `https://badges.example.org/b/page-${i}`,
    ...(isKey && {countedFrom: ['a', 'b', 'c']}),
  };
}
