/** What the image of a badge of one’s own was drawn from: kept beside it, so that its author can begin another from it. */
import type {KeptBadgeDesign} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText, toJsonText} from '../store/json-text.js';
import type {Executor} from '../store/open-store.js';

interface OwnOne {
  readonly structure: string;
  readonly selfBadge: string;
  readonly person: string;
}

interface KeptDesign {
  readonly design?: KeptBadgeDesign;
}

/** @throws {Refusal} BADGE_UNKNOWN */
export async function selfDesign({db}: Pick<Services, 'db'>, own: OwnOne): Promise<KeptDesign> {
  const {design} = await ownRow(db, own);
  return design === null ? {} : {design: fromJsonText(design)};
}

/** @throws {Refusal} BADGE_UNKNOWN, REQUEST_STATE */
export async function setSelfDesign(
  {db}: Pick<Services, 'db'>,
  own: OwnOne,
  design: KeptBadgeDesign,
): Promise<KeptDesign> {
  return db.transaction().execute(async (t) => {
    const row = await ownRow(t, own);
    if (row.state !== 'draft') throw new Refusal('REQUEST_STATE');
    await t
      .updateTable('self_badge')
      .set({design: toJsonText(design)})
      .where('id', '=', own.selfBadge)
      .execute();
    return {design};
  });
}

async function ownRow(db: Executor, {structure, selfBadge, person}: OwnOne) {
  const row = await db
    .selectFrom('self_badge')
    .select(['structure_id', 'person_id', 'state', 'design'])
    .where('id', '=', selfBadge)
    .executeTakeFirst();
  if (row?.structure_id !== structure || row.person_id !== person) throw new Refusal('BADGE_UNKNOWN');
  return row;
}
