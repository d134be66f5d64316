/** Is something written in the screen that is not saved? Then nobody leaves it without being asked. */
import {words} from './words.js';

let isUnsaved = false;

/** @param {boolean} is */
export function setUnsaved(is) {
  isUnsaved = is;
}

export function hasUnsaved() {
  return isUnsaved;
}

/** May the screen be left? */
export function mayLeave() {
  return !isUnsaved || window.confirm(words.unsaved);
}

window.addEventListener('beforeunload', (event) => {
  if (isUnsaved) event.preventDefault();
});
