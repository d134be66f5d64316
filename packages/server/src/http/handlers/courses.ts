/** Routes by which course platforms and their learners come. */
import {awardViews, readAward} from '../../awards/award-view.js';
import {redeemClaim} from '../../completions/claims.js';
import {checkCompletionToken} from '../../completions/completion-token.js';
import {reportCompletion} from '../../completions/report.js';
import {Refusal} from '../../refusal.js';
import type {Handlers} from '../handler.js';

type CourseRoutes = 'awards.create' | 'completions.exchange' | 'claims.redeem';

export const courseHandlers: Pick<Handlers, CourseRoutes> = {
  'awards.create': async ({structure, badge, learner, completion}, {services, platform}) =>
    reportCompletion(services, {
      structure,
      platform: platform.platform,
      mayReport: platform.badges,
      badge,
      learner,
      completion,
      channel: 'server',
    }),

  'completions.exchange': async ({structure, token}, {services}) => {
    const {claims, platform, mayReport, use} = await checkCompletionToken(services, structure, token);
    return reportCompletion(services, {
      structure,
      platform,
      mayReport,
      badge: claims.badge,
      learner: {ref: claims.sub},
      completion: claims.completion,
      channel: 'signedToken',
      onReport: use,
    });
  },

  'claims.redeem': async ({structure, claim}, {services, caller}) => {
    const award = await redeemClaim(services, {structure, claim, person: caller.person});
    const row = await readAward(services.db, award);
    const [view] = await awardViews(services, services.db, [row], {isForHolder: true});
    if (!view) throw new Refusal('AWARD_UNKNOWN');
    return view;
  },
};
