/** Roles to choose among, in words. */
import {inWords, roleWords} from './words.js';

/** @param {string} role */
export function choiceOf(role) {
  const said = roleWords[role];
  return {value: role, label: said ? inWords(said) : role};
}

/** A choice that a file has made is kept, though the console does not offer it. @param {readonly string[]} offered @param {string | undefined} present */
export function withPresent(offered, present) {
  return present === undefined || offered.includes(present) ? offered : [...offered, present];
}
