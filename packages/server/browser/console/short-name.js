/** Short names of what other programs are known by, as the backend takes them: said before anything is sent. */

/** @param {string} text */
export const isShortName = (text) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
