/** The form of a badge, an endorsement or a record, member by member: functions that were compiled from the JSON Schema. */
import type {JsonObject} from '../types.js';
import {hasType} from './formats.js';
import {AchievementCredential, ClrCredential, EndorsementCredential} from './open-badges-3.generated.js';

/** What a compiled schema found, in the form of ajv. */
interface SchemaError {
  /** A JSON pointer to what is wrong. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** True when valid; else `errors` holds what this call found. */
interface SchemaFunction {
  (data: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

const MAX_PROBLEMS = 8;

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  uri: 'a URI',
  date: 'a date',
  'date-time': 'a date and time',
  'date-time-stamp': 'a date and time with its offset',
};

/**
 * Validates against the JSON Schema of the document's class: a record (`ClrCredential`), an endorsement, else a badge. Pure, and
 * loaded on demand: nothing of it is needed to verify.
 * @returns English sentences about the first thing that is wrong, at most eight; none when the document is valid
 */
export function validateOpenBadgeJson(document: JsonObject): readonly string[] {
  const validate = schemaOf(document['type']);
  if (validate(document)) return [];
  return distinct(validate.errors ?? []).map(sentence);
}

function schemaOf(type: unknown): SchemaFunction {
  if (hasType(type, ['OpenBadgeCredential', 'AchievementCredential'])) return AchievementCredential;
  if (hasType(type, ['ClrCredential'])) return ClrCredential;
  return hasType(type, ['EndorsementCredential']) ? EndorsementCredential : AchievementCredential;
}

/** Without the errors that only say that one of the others was found, or that are ways in which it could have been right. */
function distinct(errors: readonly SchemaError[]): readonly SchemaError[] {
  const choice = errors.find(({keyword}) => keyword === 'anyOf' || keyword === 'contains');
  return choice ? [choice] : errors.filter(({keyword}) => keyword !== 'if').slice(0, MAX_PROBLEMS);
}

function sentence({instancePath, keyword, params}: SchemaError): string {
  const member = pathOf(instancePath);
  switch (keyword) {
    case 'type':
      return `${member} must be ${[params['type']].flat().join(' or ')}`;
    case 'required':
      return `${member} must have ${String(params['missingProperty'])}`;
    case 'additionalProperties':
      return `${member} must not have ${String(params['additionalProperty'])}`;
    case 'hasType':
      return `${member} must have ${(params['names'] as readonly string[]).join(' or ')}`;
    case 'format':
      return `${member} must be ${FORMAT_NAMES[String(params['format'])] ?? 'of its format'}`;
    case 'const':
      return `${member} must be ${String(params['allowedValue'])}`;
    case 'enum':
      return `${member} must be one of ${(params['allowedValues'] as readonly string[]).join(', ')}`;
    case 'anyOf':
      return `${member} must be a value of its list, or begin with ext:`;
    case 'contains':
      return `${member} must have that of the credential’s kind`;
    case 'minItems':
    case 'maxItems':
      return `${member} must have ${keyword === 'minItems' ? 'at least' : 'at most'} ${String(params['limit'])}`;
    default:
      return `${member} has the wrong form`;
  }
}

/** `/evidence/0/id` as `evidence[0].id`. */
function pathOf(pointer: string): string {
  const path = pointer
    .slice(1)
    .split('/')
    .map((part) =>
      /^\d+$/.test(part) ? `[${part}]` : `.${part.replaceAll('~1', '/').replaceAll('~0', '~')}`,
    )
    .join('');
  return path === '.' ? 'The credential' : path.replace(/^\./, '');
}
