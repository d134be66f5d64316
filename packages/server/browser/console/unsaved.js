/** Is something written in the screen that is not saved, or a secret shown that is not copied? Then nobody leaves it without being asked. */
import {words} from './words.js';

let isUnsaved = false;
let isUncopied = false;

/** @param {boolean} is */
export function setUnsaved(is) {
  isUnsaved = is;
}

/** @param {boolean} is */
export function setUncopied(is) {
  isUncopied = is;
}

export function hasUnsaved() {
  return isUnsaved || isUncopied;
}

/** May the screen be left? */
export function mayLeave() {
  return !hasUnsaved() || window.confirm(isUncopied ? words.secrets.leave : words.unsaved);
}

window.addEventListener('beforeunload', (event) => {
  if (hasUnsaved()) event.preventDefault();
});
