/** What a page that shows badges of a Passport loads. */
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-display.js';
import '@pepites/elements/badge-sign-in.js';
import '@pepites/elements/badge-wall.js';
