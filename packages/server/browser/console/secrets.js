/**
 * Keys and secrets that are said once. They stand above the screen and stay there until their person has copied them, whatever is done on the
 * screen meanwhile; who leaves it is asked first.
 */
import {part, write} from '../page.js';
import {button, field, h} from './dom.js';
import {setUncopied} from './unsaved.js';
import {words} from './words.js';

const text = words.secrets;
const place = part('secrets');

/**
 * @param {{id: string, title: string, values: readonly {label: string, value: string}[]}} secret `id`: one that is made anew takes the place
 *   of the one before
 */
export function showSecret({id, title, values}) {
  dropSecret(id);
  const fields = values.map(({label, value}) => field({label, control: h('input', {readonly: true, value})}));
  const copies = fields.map(({control}, index) =>
    button(text.copy, async () => copy(control), {
      isSecond: true,
      isLocal: true,
      about: values[index]?.label ?? '',
    }),
  );
  place.append(
    h(
      'section',
      {class: 'card', 'data-secret': id},
      h('h2', title),
      h('p', text.shownOnce),
      ...fields.flatMap(({node}, index) => [node, copies[index]]),
      button(
        text.hide,
        () => {
          dropSecret(id);
          part('title').focus();
        },
        {about: title, isLocal: true},
      ),
    ),
  );
  setUncopied(true);
  const first = fields[0]?.control;
  first?.focus();
  first?.select();
}

/** Where the browser does not allow it, the field is chosen, for the person to copy. @param {HTMLInputElement} control */
async function copy(control) {
  /** @type {Clipboard | undefined} absent from a page that is not served over https */
  const clipboard = navigator.clipboard;
  const isCopied =
    (await clipboard?.writeText(control.value).then(
      () => true,
      () => false,
    )) === true;
  write('said', isCopied ? text.copied : text.copyYourself);
  if (isCopied) return;
  control.focus();
  control.select();
}

/** It is copied, or good for nothing any more. @param {string} id */
export function dropSecret(id) {
  for (const shown of place.querySelectorAll('section')) if (shown.dataset['secret'] === id) shown.remove();
  setUncopied(place.childElementCount > 0);
}

export function dropSecrets() {
  place.replaceChildren();
  setUncopied(false);
}
