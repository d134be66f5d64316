/** The end of a sign-in in the pop-up: the person agreed, the page that asked gets a session of its own. */
import type {Session} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {type Beginning, openPopupSession} from './sessions.js';

/** @throws {Refusal} ORIGIN_NOT_ALLOWED for the backend's own origin, which has no need of it */
export async function handOver(
  services: Pick<Services, 'db' | 'now' | 'ownOrigin'>,
  asked: {
    readonly structure: string;
    readonly person: string;
    readonly origin: string;
    readonly began?: Beginning | undefined;
  },
): Promise<Session> {
  if (asked.origin === services.ownOrigin) throw new Refusal('ORIGIN_NOT_ALLOWED');
  return services.db.transaction().execute(async (t) => {
    await noteAct(t, {
      structure: asked.structure,
      by: asked.person,
      act: 'session.handedOver',
      about: asked.person,
      object: asked.origin,
      at: services.now(),
    });
    return openPopupSession(t, services, asked);
  });
}
