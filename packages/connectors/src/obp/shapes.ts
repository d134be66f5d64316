/** The shapes of what the platform answers: whatever comes from it passes here first. */
import * as v from 'valibot';
import {ObpError} from './obp-error.js';

const textShape = v.nullish(v.string(), '');
const flagShape = v.pipe(
  v.nullish(v.union([v.boolean(), v.number()]), false),
  v.transform((value) => value !== false && value !== 0),
);
const latestSeconds = 8_640_000_000_000;
/** Epoch seconds; 0 and null say "never". */
const secondsShape = v.pipe(
  v.nullish(v.pipe(v.number(), v.minValue(0), v.maxValue(latestSeconds)), 0),
  v.transform((seconds) => (seconds === 0 ? undefined : new Date(seconds * 1000).toISOString())),
);
/** Written as text, and as an object where somebody unpacked it. */
const documentShape = v.pipe(
  v.nullish(v.union([v.string(), v.record(v.string(), v.unknown())]), ''),
  v.transform((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
);

export const badgeShape = v.object({
  id: v.pipe(v.union([v.number(), v.string()]), v.transform(String)),
  content: v.pipe(
    v.array(
      v.object({
        name: v.string(),
        description: textShape,
        image_file: textShape,
        language_code: textShape,
        criteria_url: textShape,
        issuer_content_name: textShape,
        issuer_content_url: textShape,
      }),
    ),
    v.minLength(1),
  ),
  issued_on: secondsShape,
  expires_on: secondsShape,
  visibility: textShape,
  revoked: flagShape,
  first_name: textShape,
  last_name: textShape,
  assertion_url: textShape,
  assertion_json: documentShape,
});

const statusShape = v.nullish(v.number(), 0);
export const stateShape = v.object({
  'assertion-status': statusShape,
  asr: textShape,
  'badge-image-status': statusShape,
  'badge-criteria-status': statusShape,
  'badge-issuer-status': statusShape,
  'revoked?': flagShape,
  'expired?': flagShape,
  revocation_reason: textShape,
});

export const groupsShape = v.object({
  groups: v.array(v.object({groupId: v.number(), name: textShape, badges: v.nullish(v.number(), 0)})),
});

export const groupShape = v.object({
  badges: v.array(
    v.object({
      hostedUrl: textShape,
      imageUrl: textShape,
      assertion: v.object({
        badge: v.object({
          name: textShape,
          description: textShape,
          issuer: v.nullish(v.object({name: textShape}), {name: ''}),
        }),
      }),
    }),
  ),
});

/** @throws {ObpError} UNEXPECTED_REPLY, which says where, and never what stands there */
export function readJson<const Shape extends v.GenericSchema>(
  call: string,
  bytes: Uint8Array,
  shape: Shape,
): v.InferOutput<Shape> {
  const result = v.safeParse(shape, parsed(bytes));
  if (result.success) return result.output;
  const paths = result.issues.slice(0, 3).map((issue) => v.getDotPath(issue) ?? '.');
  throw new ObpError('UNEXPECTED_REPLY', {call, message: `Not as expected at ${paths.join(', ')}`});
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
