/** Defines every element. */
import './badge-backend/badge-backend.js';
import './badge-catalog/badge-catalog.js';
import './badge-claim/badge-claim.js';
import './badge-designer/badge-designer.js';
import './badge-display/badge-display.js';
import './badge-endorse/badge-endorse.js';
import './badge-pathway/badge-pathway.js';
import './badge-request/badge-request.js';
import './badge-review/badge-review.js';
import './badge-share/badge-share.js';
import './badge-sign-in/badge-sign-in.js';
import './badge-supporters/badge-supporters.js';
import './badge-verifier/badge-verifier.js';
import './badge-wall/badge-wall.js';
