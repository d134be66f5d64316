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
