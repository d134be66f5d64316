/** Badges that are at hand are read and drawn one after the other: a page may hold hundreds. */
import {drawInTurn} from '../base/draw-in-turn.js';
import type {BadgeDrawing, WantedByHost} from './badge-drawing.js';
import type {BadgeSource} from './badge-source.js';

/** What has to be asked for comes when it is answered, without a turn. */
export function findInTurn(drawing: () => BadgeDrawing, wanted: WantedByHost): Promise<BadgeSource> {
  const find = (): Promise<BadgeSource> => drawing().find(wanted);
  if (wanted.given === undefined) return find();
  return drawInTurn(find, () => drawing().host.updateComplete);
}
