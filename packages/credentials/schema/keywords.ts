/** The few forms that the classes of Open Badges are written in, as JSON Schema (draft 07). */

/** A JSON Schema, as far as this folder writes one. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

export type Members = Readonly<Record<string, Schema>>;

export const ref = (name: string): Schema => ({$ref: `#/$defs/${name}`});

export const text: Schema = {type: 'string'};
export const flag: Schema = {type: 'boolean'};
export const quantity: Schema = {type: 'number'};
export const uri: Schema = {type: 'string', format: 'uri'};
export const date: Schema = {type: 'string', format: 'date'};
/** A date and time, whose offset may be missing. */
export const dateTime: Schema = {type: 'string', format: 'date-time'};
/** A date and time with its offset. */
export const dateTimeStamp: Schema = {type: 'string', format: 'date-time-stamp'};

/**
 * Many of a class are an array, a single one may stand alone: the specification has two spellings of the same badge, one for
 * readers of JSON and one that JSON-LD has compacted. `if` rather than `anyOf`, so that what is reported is the thing that is
 * wrong and not every way in which it could have been right.
 */
export const oneOrMany = (schema: Schema): Schema => ({
  if: {type: 'array'},
  then: {items: schema},
  else: schema,
});

/** One or many of a class, by reference; `listsOf` writes what is referred to. */
export const many = (name: string): Schema => ref(`${name}List`);

/** The definitions behind `many`. */
export const listsOf = (definitions: object): Readonly<Record<string, Schema>> =>
  Object.fromEntries(
    [...new Set(JSON.stringify(definitions).match(/(?<=#\/\$defs\/)\w+(?=List")/g))].map((name) => [
      `${name}List`,
      oneOrMany(ref(name)),
    ]),
  );

/** As `oneOrMany`, where there cannot be a second. */
export const one = (schema: Schema): Schema => ({
  if: {type: 'array'},
  then: {items: schema, minItems: 1, maxItems: 1},
  else: schema,
});

/** The value of `type`: one of these names, alone or among others. `hasType` is the one keyword of our own. */
export const typeNamed = (...names: readonly string[]): Schema => ({hasType: names});

/** The values of a list of the specification, or a name of one's own after `ext:`. */
export const extensible = (values: readonly string[]): Schema => ({
  anyOf: [{enum: values}, {type: 'string', pattern: '^ext:[\\w.-]+$'}],
});

/** What most members are: asked of all such members of a class in one loop, which makes the compiled code half as long. */
const GROUPED: readonly Schema[] = [text, uri];
const MIN_GROUP = 3;

interface ClassOptions {
  /** The value that `type` must have; undefined where the class has none, or any. */
  readonly type?: string;
  readonly required?: readonly string[];
}

/** An object with these members; others are extensions, and nobody's mistake. */
export function classOf({type, required = []}: ClassOptions, members: Members): Schema {
  const all: Members = {...(type !== undefined && {type: typeNamed(type)}), ...members};
  const namesOf = (schema: unknown) => Object.keys(all).filter((name) => all[name] === schema);
  const grouped = GROUPED.filter((schema) => namesOf(schema).length >= MIN_GROUP);
  const single = Object.entries(all).filter(([, schema]) => !grouped.includes(schema));
  return {
    type: 'object',
    required: type === undefined ? required : ['type', ...required],
    properties: Object.fromEntries(single),
    patternProperties: Object.fromEntries(
      grouped.map((schema) => [`^(?:${namesOf(schema).join('|')})$`, schema]),
    ),
  };
}

/** The same schema for several members. */
export const each = (names: string, schema: Schema): Members =>
  Object.fromEntries(names.split(' ').map((name) => [name, schema]));
