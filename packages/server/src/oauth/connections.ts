/** The agreements of a person with other sites: made, seen, ended. */
import type Provider from 'oidc-provider';
import {noteAct} from '../audit/note-act.js';
import {hashToken} from '../people/secret-tokens.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Account} from './account.js';
import {accountIdOf} from './account.js';
import {keepClient, readRecord} from './record-adapter.js';
import {type Permission, permissionsIn} from './scopes.js';

export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly permissions: readonly Permission[];
  /** ISO 8601. */
  readonly until: string;
}

/** @returns the name of the agreement, for the authorisation server */
export async function agree(
  services: Services,
  provider: Provider,
  {account, clientId, scope}: {readonly account: Account; readonly clientId: string; readonly scope: string},
): Promise<string> {
  const grant = new provider.Grant({accountId: accountIdOf(account), clientId});
  grant.addOIDCScope(scope);
  const grantId = await grant.save();
  await keepClient(services, clientId);
  await noteAct(services.db, {
    structure: account.structure,
    by: account.person,
    act: 'connection.made',
    about: account.person,
    object: hashToken(grantId),
    at: services.now(),
  });
  return grantId;
}

/** Newest first. */
export async function connectionsOf(
  services: Services,
  provider: Provider,
  account: Account,
): Promise<Connection[]> {
  const rows = await services.db
    .selectFrom('oauth_record')
    .selectAll()
    .where('kind', '=', 'Grant')
    .where('person_id', '=', account.person)
    .where('structure_id', '=', account.structure)
    .where('expires_at', '>', services.now().toISOString())
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  const seen = rows.map(async (row) => {
    const {clientId = '', openid} = readRecord(services.sealer, row);
    const client = await provider.Client.find(clientId);
    return {
      id: row.id,
      name: client?.clientName ?? '',
      host: hostOf(client?.redirectUris?.[0]),
      permissions: permissionsIn((openid as {readonly scope?: string} | undefined)?.scope),
      until: row.expires_at ?? '',
    };
  });
  return Promise.all(seen);
}

/** With every token that came of it. @throws {Refusal} METHOD_UNKNOWN where the person has no such agreement */
export async function endConnection(services: Services, account: Account, id: string): Promise<void> {
  const {db, now} = services;
  await db.transaction().execute(async (t) => {
    const gone = await t
      .deleteFrom('oauth_record')
      .where('grant_id', '=', id)
      .where('person_id', '=', account.person)
      .where('structure_id', '=', account.structure)
      .returning('id')
      .execute();
    if (gone.length === 0) throw new Refusal('METHOD_UNKNOWN');
    const {structure, person} = account;
    await noteAct(t, {structure, by: person, act: 'connection.ended', about: person, object: id, at: now()});
  });
}

export function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : '';
}
