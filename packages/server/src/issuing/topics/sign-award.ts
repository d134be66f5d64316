/** Signs a decided badge, once: its place in the status list, its address, its bytes; then what it completes. */
import type {AchievementInput} from '@pepites/credentials/sign.js';
import {advanceReviewed, type LocalisedText} from '@pepites/recognition';
import {type AwardRow, readAward} from '../../awards/award-view.js';
import {settleKeysOf} from '../../awards/key-badges.js';
import {readBadgeVersion} from '../../catalogue/badge-versions.js';
import {type KnownBadge, readBadge} from '../../catalogue/catalogue.js';
import {notify} from '../../notifications/notify.js';
import {makeLinkToken} from '../../people/secret-tokens.js';
import {loadReviewed, saveReviewed} from '../../requests/request-rows.js';
import type {Services} from '../../services.js';
import {openDefaultShare} from '../../shares/manage-shares.js';
import {lightTransaction} from '../../store/light-transaction.js';
import {settleListing} from '../../supporters/listing.js';
import {signedAchievement} from '../achievement.js';
import {awardIssuerOf} from '../award-issuer.js';
import {badgeImage} from '../badge-image.js';
import {signAward} from '../sign-award.js';
import {pseudonymUrlOf} from '../pseudonyms.js';
import {fromJsonText} from '../../store/json-text.js';
import {selfMadeAchievement} from '../../self-created/achievement.js';
import {takeStatusIndex} from '../status-list.js';
import {finishJob, type Job} from '../outbox.js';

export async function doSignAward(services: Services, job: Job): Promise<void> {
  const {db} = services;
  const award = await prepare(services, job.subject);
  if (award.state !== 'signing') {
    await finishJob(db, job, services.now());
    return;
  }
  const badge = await readBadge(db, award.structure_id, award.badge_id);
  const {achievement, name, imageKey} = await meaningOfAward(services, award, badge);
  const issuer = await awardIssuerOf(services, award, badge.process);
  const image = await badgeImage(services.files, imageKey);
  const signed = await signAward(services, {award, issuer, achievement, image});
  const pngKey = `awards/${award.id}.png`;
  await services.files.put(pngKey, signed.png);
  await markIssued(services, {
    job,
    award: award.id,
    badgeName: name,
    credential: signed.credential,
    pngKey,
    mayBeListed: badge.process.mode === 'automaticOnRequest',
  });
  // Erased while it was being signed: then nothing of it stays.
  const isThere = await db.selectFrom('award').select('id').where('id', '=', award.id).executeTakeFirst();
  if (!isThere) await services.files.delete(pngKey);
}

interface Meaning {
  readonly achievement: AchievementInput;
  readonly name: LocalisedText;
  /** What the badge is baked into. */
  readonly imageKey: string;
}

/** The words and the image of the version that the award was given on; of a self-created badge, as it was published. */
async function meaningOfAward(services: Services, award: AwardRow, badge: KnownBadge): Promise<Meaning> {
  if (award.pseudonym_id !== null) {
    const url = pseudonymUrlOf(services, award.pseudonym_id);
    return {achievement: selfMadeAchievement(url, badge), name: badge.name, imageKey: badge.image};
  }
  const version = await readBadgeVersion(services.db, {
    structure: award.badge_owner,
    badge: award.badge_id,
    number: award.badge_version,
  });
  return {
    achievement: signedAchievement(services, version),
    name: fromJsonText(version.meaning).name,
    imageKey: version.png_key,
  };
}

/** Gives the award its place in the status list and its address; kept over a crash, so that neither is taken twice. */
async function prepare({db, now}: Services, award: string): Promise<AwardRow> {
  return lightTransaction(db, async (t) => {
    const row = await readAward(t, award);
    if (row.share_token !== null || row.state !== 'signing') return row;
    const token = makeLinkToken();
    const prepared = {
      share_token: token,
      // A pseudonym has a list of its own.
      status_index: row.pseudonym_id === null ? await takeStatusIndex(t, row.structure_id) : null,
    };
    await t.updateTable('award').set(prepared).where('id', '=', award).execute();
    await openDefaultShare(t, row, {token, now: now()});
    return {...row, ...prepared};
  });
}

async function markIssued(
  services: Services,
  done: {
    readonly job: Job;
    readonly award: string;
    readonly badgeName: LocalisedText;
    readonly credential: string;
    readonly pngKey: string;
    /** Among supporters. */
    readonly mayBeListed: boolean;
  },
): Promise<void> {
  const at = services.now();
  await services.db.transaction().execute(async (t) => {
    await finishJob(t, done.job, at);
    const row = await t
      .updateTable('award')
      .set({
        state: 'issued',
        credential: done.credential,
        png_key: done.pngKey,
        issued_at: at.toISOString(),
      })
      .where('id', '=', done.award)
      .where('state', '=', 'signing')
      .returning(['id', 'state', 'suspended_at', 'structure_id', 'badge_id', 'person_id', 'request_id'])
      .executeTakeFirst();
    // Taken back before it was signed: nothing is published.
    if (!row) return;
    if (done.mayBeListed) await settleListing(t, row);
    if (row.request_id !== null) {
      const request = await loadReviewed(t, row.request_id);
      const next = advanceReviewed(request.machine, {type: 'sign'}, at);
      if (next.ok) await saveReviewed(t, {request, next: next.state, now: at});
    }
    await notify(t, {
      structure: row.structure_id,
      to: {person: row.person_id},
      kind: 'badgeReady',
      details: {badgeName: done.badgeName},
      key: `badgeReady:${done.award}`,
      now: at,
    });
    await settleKeysOf(t, {
      structure: row.structure_id,
      person: row.person_id,
      required: [row.badge_id],
      now: at,
    });
  });
}
