/** What there is to take: a claim, or a token of the platform that is exchanged for one. */
import type {Award, Badge, BadgeBackend} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';

export interface ToTake {
  readonly badge: Badge | undefined;
  readonly structureName: string;
  /** Absent where the badge is the learner's already. */
  readonly claim?: string;
  /** The backend's own page for it. */
  readonly claimUrl?: string;
  readonly claimExpiresAt?: string;
  /** Given before: the platform knows the learner. */
  readonly award?: Award;
}

export interface WhatToTake {
  readonly structure: string;
  readonly token: string;
  readonly claim: string;
  /** Id of the badge, to show it where there is a claim alone. */
  readonly badge: string;
  /** The same for each try with one token. */
  readonly idempotencyKey: string;
  /** Told which badge it is about as soon as that is known, whatever comes after. */
  readonly onBadge?: (badge: Badge) => void;
}

/** A token is good once: it is exchanged here, and must not be again. @throws a `BackendError`; `CLAIM_MISSING`, `CRITERIA_NOT_MET` */
export async function readClaim(
  client: BadgeBackend,
  {structure, token, claim, badge, idempotencyKey, onBadge}: WhatToTake,
  signal: AbortSignal,
): Promise<ToTake> {
  if (token === '' && claim === '') throw new CodedError('CLAIM_MISSING', 'Neither token nor claim');
  const id = badge === '' ? badgeIn(token) : badge;
  const shown = id === undefined ? undefined : await client.badges.get({structure, badge: id}, {signal});
  if (shown) onBadge?.(shown);
  const structureName = shown?.structureName ?? '';
  if (claim !== '') return {badge: shown, structureName, claim};
  // Not given up when the element leaves the page: what was exchanged would be lost.
  const outcome = await client.completions.exchange({structure, token}, {idempotencyKey});
  if (outcome.state === 'criteriaNotMet')
    throw new CodedError('CRITERIA_NOT_MET', 'The rule does not hold yet');
  const {award, claim: given, claimUrl, claimExpiresAt} = outcome;
  return {
    badge: shown,
    structureName,
    ...(award && {award}),
    ...(given !== undefined && {claim: given}),
    ...(claimUrl !== undefined && {claimUrl}),
    ...(claimExpiresAt !== undefined && {claimExpiresAt}),
  };
}

/** Which badge a token is about: read to show it, and believed by nobody. */
function badgeIn(token: string): string | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const {badge} = JSON.parse(new TextDecoder().decode(bytes)) as {badge?: unknown};
    return typeof badge === 'string' && badge !== '' && badge.length <= 64 ? badge : undefined;
  } catch {
    return undefined;
  }
}
