/** Sites elsewhere that keep badges of the person: connected, asked for badges, given badges, ended. */
import {call, longMs} from './backend.js';
import {onSubmit, part, run, show, write} from './page.js';
import {signIn} from './sign-in-form.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const {token} = await signIn();

/** @param {string} words @param {Record<string, string | number>} values */
const filled = (words, values) =>
  words.replaceAll(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(values[name] ?? ''));

/** @param {{id: string, host: string}} link */
function drawLink({id, host}) {
  const template = part('host-item');
  if (!(template instanceof HTMLTemplateElement)) throw new Error('#host-item is no template');
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = copy.firstElementChild;
  const place = copy.querySelector('[data-fill="host"]');
  if (place) place.textContent = host;
  const path = `me/hosts/${encodeURIComponent(id)}`;
  /** @type {Record<string, () => Promise<void>>} */
  const acts = {
    pull: async () =>
      write(
        'said',
        filled(main.dataset.pulled ?? '', await call('POST', `${path}/pull`, {token, timeoutMs: longMs})),
      ),
    push: async () =>
      write(
        'said',
        filled(main.dataset.pushed ?? '', await call('POST', `${path}/push`, {token, timeoutMs: longMs})),
      ),
    end: async () => {
      await call('DELETE', path, {token});
      item?.remove();
      write('said', filled(main.dataset.ended ?? '', {host}));
      showWhetherEmpty();
      part('title').focus();
    },
  };
  for (const button of copy.querySelectorAll('button')) {
    button.setAttribute('aria-label', `${button.textContent.trim()} ${host}`);
    button.addEventListener('click', () => {
      write('said', '');
      void run(button, async () => acts[button.dataset.act ?? '']?.());
    });
  }
  part('list').append(copy);
}

function showWhetherEmpty() {
  show('none', part('list').childElementCount === 0);
}

const {items} = await call('GET', 'me/hosts', {token});
for (const link of items) drawLink(link);
show('hosts');
showWhetherEmpty();
onSubmit('host-form', async () => {
  const host = /** @type {HTMLInputElement} */ (part('host')).value;
  const {url} = await call('POST', 'me/hosts', {token, body: {host}, timeoutMs: longMs});
  await call('DELETE', 'me/session', {token}).catch(() => undefined);
  window.location.assign(url);
});
