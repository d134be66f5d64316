/** The course platform: its address, its secrets, its learners' launches and its record store. */
import type {Launches} from './launches.ts';
import type {RecordStore} from './record-store.ts';

export interface CourseSecrets {
  readonly backend: string;
  /** The platform's address, with a slash at its end: the home page of its learners' accounts. */
  readonly home: string;
  readonly apiKey: string;
  /** Private JWK whose public half is in the definition file. */
  readonly privateKey: Record<string, string>;
  /** The password by which the backend reads the record store. */
  readonly storePassword: string;
}

export interface CoursePlatform extends CourseSecrets {
  readonly launches: Launches;
  readonly store: RecordStore;
}
