/** What the page with one badge loads. */
import '@pepites/elements/badge-display.js';
