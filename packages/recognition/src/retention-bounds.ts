/** For how many days a structure may keep things. */

export const retentionRules = [
  'draft',
  'closedRequest',
  'evidence',
  'account',
  'unclaimed',
  'audit',
] as const;
export type RetentionRule = (typeof retentionRules)[number];

/** Days that a structure may choose, and what it has without choosing. */
export const retentionBounds = {
  draft: {least: 1, standard: 14, most: 60},
  closedRequest: {least: 30, standard: 183, most: 366},
  evidence: {least: 30, standard: 730, most: 1096},
  account: {least: 90, standard: 730, most: 1096},
  unclaimed: {least: 30, standard: 365, most: 730},
  audit: {least: 366, standard: 1095, most: 1826},
} as const satisfies Record<RetentionRule, {least: number; standard: number; most: number}>;
