/** Who signs an award, and under which addresses: the structure, or of a self-created badge its pseudonym. */
import type {JsonObject} from '@pepites/credentials';
import type {IssuerInput, SigningKey} from '@pepites/credentials/sign.js';
import type {BadgeDefinition} from '@pepites/recognition';
import type {AwardRow} from '../awards/award-view.js';
import {readStructure, type StructureRow} from '../catalogue/catalogue.js';
import {signingKeyOf} from '../keys/key-ring.js';
import {issuerIdOf, type Services, type StatusPurpose} from '../services.js';
import {pseudonymKey, pseudonymStatus, pseudonymUrlOf, readPseudonym} from './pseudonyms.js';
import {statusEntryAt} from './status-place.js';

export interface AwardIssuer {
  readonly profile: IssuerInput;
  /** Who made the badge, where that is not the issuer. */
  readonly creator?: IssuerInput;
  readonly credentialStatus: JsonObject | readonly JsonObject[];
  readonly key: SigningKey;
}

/**
 * @param award with its place in the status list
 * @param process as the badge is given today
 */
export async function awardIssuerOf(
  services: Services,
  award: AwardRow,
  process: BadgeDefinition['process'] | undefined,
): Promise<AwardIssuer> {
  return award.pseudonym_id === null
    ? structureIssuer(services, award, process)
    : pseudonymIssuer(services, award.pseudonym_id);
}

async function structureIssuer(
  services: Services,
  {structure_id: id, badge_owner: owner, status_index: place}: AwardRow,
  process: BadgeDefinition['process'] | undefined,
): Promise<AwardIssuer> {
  if (place === null) throw new Error('The award has no place in a status list');
  const structure = await readStructure(services.db, id);
  const maker = owner === id ? structure : await readStructure(services.db, owner);
  const entry = (purpose: StatusPurpose) => statusEntryAt(services, {structure: id, place, purpose});
  const canBeSuspended = process?.mode === 'keyBadge' && process.onRevoked === 'suspend';
  const issuerId = issuerIdOf(services, id);
  return {
    profile: profileOf(services, structure),
    ...(maker.id !== id && {creator: profileOf(services, maker)}),
    credentialStatus: canBeSuspended ? [entry('revocation'), entry('suspension')] : entry('revocation'),
    key: await signingKeyOf(services.db, {structure: id, issuerId, sealer: services.sealer}),
  };
}

async function pseudonymIssuer(services: Services, id: string): Promise<AwardIssuer> {
  const row = await readPseudonym(services.db, id);
  if (!row) throw new Error('The issuer of this badge is gone');
  const url = pseudonymUrlOf(services, id);
  return {
    profile: {id: url, name: row.name},
    credentialStatus: pseudonymStatus(services, row),
    key: await pseudonymKey(services, row),
  };
}

function profileOf(services: Services, {id, name, url}: StructureRow): IssuerInput {
  return {id: issuerIdOf(services, id), name, ...(url !== null && {url})};
}
