/** Launches: a learner opens a course, and its page gets, once, a token that is good for this session (cmi5 §8). */
import type {Course} from './courses.ts';

export interface Launch {
  /** Tells one attempt from another. */
  readonly registration: string;
  readonly session: string;
  readonly learner: string;
  readonly course: Course;
  /** What the page signs its statements with: base64 of `user:password`, as Basic authentication has it. */
  readonly token: string;
  isTokenTaken: boolean;
  isOver: boolean;
  /** The test as this server marked it, 0 to 1; absent: nobody answered. */
  scaled?: number;
}

/** In memory: a platform that starts anew has forgotten who was in the middle of a course. A real one has a table. */
export class Launches {
  readonly #all = new Map<string, Launch>();

  open(learner: string, course: Course): Launch {
    const session = crypto.randomUUID();
    const launch: Launch = {
      ...{registration: crypto.randomUUID(), session, learner, course},
      token: Buffer.from(`${session}:${crypto.randomUUID()}`).toString('base64'),
      ...{isTokenTaken: false, isOver: false},
    };
    this.#all.set(launch.registration, launch);
    return launch;
  }

  /** Undefined: it was taken before. Whoever finds the address in a browser's history gets nothing. */
  takeToken(session: string): string | undefined {
    const launch = this.#find((one) => one.session === session && !one.isTokenTaken);
    if (launch) launch.isTokenTaken = true;
    return launch?.token;
  }

  withToken(token: string): Launch | undefined {
    return this.#find((one) => one.token === token && one.isTokenTaken);
  }

  /** A learner's own, and nobody else's. */
  of(learner: string, registration: string): Launch | undefined {
    const launch = this.#all.get(registration);
    return launch?.learner === learner ? launch : undefined;
  }

  #find(is: (launch: Launch) => boolean): Launch | undefined {
    return [...this.#all.values()].find(is);
  }
}
