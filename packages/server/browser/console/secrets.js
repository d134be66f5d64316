/**
 * Keys and secrets that are said once. They stand above the screen and stay there until their person has copied them, whatever is done on the
 * screen meanwhile; who leaves it is asked first.
 */
import {part} from '../page.js';
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
  place.append(
    h(
      'section',
      {class: 'card', 'data-secret': id},
      h('h2', title),
      h('p', text.shownOnce),
      ...fields.map(({node}) => node),
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

/** It is copied, or good for nothing any more. @param {string} id */
export function dropSecret(id) {
  for (const shown of place.querySelectorAll('section')) if (shown.dataset['secret'] === id) shown.remove();
  setUncopied(place.childElementCount > 0);
}

export function dropSecrets() {
  place.replaceChildren();
  setUncopied(false);
}
