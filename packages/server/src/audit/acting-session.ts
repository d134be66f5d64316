/** In whose session the call at hand is made, for the audit log: what a person does in a session that others could open is told apart. */
import {AsyncLocalStorage} from 'node:async_hooks';
import type {Caller} from '../people/sessions.js';

type ActingSession = Pick<Caller, 'person' | 'began'>;

// Acts are noted deep in every use case; handing the session through all of them for one column would be forgotten somewhere.
const acting = new AsyncLocalStorage<ActingSession>();

export async function actingIn<T>(session: ActingSession | undefined, work: () => Promise<T>): Promise<T> {
  return session ? acting.run(session, work) : work();
}

/** Who may have sat beside this person, or in their place, while they did what is noted. */
export function assistantOf(person: string): string | null {
  const session = acting.getStore();
  return session?.person === person ? (session.began?.assistedBy ?? null) : null;
}
