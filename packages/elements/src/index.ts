/** `@pepites/elements`: the classes, events and types. Importing it registers nothing. */
export {BadgeElement} from './base/badge-element.js';
export {define} from './base/define.js';
export {backendContext, BackendContext, type BackendContextOptions} from './context/backend-context.js';
export {BackendController, type BackendHost} from './context/backend-controller.js';
export type {Language} from './text/messages.js';
export {type FetchPolicy, verifyInPage, type VerifyInPageOptions} from './verification/verify-in-page.js';

export {BadgeBackendElement} from './badge-backend/badge-backend.element.js';
export {BadgeCatalogElement} from './badge-catalog/badge-catalog.element.js';
export {BadgeClaimElement} from './badge-claim/badge-claim.element.js';
export {BadgeDesignerElement} from './badge-designer/badge-designer.element.js';
export {BadgeDisplayElement} from './badge-display/badge-display.element.js';
export {BadgeEndorseElement} from './badge-endorse/badge-endorse.element.js';
export {BadgePathwayElement} from './badge-pathway/badge-pathway.element.js';
export {BadgeRequestElement} from './badge-request/badge-request.element.js';
export {BadgeReviewElement} from './badge-review/badge-review.element.js';
export {BadgeSignInElement} from './badge-sign-in/badge-sign-in.element.js';
export {BadgeSupportersElement} from './badge-supporters/badge-supporters.element.js';
export {BadgeVerifierElement} from './badge-verifier/badge-verifier.element.js';

export * from './events/catalog-events.js';
export * from './events/claim-events.js';
export * from './events/design-events.js';
export * from './hints/completion-hint-event.js';
export * from './events/endorsement-events.js';
export * from './events/pathway-events.js';
export * from './events/pathway-fault-event.js';
export type {GivenSupporters} from './badge-supporters/read-supporters.js';
export type {MapFault} from './badge-pathway/map-fault.js';
export * from './events/people-events.js';
export * from './events/request-events.js';
export * from './events/review-events.js';
export * from './events/sign-in-events.js';
export * from './events/step-act-events.js';
export * from './events/support-events.js';
export * from './events/verification-events.js';
