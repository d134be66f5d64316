/** A press that takes something away asks first whether it is meant. */
import {button, h} from './dom.js';
import {words} from './words.js';

/**
 * @param {string} label
 * @param {{about: string, question: string, act: () => Promise<void>}} options `about`: what it is about, for who hears the button alone
 */
export function askFirst(label, {about, question, act}) {
  /** @param {boolean} isAsked */
  const ask = (isAsked) => {
    first.hidden = isAsked;
    sure.hidden = !isAsked;
    (isAsked ? cancel : first).focus();
  };
  const first = button(label, () => ask(true), {isSecond: true, about, isLocal: true});
  const cancel = button(words.cancel, () => ask(false), {about, isLocal: true});
  const sure = h(
    'div',
    {role: 'group', 'aria-label': question, hidden: true},
    h('p', question),
    h('div', {class: 'choices'}, cancel, button(label, act, {isSecond: true, about})),
  );
  return h('div', {class: 'asks'}, first, sure);
}
