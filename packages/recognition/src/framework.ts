/** Competency frameworks (ESCO, ROME): what a badge is aligned to, and how identifiers are checked so that none is made up. */
import * as v from 'valibot';
import {webUrlSchema} from './text.js';

/** ESCO names each skill by such an address, written with `http:`. */
const escoSkill = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const escoAddress = /^https?:\/\/(?:www\.)?(?:data|ec)\.europa\.eu\/esco\//i;

export function isEscoSkillUri(text: string): boolean {
  return escoSkill.test(text);
}

/** An `https:` address; or the URI of an ESCO skill, exactly as ESCO writes it: one that looks like it and is not is refused. */
export const conceptUrlSchema = v.pipe(
  v.string(),
  v.maxLength(500),
  v.check(
    (text) => (escoAddress.test(text) ? isEscoSkillUri(text) : v.is(webUrlSchema, text)),
    'an https: address, or an ESCO skill: http://data.europa.eu/esco/skill/<uuid>',
  ),
);

export const alignmentSchema = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.maxLength(300)),
    /** Absent where the framework has no address for it: then code and framework name it, and the signed badge leaves it out. */
    url: v.optional(conceptUrlSchema),
    code: v.optional(v.pipe(v.string(), v.maxLength(100))),
    /** `ESCO`, `ROME`: the name of the framework. */
    framework: v.optional(v.pipe(v.string(), v.maxLength(100))),
  }),
  v.check(
    ({url, code, framework}) => url !== undefined || (code !== undefined && framework !== undefined),
    'an alignment has an address, or a code and its framework',
  ),
);

export type Alignment = v.InferOutput<typeof alignmentSchema>;

/**
 * The Open Badges 3.0 type of what an alignment points to; `ext:ESCOSkill` for an ESCO skill.
 * @see https://www.imsglobal.org/spec/ob/v3p0/#alignmenttargettype-enumeration
 */
export function targetTypeOf({url}: Pick<Alignment, 'url'>): string | undefined {
  return url !== undefined && isEscoSkillUri(url) ? 'ext:ESCOSkill' : undefined;
}
