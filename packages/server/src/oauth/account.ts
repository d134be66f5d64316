/** Whose badges a token opens: those of one person in one structure, as it is with every session. */

export interface Account {
  readonly person: string;
  readonly structure: string;
}

/** The id by which the authorisation server knows it. */
export function accountIdOf({person, structure}: Account): string {
  return `${structure}/${person}`;
}

export function readAccountId(id: string): Account {
  const slash = id.lastIndexOf('/');
  return {structure: id.slice(0, slash), person: id.slice(slash + 1)};
}
