/** The backend's own issuing without HTTP around it, as the bare script has none: the use case that the route calls, and the worker. */
import {rm} from 'node:fs/promises';
import {drainOutbox} from '../../packages/server/src/issuing/worker.ts';
import {openServices} from '../../packages/server/src/open-services.ts';
import {rolesOf} from '../../packages/server/src/people/people.ts';
import {readSession} from '../../packages/server/src/people/sessions.ts';
import {decideRequest, examinerOf} from '../../packages/server/src/reviews/decide.ts';
import {type BenchFolder, main, publicUrl} from './server-world.ts';

export interface InsideIssuer {
  /** Decides and signs one badge. */
  issue(request: string): Promise<void>;
  close(): Promise<void>;
}

export async function openInsideIssuer({dataDirectory, filled}: BenchFolder): Promise<InsideIssuer> {
  const {services} = await openServices(
    {dataDirectory, publicUrl, hasTimers: false, isProduction: true},
    () => undefined,
  );
  const {db, now} = services;
  const caller = await readSession(db, {
    token: filled.tokens.examiner,
    structure: main,
    origin: publicUrl,
    now: now(),
  });
  return {
    async issue(request) {
      // Who may is asked each time here too.
      const roles = await rolesOf(db, main, caller.person);
      await decideRequest(services, examinerOf({...caller, roles}, now()), {
        ...{structure: main, request, version: 1, revision: 1},
        ...{answer: 'yes', message: '', criteriaMet: [0, 1, 2], reopened: [], noConflict: true},
      });
      await drainOutbox(services);
    },
    async close() {
      await db.destroy();
      await rm(dataDirectory, {recursive: true, force: true});
    },
  };
}
