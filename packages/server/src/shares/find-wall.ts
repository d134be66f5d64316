/** From the token of a link to several badges to what it shows. */
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import {type SignedAwardRow, wasErased} from './find-share.js';
import {nameOf} from './holder-name.js';
import {shareState} from './manage-shares.js';
import {awardsOf, wallUrlOf, type WallRow} from './manage-walls.js';

export type FoundWall =
  | {
      readonly isOpen: true;
      readonly wall: WallRow;
      /** Of the page, without a final slash; everything else lies beside it. */
      readonly url: string;
      readonly awards: readonly SignedAwardRow[];
      /** Empty where the person does not show it. */
      readonly holderName: string;
    }
  /** Revoked by the person, or past its end. */
  | {readonly isOpen: false};

/** undefined: there never was such a link. */
export async function findWall(
  services: Pick<Services, 'db' | 'now' | 'publicUrl'>,
  token: string,
): Promise<FoundWall | undefined> {
  const {db, now} = services;
  const wall = await db.selectFrom('wall').selectAll().where('token', '=', token).executeTakeFirst();
  if (!wall) return (await wasErased(db, token)) ? {isOpen: false} : undefined;
  if (shareState(wall, now()) !== 'open') return {isOpen: false};
  const owner = {structure: wall.structure_id, person: wall.person_id};
  const awards = await awardsOf(db, owner, fromJsonText(wall.awards));
  return {
    isOpen: true,
    wall,
    url: wallUrlOf(services, token),
    awards: awards.flatMap((award) =>
      award.credential === null || award.png_key === null
        ? []
        : [{...award, credential: award.credential, png_key: award.png_key}],
    ),
    holderName: wall.shows_name === 1 ? await nameOf(db, wall.person_id) : '',
  };
}
