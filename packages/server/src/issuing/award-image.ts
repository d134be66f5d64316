/** The picture of a badge that carries it. The badge itself is in the store; the picture is made again whenever the file is not whole. */
import {bakePng, extract} from '@pepites/credentials/bake.js';
import type {AwardRow} from '../awards/award-view.js';
import type {Services} from '../services.js';
import {badgeImage} from './badge-image.js';
import {meaningOfAward} from './award-meaning.js';

export type SignedAward = AwardRow & {readonly credential: string; readonly png_key: string};

/**
 * The file is not waited for when a badge is signed: after a power failure it may be missing, cut off or full of zeros although the
 * badge was given. What is served is held against the store each time.
 */
export async function awardImage(
  services: Pick<Services, 'db' | 'files' | 'publicUrl'>,
  award: SignedAward,
): Promise<Uint8Array> {
  const {files} = services;
  const kept = await files.get(award.png_key).catch(() => undefined);
  if (kept && (await carries(kept, award.credential))) return kept;
  const {imageKey} = await meaningOfAward(services, award);
  const baked = bakePng(await badgeImage(files, imageKey), award.credential);
  await files.putCopy(award.png_key, baked);
  return baked;
}

/** Reads every chunk of the picture and its sum. */
async function carries(png: Uint8Array, credential: string): Promise<boolean> {
  try {
    return (await extract(png)).text === credential;
  } catch {
    return false;
  }
}
