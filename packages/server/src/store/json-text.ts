/** JSON kept in text columns: the shape travels with the column's type, both databases see plain text. */

declare const shape: unique symbol;
/** Text that holds JSON of the shape `T`. */
export type JsonText<T> = string & {readonly [shape]?: T};

export function toJsonText<T>(value: T): JsonText<T> {
  return JSON.stringify(value);
}

export function fromJsonText<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}

/** Texts that were read before, by what they say. */
const read = new Map<string, unknown>();
const mostRead = 1000;

/** The same for what is read all day and changes rarely: the same object each time, which nobody may change. */
export function fromKeptJson<T>(text: JsonText<T>): T {
  const known = read.get(text);
  if (known !== undefined) return known as T;
  const value = freeze(fromJsonText(text));
  const [oldest] = read.keys();
  if (read.size >= mostRead && oldest !== undefined) read.delete(oldest);
  read.set(text, value);
  return value;
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inside of Object.values(value)) freeze(inside);
  return Object.freeze(value);
}
