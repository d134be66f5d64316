/** The copy of a badge in Open Badges 2.0, hosted here: made when its person asks, gone when they take it back. */
import {bakePng} from '@pepites/credentials/bake.js';
import {parse} from '@pepites/credentials';
import {buildAssertion, buildBadgeClass, buildProfile} from '@pepites/credentials/sign.js';
import type {Twin} from '@pepites/recognition';
import type {Selectable} from 'kysely';
import {noteAct} from '../audit/note-act.js';
import {assertShowable, type AwardRow, readAward} from '../awards/award-view.js';
import {readStructure} from '../catalogue/catalogue.js';
import {awardImage} from '../issuing/award-image.js';
import {makeLinkToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import {issuerIdOf, type Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import type {Database} from '../store/schema.js';
import type {OwnDocument} from '../verification/own-documents.js';
import {wasErased} from './find-share.js';
import {hashedAddress} from './named-copy.js';
import {unsignedOf} from './unsigned.js';

type TwinRow = Selectable<Database['twin']>;

interface Asked {
  readonly award: string;
  readonly person: string;
}

/**
 * One twin at a time: asking again gives the one there is.
 * @throws {Refusal} AWARD_NOT_VALID, EMAIL_NOT_PROVEN
 */
export async function createTwin(
  services: Services,
  {award: id, person, email}: Asked & {readonly email?: string | undefined},
): Promise<Twin> {
  const now = services.now();
  return services.db.transaction().execute(async (t) => {
    const award = await readAward(t, id);
    assertShowable(award, now);
    if (!unsignedOf(award.credential, issuerIdOf(services, award.structure_id)))
      throw new Refusal('AWARD_NOT_VALID');
    const existing = await findTwinOf(t, id);
    if (existing) return twinView(services, existing);
    const made = await t
      .insertInto('twin')
      .values({
        id: crypto.randomUUID(),
        token: makeLinkToken(),
        structure_id: award.structure_id,
        award_id: id,
        person_id: person,
        ...(await hashedAddress(t, {person, email})),
        created_at: now.toISOString(),
        removed_at: null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await note(t, made, 'twin.created', now);
    return twinView(services, made);
  });
}

export async function readTwin(
  services: Pick<Services, 'db' | 'publicUrl'>,
  award: string,
): Promise<Twin | undefined> {
  const row = await findTwinOf(services.db, award);
  return row && twinView(services, row);
}

/** Its addresses answer 410 from now on; who it was about is forgotten. */
export async function removeTwin(
  {db, now}: Pick<Services, 'db' | 'now'>,
  {award}: Pick<Asked, 'award'>,
): Promise<void> {
  const at = now();
  await db.transaction().execute(async (t) => {
    const row = await findTwinOf(t, award);
    if (!row) return;
    await t
      .updateTable('twin')
      .set({removed_at: at.toISOString(), identity: null, salt: null})
      .where('id', '=', row.id)
      .execute();
    await note(t, row, 'twin.removed', at);
  });
}

export const twinParts = ['assertion', 'badge', 'issuer'] as const;
type TwinPart = (typeof twinParts)[number];

/** A twin's document; 410 with `revoked` where it was taken back, or the badge was (Open Badges 2.0, hosted verification). */
export async function twinDocument(
  services: Pick<Services, 'db' | 'publicUrl' | 'senderAddress'>,
  token: string,
  part: TwinPart,
): Promise<OwnDocument | undefined> {
  const found = await findTwin(services, token);
  if (!found) return undefined;
  const id = twinUrl(services, token);
  const mediaType = 'application/ld+json';
  if (found.isGone) {
    const gone = {'@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id, revoked: true};
    return {status: 410, mediaType, body: JSON.stringify(gone)};
  }
  const documents = await twinDocuments(services, found);
  return {mediaType, body: JSON.stringify(documents[part])};
}

/** The picture with the assertion in it: what older platforms take. 'gone' where there was one. */
export async function twinImage(
  services: Pick<Services, 'db' | 'publicUrl' | 'senderAddress' | 'files'>,
  token: string,
): Promise<Uint8Array | 'gone' | undefined> {
  const found = await findTwin(services, token);
  if (!found) return undefined;
  if (found.isGone) return 'gone';
  const {assertion} = await twinDocuments(services, found);
  return bakePng(await awardImage(services, found.award), JSON.stringify(assertion), {chunk: 'tEXt'});
}

interface StandingTwin {
  readonly isGone: false;
  readonly twin: TwinRow & {readonly identity: string; readonly salt: string};
  readonly award: AwardRow & {readonly credential: string; readonly png_key: string};
}

async function findTwin(
  {db}: Pick<Services, 'db'>,
  token: string,
): Promise<StandingTwin | {readonly isGone: true} | undefined> {
  const twin = await db.selectFrom('twin').selectAll().where('token', '=', token).executeTakeFirst();
  if (!twin) return (await wasErased(db, token)) ? {isGone: true} : undefined;
  const {identity, salt} = twin;
  if (twin.removed_at !== null || identity === null || salt === null) return {isGone: true};
  const award = await readAward(db, twin.award_id);
  const {credential, png_key: pngKey} = award;
  // Open Badges 2.0 knows no suspension: while it lasts, the badge is not good.
  const isGood = award.state === 'issued' && award.suspended_at === null;
  if (!isGood || credential === null || pngKey === null) return {isGone: true};
  return {isGone: false, twin: {...twin, identity, salt}, award: {...award, credential, png_key: pngKey}};
}

async function twinDocuments(
  services: Pick<Services, 'db' | 'publicUrl' | 'senderAddress'>,
  {twin, award}: StandingTwin,
) {
  const url = twinUrl(services, twin.token);
  // What was signed is what is said, in both versions of the standard.
  const {view} = await parse(award.credential);
  const structure = await readStructure(services.db, twin.structure_id);
  return {
    assertion: buildAssertion({
      id: url,
      recipient: {identity: twin.identity, hashed: true, salt: twin.salt},
      badge: `${url}/badge`,
      issuedOn: new Date(award.awarded_at),
      ...(award.valid_until !== null && {expires: new Date(award.valid_until)}),
      verification: 'hosted',
      imageUrl: `${url}/badge.png`,
    }),
    badge: buildBadgeClass({
      id: `${url}/badge`,
      name: view.name,
      description: view.description,
      imageUrl: view.imageUrl ?? `${url}/badge.png`,
      criteria: {narrative: view.criteriaNarrative ?? view.description},
      issuerId: `${url}/issuer`,
      alignment: view.alignments.flatMap(({name, url: targetUrl, code, framework}) =>
        targetUrl === undefined
          ? []
          : {
              targetName: name,
              targetUrl,
              ...(code !== undefined && {targetCode: code}),
              ...(framework !== undefined && {targetFramework: framework}),
            },
      ),
    }),
    issuer: buildProfile({
      id: `${url}/issuer`,
      name: view.issuer.name,
      url: structure.url ?? services.publicUrl,
      email: services.senderAddress,
    }),
  };
}

async function findTwinOf(db: Executor, award: string): Promise<TwinRow | undefined> {
  return db
    .selectFrom('twin')
    .selectAll()
    .where('award_id', '=', award)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

function twinUrl({publicUrl}: Pick<Services, 'publicUrl'>, token: string): string {
  return `${publicUrl}/ob2/${token}`;
}

function twinView(services: Pick<Services, 'publicUrl'>, row: TwinRow): Twin {
  const assertionUrl = twinUrl(services, row.token);
  return {assertionUrl, imageUrl: `${assertionUrl}/badge.png`, createdAt: row.created_at};
}

async function note(t: Executor, row: TwinRow, act: 'twin.created' | 'twin.removed', at: Date) {
  await noteAct(t, {
    structure: row.structure_id,
    by: row.person_id,
    act,
    about: row.person_id,
    object: row.id,
    at,
  });
}
