/** What the page with supporters and a catalogue loads. */
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-catalog.js';
import '@pepites/elements/badge-supporters.js';
