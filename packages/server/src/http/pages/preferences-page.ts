/** Where somebody says which messages they want: the link below each message. Works without JavaScript and without signing in. */
import {changeChoices, readChoices} from '../../people/choices.js';
import {personOfPreferences} from '../../notifications/preferences-link.js';
import {html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

const question = 'Quels messages voulez-vous recevoir\u202f?';
const choices = [
  {value: 'all', label: 'Tous les messages'},
  {value: 'important', label: 'Seulement les messages importants\u00a0: une réponse, un badge'},
  {value: 'none', label: 'Aucun message. Vous recevrez encore vos codes pour entrer'},
] as const;

export async function preferencesPage(context: PageContext, token: string): Promise<Response> {
  const {services} = context;
  const person = personOfPreferences(services, token);
  const settings = person === undefined ? undefined : await readChoices(services.db, person);
  if (!settings) return notFoundPage(context, 'preferences.page');
  return page({
    title: 'Vos messages',
    route: 'preferences.page',
    base: services.publicUrl,
    hasElements: false,
    policy: {'form-action': "'self'"},
    body: html`<main class="narrow">
      <h1>Vos messages</h1>
      <form method="post" action="${services.publicUrl}/preferences/${token}">
        <fieldset>
          <legend>${question}</legend>
          ${choices.map(
            ({value, label}) =>
              html`<p>
                <label>
                  ${
                    settings.notifications === value
                      ? html`<input type="radio" name="notifications" value="${value}" checked />`
                      : html`<input type="radio" name="notifications" value="${value}" />`
                  }
                  ${label}
                </label>
              </p>`,
          )}
        </fieldset>
        <p><button type="submit">Enregistrer</button></p>
      </form>
    </main>`,
  });
}

/** The form above, or a mailbox's own "unsubscribe" (RFC 8058: `List-Unsubscribe=One-Click`). */
export async function savePreferences(context: PageContext, token: string, body: string): Promise<Response> {
  const {services} = context;
  const person = personOfPreferences(services, token);
  if (person === undefined || !(await readChoices(services.db, person)))
    return notFoundPage(context, 'preferences.save');
  const sent = new URLSearchParams(body);
  const wanted =
    sent.get('List-Unsubscribe') === 'One-Click'
      ? 'none'
      : choices.find(({value}) => value === sent.get('notifications'))?.value;
  if (wanted !== undefined) await changeChoices(services.db, person, {notifications: wanted});
  return page({
    title: 'C’est enregistré',
    route: 'preferences.save',
    base: services.publicUrl,
    hasElements: false,
    body: html`<main class="narrow">
      <h1>C’est enregistré</h1>
      <p><a href="${services.publicUrl}/preferences/${token}">Changer encore</a></p>
    </main>`,
  });
}
