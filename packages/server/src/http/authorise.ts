/** Reads the authorisation table for one call: who is it, and may they? */
import {readStructure} from '../catalogue/catalogue.js';
import {apiKeyPrefix, type CallingPlatform, readApiKey} from '../people/api-keys.js';
import {type Caller, readSession} from '../people/sessions.js';
import {Refusal} from '../refusal.js';
import {type LinkCaller, readLinkSession} from '../reviews/link-sessions.js';
import type {Services} from '../services.js';
import {type Access, pagesOf} from './authorisation.js';

export interface Authorised {
  readonly caller?: Caller;
  readonly guest?: LinkCaller;
  readonly platform?: CallingPlatform;
}

/** @throws {Refusal} SIGN_IN_REQUIRED, SESSION_ENDED, FORBIDDEN, API_KEY_WRONG, ORIGIN_NOT_REGISTERED, STRUCTURE_UNKNOWN */
export async function authorise(
  services: Services,
  access: Access,
  call: {
    readonly structure: string | undefined;
    readonly authorization: string | null;
    readonly origin: string;
    readonly isRegistered: boolean;
  },
): Promise<Authorised> {
  const token = /^Bearer ([\w-]+)$/i.exec(call.authorization ?? '')?.[1];
  const structure = call.structure;
  switch (access.kind) {
    case 'public':
      await assertStructure(services, structure);
      return {};
    case 'registeredOrigin':
      await assertStructure(services, structure);
      if (!call.isRegistered) throw new Refusal('ORIGIN_NOT_REGISTERED');
      return {};
    case 'link': {
      if (token === undefined || structure === undefined) throw new Refusal('SIGN_IN_REQUIRED');
      if (call.origin !== services.ownOrigin) throw new Refusal('SESSION_ENDED');
      return {guest: await readLinkSession(services.db, {token, structure, now: services.now()})};
    }
    case 'apiKey': {
      if (token?.startsWith(apiKeyPrefix) !== true || structure === undefined)
        throw new Refusal('API_KEY_WRONG');
      return {platform: await readApiKey(services.db, structure, token)};
    }
    case 'session': {
      if (token === undefined || structure === undefined) throw new Refusal('SIGN_IN_REQUIRED');
      const caller = await readSession(services.db, {
        token,
        structure,
        origin: call.origin,
        now: services.now(),
      });
      const isPopup = caller.openedBy === 'popup';
      // A session of the pop-up is bound to the stranger's page; any other needs the structure's word for its page, today.
      if (!isPopup && !call.isRegistered) throw new Refusal('ORIGIN_NOT_REGISTERED');
      if (!isOpenTo(access, {isPopup, isOwn: call.origin === services.ownOrigin}))
        throw new Refusal('FORBIDDEN');
      const {roles, scopes} = caller;
      if (!scopes.includes(access.scope)) throw new Refusal('FORBIDDEN');
      if (access.roles && !access.roles.some((role) => roles.includes(role))) throw new Refusal('FORBIDDEN');
      return {caller};
    }
  }
}

function isOpenTo(
  access: Extract<Access, {kind: 'session'}>,
  page: {readonly isPopup: boolean; readonly isOwn: boolean},
): boolean {
  const pages = pagesOf(access);
  return page.isPopup ? pages === 'any' : pages !== 'own' || page.isOwn;
}

async function assertStructure({db}: Services, structure: string | undefined): Promise<void> {
  if (structure !== undefined) await readStructure(db, structure);
}
