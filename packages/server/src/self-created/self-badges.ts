/** Badges that people make for themselves: drafted, published under a pseudonym of their own, retired. */
import {
  advanceSelfCreated,
  type BadgeDrawing,
  missingParts,
  type SelfBadge,
  type SelfBadgeParts,
  type SelfCreatedBadge,
  type SelfCreatedEvent,
} from '@pepites/recognition';
import {readAward} from '../awards/award-view.js';
import {createAward} from '../awards/create-award.js';
import {takeBack} from '../awards/take-back.js';
import {noteAct} from '../audit/note-act.js';
import {drawPng} from '../files/draw-png.js';
import {createPseudonym, pseudonymUrlOf} from '../issuing/pseudonyms.js';
import {Refusal} from '../refusal.js';
import {issuerIdOf, type Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor, Session} from '../store/open-store.js';
import {badgeImageEdge, drawBadge} from './draw-badge.js';
import {asDefinition, type SelfBadgeRow} from './self-badge-rows.js';

/** What the signed badge calls its issuer: nobody’s name. */
const issuerName = 'Créé par la personne elle-même';
const mostPerPerson = 50;

interface Own {
  readonly structure: string;
  readonly person: string;
}
interface OwnOne extends Own {
  readonly selfBadge: string;
}

/** @throws {Refusal} BADGE_LIMIT */
export async function createSelfBadge(
  services: Services,
  own: Own,
  parts: SelfBadgeParts,
): Promise<SelfBadge> {
  const {structure, person} = own;
  const at = services.now().toISOString();
  const row = await services.db.transaction().execute(async (t) => {
    if ((await ownRows(t, own)).length >= mostPerPerson) throw new Refusal('BADGE_LIMIT');
    return t
      .insertInto('self_badge')
      .values({
        id: crypto.randomUUID(),
        structure_id: structure,
        person_id: person,
        state: 'draft',
        name: parts.name ?? '',
        description: parts.description ?? '',
        criteria: toJsonText<readonly string[]>(parts.criteria ?? []),
        image_key: null,
        image_alt: parts.imageAlt ?? '',
        design: null,
        pseudonym_id: null,
        award_id: null,
        created_at: at,
        updated_at: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
  });
  return view(services, row);
}

export async function ownSelfBadges(services: Services, own: Own): Promise<SelfBadge[]> {
  return (await ownRows(services.db, own)).map((row) => view(services, row));
}

/** @throws {Refusal} BADGE_UNKNOWN, REQUEST_STATE */
export async function editSelfBadge(
  services: Services,
  own: OwnOne,
  parts: SelfBadgeParts,
): Promise<SelfBadge> {
  return change(services, own, async (t, row, now) =>
    save(t, row, next(row, {type: 'edit', by: own.person, parts: given(parts)}), now),
  );
}

/** @throws {Refusal} BADGE_UNKNOWN, REQUEST_STATE, FILE_TYPE_REFUSED */
export async function setSelfBadgeImage(
  services: Services,
  own: OwnOne,
  image: Uint8Array | BadgeDrawing,
): Promise<SelfBadge> {
  // Before anything is drawn: a draft of one's own.
  const {person} = own;
  next(await ownRow(services.db, own), {type: 'edit', by: person, parts: {}});
  const png = image instanceof Uint8Array ? await drawPng(image, badgeImageEdge) : await drawBadge(image);
  const key = `self-badges/${crypto.randomUUID()}.png`;
  await services.files.put(key, png);
  return change(services, own, async (t, row, now) =>
    save(t, row, next(row, {type: 'edit', by: person, parts: {image: key}}), now),
  );
}

/** @throws {Refusal} BADGE_UNKNOWN, FILE_UNKNOWN */
export async function selfBadgeImage({db, files}: Services, own: OwnOne): Promise<Uint8Array> {
  const {image_key: key} = await ownRow(db, own);
  if (key === null) throw new Refusal('FILE_UNKNOWN');
  return files.get(key);
}

/** @throws {Refusal} BADGE_UNKNOWN, REQUEST_STATE, BADGE_INCOMPLETE */
export async function publishSelfBadge(services: Services, own: OwnOne): Promise<SelfBadge> {
  const {structure, person} = own;
  const published = await change(services, own, async (t, row, now) => {
    const pseudonym = await createPseudonym(t, services, {person, name: issuerName, now});
    const others = await t
      .selectFrom('pseudonym')
      .select('id')
      .where('person_id', '=', person)
      .where('id', '!=', pseudonym)
      .execute();
    const takenIssuers = [
      issuerIdOf(services, structure),
      ...others.map(({id}) => pseudonymUrlOf(services, id)),
    ];
    const issuer = pseudonymUrlOf(services, pseudonym);
    const machine = next(row, {type: 'publish', by: person, issuer, takenIssuers});
    const award = await createAward(t, {
      structure,
      badge: {...asDefinition(row), version: 1, owner: structure, isOffered: false},
      person,
      issueKey: `self:${row.id}`,
      pseudonym,
      now,
    });
    await noteAct(t, {
      structure,
      by: person,
      act: 'selfBadge.published',
      about: person,
      object: award,
      at: now,
    });
    return save(t, {...row, pseudonym_id: pseudonym, award_id: award}, machine, now);
  });
  services.nudge();
  return published;
}

/** @throws {Refusal} BADGE_UNKNOWN, REQUEST_STATE */
export async function retireSelfBadge(services: Services, own: OwnOne): Promise<SelfBadge> {
  return change(services, own, async (t, row, now) => {
    const machine = next(row, {type: 'retire', by: own.person});
    if (row.award_id !== null) {
      const award = await readAward(t, row.award_id);
      if (award.state !== 'revoked')
        await takeBack(t, award, {reason: 'Retiré par la personne.', at: now, isGivenBack: true});
    }
    return save(t, row, machine, now);
  });
}

/** @throws {Refusal} BADGE_UNKNOWN, REQUEST_STATE */
export async function removeSelfBadge(services: Services, own: OwnOne): Promise<void> {
  await services.db.transaction().execute(async (t) => {
    const row = await ownRow(t, own);
    if (row.state !== 'draft') throw new Refusal('REQUEST_STATE');
    await t.deleteFrom('self_badge').where('id', '=', row.id).execute();
  });
}

async function change(
  services: Services,
  own: OwnOne,
  make: (t: Session, row: SelfBadgeRow, now: Date) => Promise<SelfBadgeRow>,
): Promise<SelfBadge> {
  const now = services.now();
  const row = await services.db.transaction().execute(async (t) => make(t, await ownRow(t, own), now));
  return view(services, row);
}

function next(row: SelfBadgeRow, event: SelfCreatedEvent): SelfCreatedBadge {
  const moved = advanceSelfCreated(asMachine(row), event);
  if (!moved.ok) throw new Refusal(moved.code, {problems: problemsOf(row, moved.code)});
  return moved.state;
}

function problemsOf(row: SelfBadgeRow, code: string) {
  return code === 'BADGE_INCOMPLETE'
    ? missingParts(asMachine(row)).map((at) => ({at, code: 'MISSING'}))
    : undefined;
}

async function save(
  t: Session,
  row: SelfBadgeRow,
  machine: SelfCreatedBadge,
  now: Date,
): Promise<SelfBadgeRow> {
  return t
    .updateTable('self_badge')
    .set({
      state: machine.state,
      name: machine.name,
      description: machine.description,
      criteria: toJsonText(machine.criteria),
      image_key: machine.image === '' ? null : machine.image,
      image_alt: machine.imageAlt,
      pseudonym_id: row.pseudonym_id,
      award_id: row.award_id,
      updated_at: now.toISOString(),
    })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function asMachine(row: SelfBadgeRow): SelfCreatedBadge {
  return {
    state: row.state,
    author: row.person_id,
    name: row.name,
    description: row.description,
    criteria: fromJsonText(row.criteria),
    image: row.image_key ?? '',
    imageAlt: row.image_alt,
    ...(row.pseudonym_id !== null && {issuer: row.pseudonym_id}),
    // What stands beside the badge is counted where it is kept: settle-self-badge.ts.
    evidence: [],
    endorsements: [],
  };
}

function given(
  parts: SelfBadgeParts,
): Partial<Pick<SelfCreatedBadge, 'name' | 'description' | 'criteria' | 'imageAlt'>> {
  const {name, description, criteria, imageAlt} = parts;
  return {
    ...(name !== undefined && {name}),
    ...(description !== undefined && {description}),
    ...(criteria !== undefined && {criteria}),
    ...(imageAlt !== undefined && {imageAlt}),
  };
}

async function ownRows(db: Executor, {structure, person}: Own): Promise<SelfBadgeRow[]> {
  return db
    .selectFrom('self_badge')
    .selectAll()
    .where('person_id', '=', person)
    .where('structure_id', '=', structure)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

async function ownRow(db: Executor, {structure, person, selfBadge}: OwnOne): Promise<SelfBadgeRow> {
  const row = await db.selectFrom('self_badge').selectAll().where('id', '=', selfBadge).executeTakeFirst();
  if (row?.structure_id !== structure || row.person_id !== person) throw new Refusal('BADGE_UNKNOWN');
  return row;
}

function view(services: Services, row: SelfBadgeRow): SelfBadge {
  return {
    id: row.id,
    state: row.state,
    name: row.name,
    description: row.description,
    criteria: [...fromJsonText(row.criteria)],
    hasImage: row.image_key !== null,
    imageAlt: row.image_alt,
    missing: missingParts(asMachine(row)),
    ...(row.award_id !== null && {award: row.award_id}),
    ...(row.pseudonym_id !== null && {issuerId: pseudonymUrlOf(services, row.pseudonym_id)}),
    isCreatedByEarner: true,
    updatedAt: row.updated_at,
  };
}
