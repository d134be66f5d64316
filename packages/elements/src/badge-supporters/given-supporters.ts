/** Supporters that the page itself gives: as a property, or as inline JSON. Loaded where there is one. */
import {localisedTextSchema, supporterSchema} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';
import {checked, parseJson} from '../base/given-json.js';
import type {FoundSupporters} from './read-supporters.js';

const code = 'SUPPORTERS_MALFORMED';

/** @throws {CodedError} JSON_MALFORMED, SUPPORTERS_MALFORMED */
export async function givenSupporters(
  definition: unknown,
  json: string | undefined,
): Promise<FoundSupporters> {
  const data = definition ?? parseJson(json ?? '');
  if (!isData(data) || !Array.isArray(data['supporters']))
    throw new CodedError(code, 'Supporters are an object {badge, supporters: […]}');
  const {badge} = data;
  return {
    badge: isData(badge)
      ? {
          name: await checked(localisedTextSchema, badge['name'], code),
          ...(typeof badge['imageUrl'] === 'string' && {imageUrl: badge['imageUrl']}),
        }
      : undefined,
    supporters: await Promise.all(
      data['supporters'].map((one: unknown) => checked(supporterSchema, one, code)),
    ),
  };
}

function isData(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
