/** Which badges a key badge is earned from, and how many of them. Badges of other issuers are kept, and written in the file. */
import {boxes, field, h, list} from './dom.js';
import {without} from './texts.js';
import {inWords, words} from './words.js';

const text = words.badges.key;

/** @typedef {{badge: string, from?: object}} Required */

/**
 * @param {Record<string, any> & {mode: string}} process
 * @param {{structure: import('./plan.js').Structure, badge: string}} about `badge`: the key badge itself
 */
export function editKey(process, {structure, badge}) {
  const before = /** @type {readonly Required[]} */ (process['requires'] ?? []);
  const own = structure.badges.filter(({id, process: other}) => id !== badge && other.mode !== 'selfCreated');
  const isOwn = (/** @type {Required} */ one) =>
    one.from === undefined && own.some(({id}) => id === one.badge);
  const elsewhere = before.filter((one) => !isOwn(one));
  const required = boxes({
    legend: text.requires,
    choices: own.map(({id, name}) => ({value: id, label: inWords(name)})),
    chosen: before.filter(isOwn).map((one) => one.badge),
  });
  const problem = h('p', {class: 'error', role: 'alert'});
  const least = field({
    label: text.minRequired,
    help: text.minRequiredHelp,
    control: h('input', {inputmode: 'numeric', maxlength: 3, value: process['minRequired'] ?? ''}),
  });
  const offer = list({
    label: text.offer,
    choices: Object.entries(text.offers).map(([value, label]) => ({value, label})),
    chosen: process['offer'] ?? 'automatic',
  });
  const read = () => {
    const chosen = required
      .chosen()
      .map((id) => before.find((one) => isOwn(one) && one.badge === id) ?? {badge: id});
    const requires = [...chosen, ...elsewhere];
    problem.textContent = requires.length === 0 ? words.connections.oneBadge : '';
    if (requires.length === 0) return undefined;
    const written = least.control.value.trim();
    const number = Number(written);
    if (written !== '' && !(Number.isInteger(number) && number >= 1 && number <= requires.length))
      return void least.refuse(words.badges.number(1, requires.length));
    return {
      ...without(process, 'minRequired'),
      mode: 'keyBadge',
      requires,
      ...(written !== '' && {minRequired: number}),
      offer: offer.control.value,
    };
  };
  const node = h(
    'div',
    required.node,
    problem,
    elsewhere.length > 0 && h('p', {class: 'quiet'}, text.elsewhere),
    least.node,
    offer.node,
  );
  return {node, read};
}
