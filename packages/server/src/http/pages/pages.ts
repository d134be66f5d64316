/** The backend's own pages: examining, verifying, a shared badge, a claim, and the development inbox. */
import type {Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {addAccessPages} from './access-pages.js';
import {addPageFiles} from './page-files.js';
import {claimPage} from './claim-page.js';
import {consolePage} from './console-page.js';
import type {ElementDrawer} from './element-drawer.js';
import {examinePage} from './examine-page.js';
import {addGuestPages} from './guest-pages.js';
import {inboxPage} from './inbox-page.js';
import {pageFile} from './layout.js';
import {addSharedPages} from './shared-pages.js';
import {preferencesPage, savePreferences} from './preferences-page.js';
import {languageOf} from './oauth-words.js';
import {icon, stylesheet} from './stylesheet.js';
import {recommendPage, sendRecommendation} from './recommend-page.js';
import {verifyPage} from './verify-page.js';
import {addWallPages} from './wall-pages.js';
import type {Services} from '../../services.js';

const maxFormBytes = 4096;
/** A recommendation of the greatest length, each sign written in up to twelve bytes. */
const maxTextBytes = 32_768;

/** What each page is given. */
export interface PageContext {
  readonly services: Services;
  /** Are the elements' files served here? */
  readonly hasElements: boolean;
  /** Draws them into the pages; undefined where nobody has joined the elements to the server. */
  readonly drawer: ElementDrawer | undefined;
}

export function addPages(app: Hono, context: PageContext): void {
  const {services} = context;
  app.get('/pages/pages.css', () => pageFile(stylesheet, 'text/css'));
  app.get('/pages/icon.svg', () => pageFile(icon, 'image/svg+xml'));
  app.get('/', async (c) => c.redirect(`${services.publicUrl}/verify`));
  app.get('/examine', async (c) => examinePage(context, c.req.query('structure')));
  app.get('/console', async (c) =>
    consolePage(context, c.req.query('structure'), languageOf(c.req.header('accept-language'))),
  );
  addGuestPages(app, context);
  app.get('/verify', async () => verifyPage(context));
  addPageFiles(app);
  addAccessPages(app, context);
  addSharedPages(app, context);
  addWallPages(app, context);
  app.get('/claims/:claim', async (c) => claimPage(context, c.req.param('claim')));
  app.get('/preferences/:token', async (c) => preferencesPage(context, c.req.param('token')));
  app.post('/preferences/:token', bodyLimit({maxSize: maxFormBytes}), async (c) =>
    savePreferences(context, c.req.param('token'), await c.req.text()),
  );
  app.get('/recommend/:link', async (c) => recommendPage(context, c.req.param('link')));
  app.post('/recommend/:link', bodyLimit({maxSize: maxTextBytes}), async (c) =>
    sendRecommendation(context, c.req.param('link'), await c.req.text()),
  );
  app.get('/dev/inbox', async (c) => inboxPage(context, {url: c.req.url, accept: c.req.header('accept')}));
}
