/** Pages by which people come in: the pop-up for other sites, invitations, codes on paper, the sheet of codes. */
import {originSchema} from '@pepites/recognition';
import type {Hono} from 'hono';
import * as v from 'valibot';
import {roleWords} from '../../members/role-words.js';
import {isRegistered} from '../origins.js';
import {formPage, signInForm} from './form-page.js';
import {html, type Html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

const longestState = 200;

export function addAccessPages(app: Hono, context: PageContext): void {
  app.get('/sign-in', async (c) => popUpPage(context, c.req.query()));
  app.get('/invitations/:structure', async (c) => invitationPage(context, c.req.param('structure')));
  app.get('/start/:structure', async (c) => startPage(context, c.req.param('structure')));
  app.get('/sheets/:structure', async (c) => sheetPage(context, c.req.param('structure')));
}

async function nameOf({services}: PageContext, structure: string | undefined): Promise<string | undefined> {
  const row = await services.db
    .selectFrom('structure')
    .select('name')
    .where('id', '=', structure ?? '')
    .executeTakeFirst();
  return row?.name;
}

/** Which site asks, for what, and who says yes. The site's name is its origin: what a site calls itself proves nothing. */
async function popUpPage(
  context: PageContext,
  {structure = '', origin = '', state = ''}: Readonly<Record<string, string>>,
): Promise<Response> {
  const {services} = context;
  const name = await nameOf(context, structure);
  const isSite = v.is(originSchema, origin) && origin !== services.ownOrigin;
  if (name === undefined || !isSite || state.length > longestState) return wrongLink(context);
  const isKnown = await isRegistered(services, structure, origin);
  return formPage(context, {
    title: 'Se connecter',
    route: 'signIn.popUp',
    script: 'pop-up',
    body: html`<main
      class="narrow"
      data-base="${services.publicUrl}"
      data-structure="${structure}"
      data-origin="${origin}"
      data-state="${state}"
    >
      <h1>Se connecter</h1>
      <p>Le site <span class="site">${origin}</span> veut savoir qui vous êtes.</p>
      ${isKnown ? undefined : html`<p>Ce n’est pas le site de ${name}.</p>`} ${signInForm()}
      <section id="consent" class="card" hidden>
        <p id="hello"></p>
        <h2>Êtes-vous d’accord&#8239;?</h2>
        <p>Pendant 30 minutes, <span class="site">${origin}</span> pourra&nbsp;:</p>
        <ul>
          <li>voir votre nom, vos badges et vos demandes chez ${name}&#8239;;</li>
          <li>demander des badges pour vous.</li>
        </ul>
        <p>Il ne verra pas votre adresse mail. Il ne pourra pas changer votre compte.</p>
        <div class="choices">
          <button id="allow" type="button">Oui, je suis d’accord</button>
          <button id="refuse" class="second" type="button">Non</button>
        </div>
      </section>
      <p id="done" role="status" hidden>C’est fait. Vous pouvez fermer cette fenêtre.</p>
    </main>`,
  });
}

async function invitationPage(context: PageContext, structure: string): Promise<Response> {
  const {services} = context;
  const name = await nameOf(context, structure);
  if (name === undefined) return notFoundPage(context, 'invitations.page');
  return formPage(context, {
    title: `Invitation, ${name}`,
    route: 'invitations.page',
    script: 'invitation',
    body: html`<main class="narrow" data-base="${services.publicUrl}" data-structure="${structure}">
      <h1>Une invitation pour vous</h1>
      <section id="offer" class="card" hidden>
        <p id="invited"></p>
        <p>Vous pourrez&nbsp;:</p>
        <ul>
          ${Object.entries(roleWords).map(([role, words]) => html`<li id="role-${role}" hidden>${words.fr}</li>`)}
        </ul>
        <p>Connectez-vous avec l’adresse qui a reçu le message&nbsp;: <span id="address"></span></p>
      </section>
      ${signInForm()}
      <section id="accept-form" class="card" hidden>
        <p>La connexion est faite.</p>
        <button id="accept" type="button">Accepter l’invitation</button>
      </section>
      <p id="done" role="status" hidden>
        Bienvenue&#8239;!
        <a href="${services.publicUrl}/examine?structure=${structure}">Aller à mon espace</a>
      </p>
    </main>`,
  });
}

async function startPage(context: PageContext, structure: string): Promise<Response> {
  const {services, hasElements} = context;
  const name = await nameOf(context, structure);
  if (name === undefined) return notFoundPage(context, 'start.page');
  return formPage(context, {
    title: name,
    route: 'start.page',
    script: 'start',
    hasElements,
    body: html`<main class="narrow" data-base="${services.publicUrl}" data-structure="${structure}">
      <p class="place">${name}</p>
      <h1>Mes badges</h1>
      ${signInForm()}
      <section id="welcome" hidden>
        <p id="hello" role="status"></p>
        ${hasElements ? await pathwaysOf(context, structure) : undefined}
        <div id="add-email" class="card" hidden>
          <h2>Revenir sans papier</h2>
          <p>Écrivez votre adresse mail. La prochaine fois, elle suffira.</p>
          <form id="new-email-form">
            <label for="new-email">Votre adresse mail</label>
            <input id="new-email" type="email" autocomplete="email" required maxlength="254" />
            <button>Recevoir un code</button>
          </form>
          <form id="new-code-form" hidden>
            <label for="new-code">Le code du message</label>
            <input id="new-code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12" />
            <button>Ajouter cette adresse</button>
          </form>
        </div>
        <p id="added" role="status" hidden>C’est fait. Vous pourrez revenir avec cette adresse.</p>
      </section>
    </main>`,
  });
}

async function pathwaysOf({services}: PageContext, structure: string): Promise<Html> {
  const rows = await services.db
    .selectFrom('pathway')
    .select('id')
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  return html`<badge-backend backend="${services.publicUrl}" structure="${structure}">
    ${rows.map(({id}) => html`<badge-pathway pathway="${id}"></badge-pathway>`)}
  </badge-backend>`;
}

async function sheetPage(context: PageContext, structure: string): Promise<Response> {
  const {services} = context;
  const name = await nameOf(context, structure);
  if (name === undefined) return notFoundPage(context, 'sheets.page');
  return formPage(context, {
    title: `Codes à imprimer, ${name}`,
    route: 'sheets.page',
    script: 'sheet',
    body: html`<main data-base="${services.publicUrl}" data-structure="${structure}">
      <div class="screen">
        <h1>Codes à imprimer</h1>
        <p>Cette page s’ouvre une seule fois. Imprimez-la maintenant, puis fermez-la.</p>
        <p>Chaque carte ouvre le compte d’une personne. Donnez-la à cette personne, à personne d’autre.</p>
        <p id="tools" hidden><button id="print" type="button">Imprimer</button></p>
        <p id="problem" class="problem" role="alert"></p>
        <noscript><p>Cette page a besoin de JavaScript.</p></noscript>
      </div>
      <div id="cards" class="cards"></div>
      <template id="card">
        <article class="card claim">
          <p class="name" data-fill="name"></p>
          <p class="quiet" data-fill="structure"></p>
          <img alt="Code à scanner avec un téléphone" />
          <p>Scannez ce dessin avec un téléphone.</p>
          <p>Ou écrivez ce code sur la page <span data-fill="address"></span></p>
          <p class="code" data-fill="code"></p>
          <p class="quiet">Il marche une fois, jusqu’au <span data-fill="until"></span>.</p>
        </article>
      </template>
    </main>`,
  });
}

function wrongLink({services}: PageContext): Response {
  return page({
    title: 'Lien incomplet',
    route: 'signIn.popUp',
    status: 400,
    base: services.publicUrl,
    hasElements: false,
    body: html`<main class="narrow">
      <h1>Ce lien n’est pas complet</h1>
      <p>Fermez cette fenêtre. Prévenez la personne qui s’occupe du site.</p>
    </main>`,
  });
}
