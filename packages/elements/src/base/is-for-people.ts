/** Is it a page for people, where a badge was asked for? */
export function isForPeople({headers}: Response): boolean {
  return headers.get('content-type')?.startsWith('text/html') === true;
}
