/** The console, where a structure's badges are run. All of it is made by its scripts (`packages/server/browser/console`), once somebody has signed in. */
import {roleWords} from '../../members/role-words.js';
import {formPage} from './form-page.js';
import {html, type Html} from './html.js';
import {page, type PageLanguage} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';
import {passkeyMark, staffSignInButtons} from './staff-sign-in-pages.js';
import {type StaffedStructure, staffedStructures, wantedStructure} from './staffed-structures.js';

const fr = {
  console: 'Console',
  choose: 'Choisissez votre structure.',
  sections: 'Rubriques',
  noScript: 'Cette page a besoin de JavaScript.',
  noElements: 'Cette page a besoin des éléments Pépites. Ils ne sont pas installés ici.',
  noPathway: 'Cette structure n’a pas encore de parcours.',
};

const en: typeof fr = {
  console: 'Console',
  choose: 'Choose your structure.',
  sections: 'Sections',
  noScript: 'This page needs JavaScript.',
  noElements: 'This page needs the Pépites elements. They are not installed here.',
  noPathway: 'This structure has no pathway yet.',
};

const allWords: Readonly<Record<PageLanguage, typeof fr>> = {fr, en};

export async function consolePage(
  context: PageContext,
  wanted: string | undefined,
  language: PageLanguage,
): Promise<Response> {
  const {services, hasElements} = context;
  const words = allWords[language];
  const structures = await staffedStructures(services);
  const structure = wantedStructure(structures, wanted);
  if (!structure && wanted !== undefined) return notFoundPage(context, 'console');
  if (!structure) return choicePage(context, structures, language);
  const base = services.publicUrl;
  return formPage(context, {
    title: `${words.console}, ${structure.name}`,
    route: 'console',
    script: 'console/main',
    styles: ['console'],
    hasElements,
    language,
    body: html`<badge-backend backend="${base}" structure="${structure.id}">
      <nav id="nav" aria-label="${words.sections}" hidden><ul id="nav-list"></ul></nav>
      <main
        data-base="${base}"
        data-structure="${structure.id}"
        data-roles="${JSON.stringify(roleWords)}"
        ${passkeyMark(services)}
      >
        <p class="place">${structure.name}</p>
        <h1 id="title" tabindex="-1">${words.console}</h1>
        ${hasElements ? undefined : html`<p>${words.noElements}</p>`}
        <p id="said" role="status"></p>
        <p id="problem" class="problem" role="alert"></p>
        <div id="console" hidden>
          <div id="secrets"></div>
          <div id="screen"></div>
        </div>
        <noscript><p>${words.noScript}</p></noscript>
        ${staffSignInButtons(services, {structure: structure.id, page: 'console'}, language)}
        <badge-sign-in heading-level="2"></badge-sign-in>
        <template id="review"><badge-review heading-level="2"></badge-review></template>
        <template id="designer"
          ><badge-designer purpose="structure" heading-level="2"></badge-designer
        ></template>
        <template id="pathways">${await pathwaysOf(context, structure.id, words.noPathway)}</template>
      </main>
    </badge-backend>`,
  });
}

/** For the adviser: where each of the people is, on each pathway. */
async function pathwaysOf({services}: PageContext, structure: string, none: string): Promise<Html> {
  const rows = await services.db
    .selectFrom('pathway')
    .select('id')
    .where('structure_id', '=', structure)
    .orderBy('id')
    .execute();
  if (rows.length === 0) return html`<p>${none}</p>`;
  return html`${rows.map(({id}) => html`<badge-pathway people pathway="${id}" heading-level="2"></badge-pathway>`)}`;
}

function choicePage(
  {services, hasElements}: PageContext,
  structures: readonly StaffedStructure[],
  language: PageLanguage,
): Response {
  const words = allWords[language];
  const base = services.publicUrl;
  return page({
    title: words.console,
    route: 'console',
    base,
    hasElements,
    language,
    body: html`<main class="narrow">
      <h1>${words.console}</h1>
      <p>${words.choose}</p>
      <ul class="list">
        ${structures.map(({id, name}) => html`<li><a href="${base}/console?structure=${id}">${name}</a></li>`)}
      </ul>
    </main>`,
  });
}
