/** Makes the nodes of the console: everything that is not ours becomes a text node, never HTML. */
import {run} from '../page.js';
import {setUnsaved} from './unsaved.js';
import {words} from './words.js';

/** @typedef {Node | string | number | false | undefined} Child */
/** @typedef {Readonly<Record<string, string | number | boolean | undefined | ((event: Event) => void)>>} Attributes functions are listeners, by the event's name */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes | Child} [first] attributes, or the first child
 * @param {readonly Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, first, ...children) {
  const element = document.createElement(tag);
  const isAttributes = typeof first === 'object' && !(first instanceof Node);
  if (isAttributes) setAttributes(element, first);
  else fill(element, [first]);
  fill(element, children);
  return element;
}

/** @param {Element} element @param {Attributes} attributes */
function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
}

/** @param {Element} element @param {readonly Child[]} children */
function fill(element, children) {
  for (const child of children)
    if (child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
}

/** A number for each field: labels and errors are tied by id. */
let fields = 0;
/** How each field says what is wrong with it. @type {WeakMap<Element, (words: string) => void>} */
const refusals = new WeakMap();

/**
 * A label, a field, help and a place for what is wrong with it.
 * @template {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 * @param {{label: string, help?: string, control: Control}} options
 */
export function field({label, help, control}) {
  fields += 1;
  const id = `field-${fields}`;
  control.id = id;
  const error = h('p', {id: `${id}-error`, class: 'error', hidden: true});
  const explanation = help === undefined ? undefined : h('p', {id: `${id}-help`, class: 'quiet help'}, help);
  control.setAttribute('aria-describedby', `${explanation ? `${id}-help ` : ''}${id}-error`);
  const node = h('div', {class: 'field'}, h('label', {for: id}, label), explanation, control, error);
  /** @param {string} words empty: nothing is wrong */
  const refuse = (words) => {
    error.textContent = words;
    error.hidden = words === '';
    if (words === '') control.removeAttribute('aria-invalid');
    else {
      control.setAttribute('aria-invalid', 'true');
      control.focus();
    }
  };
  control.addEventListener('input', () => refuse(''));
  refusals.set(control, refuse);
  return {node, control, refuse};
}

/**
 * Boxes of which several may be ticked, with a title of their own.
 * @param {{legend: string, choices: readonly {value: string, label: string}[], chosen: readonly string[]}} options
 */
export function boxes({legend, choices, chosen}) {
  const inputs = choices.map(({value}) =>
    h('input', {type: 'checkbox', value, checked: chosen.includes(value)}),
  );
  const node = h(
    'fieldset',
    h('legend', legend),
    ...choices.map(({label}, index) => h('label', {class: 'choice'}, inputs[index], label)),
  );
  return {node, chosen: () => inputs.filter(({checked}) => checked).map(({value}) => value)};
}

/** @param {{label: string, choices: readonly {value: string, label: string}[], chosen?: string, help?: string}} options */
export function list({label, choices, chosen, help}) {
  const control = h(
    'select',
    ...choices.map(({value, label: words}) => h('option', {value, selected: value === chosen}, words)),
  );
  return field({label, control, ...(help !== undefined && {help})});
}

/**
 * @param {string} words
 * @param {() => Promise<void> | void} act
 * @param {{isSecond?: boolean, about?: string, isLocal?: boolean}} [options] `about`: what it is about, for who hears the button alone;
 *   `isLocal`: asks nobody, so that it need not wait and can keep the focus
 */
export function button(words, act, {isSecond = false, about, isLocal = false} = {}) {
  return h(
    'button',
    {
      type: 'button',
      class: isSecond && 'second',
      'aria-label': about === undefined ? undefined : `${words} ${about}`,
      click: (event) => {
        if (isLocal) void act();
        else void run(/** @type {HTMLButtonElement} */ (event.currentTarget), async () => act());
      },
    },
    words,
  );
}

/**
 * Are its fields filled as they ask? The browser would refuse without a word where a field is hidden: those are not asked.
 * @param {HTMLFormElement} node
 */
function isFilled(node) {
  for (const control of node.elements) {
    const refuse = refusals.get(control);
    if (!refuse || control.closest('[hidden]')) continue;
    const said = sayInvalid(/** @type {HTMLInputElement} */ (control));
    if (said === '') continue;
    refuse(said);
    return false;
  }
  return true;
}

/** @param {HTMLInputElement} control */
function sayInvalid({validity, required, value, minLength}) {
  if (required && value.trim() === '') return words.checks.missing;
  if (validity.tooShort) return words.checks.short(minLength);
  return validity.typeMismatch ? words.checks.email : '';
}

/**
 * A form: what goes wrong is said once, at the field where there is one.
 * @param {{send: string, act: () => Promise<void>, isCard?: boolean, onEdit?: () => void, onlyAsks?: boolean}} options `onEdit`: something is written or chosen in it; `onlyAsks`: it looks for something, and nothing is lost with it
 * @param {readonly Child[]} children
 */
export function form({send, act, isCard = true, onEdit, onlyAsks = false}, ...children) {
  const edited = () => {
    if (!onlyAsks) setUnsaved(true);
    onEdit?.();
  };
  const node = h(
    'form',
    {
      class: isCard && 'card',
      novalidate: true,
      input: edited,
      change: edited,
      submit: (event) => {
        event.preventDefault();
        if (isFilled(node)) void run(node, act);
      },
    },
    ...children,
    h('button', send),
  );
  return node;
}
