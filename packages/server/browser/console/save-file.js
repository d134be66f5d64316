/** Gives the person a file that the page has made or fetched. */
import {h} from './dom.js';

/** @param {Blob} file @param {string} name */
export function saveFile(file, name) {
  const url = URL.createObjectURL(file);
  h('a', {href: url, download: name}).click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
