/**
 * Badges as a JSON Resume: what sites that make CVs read. Pure.
 * @see https://jsonresume.org/schema (1.3.1: `certificates`, `skills`)
 */

export interface ResumeBadge {
  readonly name: string;
  /** ISO 8601; undefined where the badge says none. */
  readonly awardedAt: string | undefined;
  readonly issuer: string;
  readonly url: string | undefined;
  readonly skills: readonly string[];
}

export interface JsonResume {
  readonly $schema: string;
  readonly basics?: {readonly name: string};
  readonly certificates: readonly {
    readonly name: string;
    /** YYYY-MM-DD. */
    readonly date?: string;
    readonly issuer?: string;
    readonly url?: string;
  }[];
  readonly skills?: readonly {readonly name: string}[];
}

const schema = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json';

/** @param name of the person, where they want it written */
export function jsonResume(badges: readonly ResumeBadge[], name: string): JsonResume {
  const skills = [...new Set(badges.flatMap((badge) => badge.skills))];
  return {
    $schema: schema,
    ...(name !== '' && {basics: {name}}),
    certificates: badges.map((badge) => {
      const date = dayOf(badge.awardedAt);
      return {
        name: badge.name,
        ...(date !== undefined && {date}),
        ...(badge.issuer !== '' && {issuer: badge.issuer}),
        ...(isWebAddress(badge.url) && {url: badge.url}),
      };
    }),
    ...(skills.length > 0 && {skills: skills.map((skill) => ({name: skill}))}),
  };
}

function dayOf(iso: string | undefined): string | undefined {
  const time = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function isWebAddress(url: string | undefined): url is string {
  return url !== undefined && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
