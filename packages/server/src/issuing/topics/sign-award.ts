/** Signs a decided badge, once: its bytes; then what it completes. */
import {advanceReviewed, type LocalisedText} from '@pepites/recognition';
import {readAward} from '../../awards/award-view.js';
import {queueElsewhere} from '../../elsewhere/queue.js';
import {settleKeysOf} from '../../awards/key-badges.js';
import {signAcceptedBefore} from '../../beside/request-endorsements.js';
import {notify} from '../../notifications/notify.js';
import {loadDecided} from '../../requests/request-rows.js';
import {saveReviewed} from '../../requests/save-reviewed.js';
import type {Services} from '../../services.js';
import {settleListing} from '../../supporters/listing.js';
import {tellOfAward, toldAwardColumns} from '../../webhooks/happened.js';
import {awardIssuerOf} from '../award-issuer.js';
import {meaningOfAward} from '../award-meaning.js';
import {badgeImage} from '../badge-image.js';
import {signAward} from '../sign-award.js';
import {keptQuery} from '../../store/kept-query.js';
import {finishJob, type Job} from '../outbox.js';

export async function doSignAward(services: Services, job: Job): Promise<void> {
  const {db} = services;
  const award = await readAward(db, job.subject);
  if (award.state !== 'signing') {
    await finishJob(db, job, services.now());
    return;
  }
  const {achievement, name, imageKey, process} = await meaningOfAward(services, award);
  const issuer = await awardIssuerOf(services, award, process);
  const image = await badgeImage(services.files, imageKey);
  const signed = await signAward(services, {award, issuer, achievement, image});
  const pngKey = `awards/${award.id}.png`;
  await services.files.putCopy(pngKey, signed.png);
  const isIssued = await markIssued(services, {
    job,
    award: award.id,
    badgeName: name,
    credential: signed.credential,
    pngKey,
    isAutomatic: process.mode === 'automaticOnRequest',
  });
  // Erased while it was being signed: then nothing of it stays.
  const isThere =
    isIssued || (await db.selectFrom('award').select('id').where('id', '=', award.id).executeTakeFirst());
  if (!isThere) await services.files.delete(pngKey);
}

interface Published {
  readonly award: string;
  readonly credential: string;
  readonly pngKey: string;
  readonly at: string;
}

const publish = keptQuery((t, {award, credential, pngKey, at}: Published) =>
  t
    .updateTable('award')
    .set({state: 'issued', credential, png_key: pngKey, issued_at: at})
    .where('id', '=', award)
    .where('state', '=', 'signing')
    .returning(['state', 'suspended_at', 'person_id', 'organisation_id', ...toldAwardColumns]),
);

/** False: taken back meanwhile. */
async function markIssued(
  services: Services,
  done: {
    readonly job: Job;
    readonly award: string;
    readonly badgeName: LocalisedText;
    readonly credential: string;
    readonly pngKey: string;
    /** Asked for and given at once: who asked may be listed among supporters, and there is nothing left to say yes to. */
    readonly isAutomatic: boolean;
  },
): Promise<boolean> {
  const at = services.now();
  return services.db.transaction().execute(async (t) => {
    await finishJob(t, done.job, at);
    const {award, credential, pngKey} = done;
    const [row] = await publish(t, {award, credential, pngKey, at: at.toISOString()});
    // Taken back before it was signed: nothing is published.
    if (!row) return false;
    if (done.isAutomatic) {
      await settleListing(t, row);
      await queueElsewhere(t, row, at);
    }
    if (row.request_id !== null) {
      const request = await loadDecided(t, row.request_id);
      const next = advanceReviewed(request.machine, {type: 'sign'}, at);
      if (next.ok) await saveReviewed(t, {request, next: next.state, now: at});
      await signAcceptedBefore(t, award, at);
    }
    await notify(t, {
      structure: row.structure_id,
      to: {person: row.person_id},
      kind: 'badgeReady',
      details: {badgeName: done.badgeName},
      key: `badgeReady:${done.award}`,
      now: at,
    });
    await tellOfAward(t, 'award.issued', row, at);
    await settleKeysOf(t, {
      structure: row.structure_id,
      person: row.person_id,
      required: [row.badge_id],
      now: at,
    });
    return true;
  });
}
