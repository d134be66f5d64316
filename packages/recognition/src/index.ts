/** `@pepites/recognition`: the rules of recognition, and the contract between a page and a backend. Pure: no I/O anywhere. */
export * from './text.js';
export * from './in-language.js';
export * from './form.js';
export * from './form-conditions.js';
export * from './answer-check.js';
export * from './files.js';
export * from './retention-bounds.js';
export * from './share-addresses.js';
export {type BadgePage, isPageOn, readBadgePage} from './badge-pages.js';
export * from './badge.js';
export {type Alignment, conceptUrlSchema, isEscoSkillUri, targetTypeOf} from './framework.js';
export * from './markdown.js';
export * from './completion.js';
export {completionFromCmi5, completionFromXapi, type XapiReadingOptions} from './completions/from-xapi.js';
export {
  type CompletionTable,
  readCompletionTable,
  type TableBadge,
  type TableLine,
} from './completions/completion-table.js';
export {completionFromH5p} from './completions/from-h5p.js';
export {completionFromLtiScore, type LtiScoreReadingOptions} from './completions/from-lti-score.js';
export {completionFromScorm, type ScormReadingOptions} from './completions/from-scorm.js';
export {
  type CompletionFaultCode,
  type CompletionReading,
  type FactReading,
  type FaultyReading,
  learnerName,
  type ReadingOptions,
  type ReadLearner,
  type SilenceCode,
  type SilentReading,
  type TrustReason,
  trustReasonWords,
  type VoidingReading,
} from './completions/reading.js';
export * from './pathway.js';
export * from './pathway-levels.js';
export {addDuration, type CalendarDuration, parseDuration} from './pathways/duration.js';
export type {PathwayFault, PathwayFaultCode} from './pathways/faults.js';
export * from './pathways/find-faults.js';
export * from './pathways/prepared.js';
export * from './pathways/progress-view.js';
export * from './pathways/shown-badges.js';
export * from './pathways/standing.js';
export * from './pathways/versions.js';
export * from './pathways/windows.js';
export * from './definition.js';
export * from './webhook.js';
export * from './membership.js';
export * from './modes/transition.js';
export * from './modes/reviewed-request.js';
export {advanceReviewed, askAgain} from './modes/reviewed.js';
export * from './modes/review.js';
export * from './modes/review-policy.js';
export {isOnlyWriter} from './modes/review-panel.js';
export {type Awaited, awaitedFrom, isConfirmed, type Tally, tallyReviews} from './modes/review-vote.js';
export {
  dueReminders,
  lapseAfterDays,
  nextTimer,
  purgeDraftAfterDays,
  type Reminder,
  remindExaminersAfterDays,
  remindLeadAfterDays,
  replaceAfterDays,
  type RequestTimer,
} from './modes/review-timers.js';
export * from './modes/automatic-on-request.js';
export * from './modes/supporter-listing.js';
export * from './modes/badge-draft.js';
export * from './modes/proposal.js';
export * from './modes/self-created.js';
export {
  addEvidence,
  type AddedEvidence,
  confirmEvidence,
  type HeldAward,
  mayRemoveEvidence,
} from './modes/added-evidence.js';
export * from './modes/endorsement.js';
export * from './modes/rate-limit.js';
export type {TimeWindow} from './modes/window.js';
export * from './modes/on-criteria.js';
export {activityOf, leavesOf} from './modes/criteria-rule.js';
export * from './modes/criteria-explain.js';
export * from './modes/criteria-machine.js';
export * from './modes/key-badge.js';
export {requirementKey} from './modes/key-count.js';
export {findKeyCycles} from './modes/key-graph.js';
export * from './modes/key-check.js';
export * from './modes/key-evaluation.js';
export * from './modes/key-machine.js';
export * from './modes/foreign-badge.js';
export * from './modes/foreign-look.js';
export * from './contract/errors.js';
export * from './contract/resources.js';
export * from './contract/request-recommendation.js';
export * from './contract/paging.js';
export * from './contract/routes/examination.js';
export * from './contract/routes/review.js';
export * from './contract/routes/ready-sentences.js';
export type * from './contract/route.js';
export * from './contract/routes/messages.js';
export * from './contract/routes/rights.js';
export * from './contract/routes.js';
export * from './contract/routes/activities.js';
export * from './contract/routes/askable.js';
export * from './contract/routes/badge-designs.js';
export * from './contract/routes/badges.js';
export * from './contract/routes/frameworks.js';
export * from './contract/routes/proposals.js';
export * from './contract/routes/statistics.js';
export * from './contract/routes/account.js';
export * from './contract/routes/members.js';
export * from './contract/routes/networks.js';
export * from './contract/pop-up.js';
export * from './contract/routes/sharing.js';
export * from './contract/routes/walls.js';
export * from './contract/routes/beside.js';
export * from './contract/routes/criteria.js';
export * from './contract/routes/key-badges.js';
export * from './contract/routes/pathways.js';
export * from './contract/routes/platforms.js';
export * from './contract/routes/api-keys.js';
export * from './contract/routes/definitions.js';
export * from './contract/routes/elsewhere.js';
export * from './contract/routes/course-imports.js';
export * from './contract/routes/webhooks.js';
export * from './contract/routes/self-created.js';
export * from './contract/routes/supporters.js';
export type * from './ports/badge-backend.js';
export type * from './ports/badge-places.js';
export * from './ports/backend-error.js';
export type * from './ports/credential-host.js';
export type * from './ports/elsewhere.js';
export type * from './ports/framework-provider.js';
