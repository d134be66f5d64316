/** What the page of somebody with badges loads. */
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-pathway.js';
import '@pepites/elements/badge-request.js';
import '@pepites/elements/badge-sign-in.js';
