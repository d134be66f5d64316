/** The badge and its questions as they were kept with a draft, for a page that is opened again without a network. */
import type {Badge} from '@pepites/recognition';
import {type DraftPlace, placeOf} from '../draft.js';
import {openDeviceDraftStore} from './device-draft-store.js';
import {deviceOwner} from './device-owner.js';

/** `undefined` on a device that is not the person’s own, and where nothing has been begun. */
export async function keptBadge(at: DraftPlace): Promise<Badge | undefined> {
  if (deviceOwner() !== 'mine') return undefined;
  const store = await openDeviceDraftStore(() => new Date());
  return (await store.find(placeOf(at), undefined, 'withMore'))?.badge;
}
