/** Finds the recommendations of a badge: inside it, at an address that the page's author gave, or beside one's own. */
import {type JsonObject, parse, type ParsedCredential} from '@pepites/credentials';
import type {Award} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';
import type {BackendContext} from '../context/backend-context.js';

/** A recommendation as it is read, before it is checked. */
export interface Recommendation {
  /** Exactly as it was packed. */
  readonly credentialText: string;
  /** Untrusted, as the endorser wrote them. */
  readonly words: string;
  /** Untrusted: who signs, as it says itself. */
  readonly issuerName: string;
  /** Does it speak of this badge? Anybody can put a good recommendation of another one here. */
  readonly isOfBadge: boolean;
}

/** `withdrawn`: there was one, and it was taken back. */
export type FoundRecommendation = Recommendation | 'withdrawn' | 'unreadable';

export interface RecommendationsWanted {
  readonly badge: ParsedCredential;
  /** The signed-in person's own award. */
  readonly award: Award | undefined;
  /** Address of a list `{items: […]}` of credentials; empty where the page gives none. */
  readonly url: string;
  readonly context: BackendContext;
  readonly signal: AbortSignal;
}

/** More are not shown: a badge is no guest book. */
const mostShown = 20;

export async function readRecommendations(wanted: RecommendationsWanted): Promise<FoundRecommendation[]> {
  const {badge, award, url} = wanted;
  const about = new Set([badge.view.id, badge.view.achievementId].filter((id) => id !== ''));
  const texts: (string | undefined)[] = [...enclosed(badge.document)];
  if (url !== '') texts.push(...(await listed(wanted)));
  else if (award) texts.push(...(await own(award, wanted)));
  const unique = [...new Set(texts.filter((text) => text !== undefined))];
  const withdrawn = texts.filter((text) => text === undefined).map(() => 'withdrawn' as const);
  const read = await Promise.all(unique.slice(0, mostShown).map((text) => readOne(text, about)));
  return [...read, ...withdrawn];
}

async function readOne(credentialText: string, about: ReadonlySet<string>): Promise<FoundRecommendation> {
  try {
    const {document, view} = await parse(credentialText);
    const [subject] = objects(document['credentialSubject']);
    const types = [document['type']].flat();
    if (!types.includes('EndorsementCredential') || !subject) return 'unreadable';
    const {id, endorsementComment: words} = subject;
    return {
      credentialText,
      words: typeof words === 'string' ? words : '',
      issuerName: view.issuer.name || view.issuer.id,
      isOfBadge: typeof id === 'string' && about.has(id),
    };
  } catch {
    return 'unreadable';
  }
}

/** Those that the badge itself carries, of the credential or of its achievement. */
function enclosed(document: JsonObject): string[] {
  const achievement = objects(document['credentialSubject']).flatMap((subject) =>
    objects(subject['achievement']),
  );
  return [document, ...achievement].flatMap((holder) => [
    ...objects(holder['endorsement']).map((one) => JSON.stringify(one)),
    ...[holder['endorsementJwt']].flat().filter((one) => typeof one === 'string'),
  ]);
}

async function listed({url, signal}: RecommendationsWanted): Promise<string[]> {
  const response = await get(url, signal);
  if (!response.ok) throw new CodedError('RECOMMENDATIONS_UNKNOWN', `${response.status} for ${url}`);
  const {items} = (await response.json()) as {readonly items?: unknown};
  if (!Array.isArray(items)) throw new CodedError('RECOMMENDATIONS_UNKNOWN', `No list at ${url}`);
  return items.map((item: unknown) => (typeof item === 'string' ? item : JSON.stringify(item)));
}

/** `undefined` for one that is gone from its address. */
async function own(
  award: Award,
  {context, signal}: RecommendationsWanted,
): Promise<readonly (string | undefined)[]> {
  const {structure, id} = award;
  const {items} = await context.use((client) => client.endorsements.list({structure, award: id}, {signal}));
  const urls = items.flatMap(({state, credentialUrl}) =>
    state === 'signed' && credentialUrl !== undefined ? [credentialUrl] : [],
  );
  return Promise.all(
    urls.slice(0, mostShown).map(async (url) => {
      const response = await get(url, signal);
      if (response.status === 410) return undefined;
      if (!response.ok) throw new CodedError('RECOMMENDATIONS_UNKNOWN', `${response.status} for ${url}`);
      return response.text();
    }),
  );
}

async function get(url: string, signal: AbortSignal): Promise<Response> {
  return fetch(url, {signal, credentials: 'omit', referrerPolicy: 'no-referrer'});
}

function objects(value: unknown): JsonObject[] {
  return [value].flat().filter((one) => typeof one === 'object' && one !== null) as JsonObject[];
}
