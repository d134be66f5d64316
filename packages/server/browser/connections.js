/** The sites that the person agreed to connect: seen, and ended. */
import {call} from './backend.js';
import {part, run, show, write} from './page.js';
import {signIn} from './sign-in-form.js';

const day = new Intl.DateTimeFormat(document.documentElement.lang, {
  dateStyle: 'long',
  timeZone: 'Europe/Paris',
});
const {token} = await signIn();

/** @typedef {{id: string, name: string, host: string, permissions: string[], until: string}} Connection */

/** @param {Connection} connection */
function drawConnection(connection) {
  const template = part('connection');
  if (!(template instanceof HTMLTemplateElement)) throw new Error('#connection is no template');
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = copy.firstElementChild;
  /** @param {string} name @param {string} text */
  const fill = (name, text) => {
    const place = copy.querySelector(`[data-fill="${name}"]`);
    if (place) place.textContent = text;
  };
  fill('host', connection.host);
  fill('name', connection.name);
  fill('until', day.format(new Date(connection.until)));
  for (const one of copy.querySelectorAll('[data-permission]'))
    if (!connection.permissions.includes(one.getAttribute('data-permission') ?? '')) one.remove();
  const button = copy.querySelector('button');
  button?.setAttribute('aria-label', `${button.textContent.trim()} ${connection.host}`);
  button?.addEventListener('click', () => {
    void run(button, async () => {
      await call('DELETE', `me/connections/${encodeURIComponent(connection.id)}`, {token});
      item?.remove();
      write('ended', part('ended').dataset.words?.replace('{host}', connection.host) ?? '');
      showWhetherEmpty();
      part('title').focus();
    });
  });
  part('list').append(copy);
}

function showWhetherEmpty() {
  show('none', part('list').childElementCount === 0);
}

const {items} = await call('GET', 'me/connections', {token});
for (const connection of items) drawConnection(connection);
show('connections');
showWhetherEmpty();
