import type {FetchDocument, JsonObject, Verdict, VerifyOptions} from '../src/index.js';
import {type OpenBadgeInput, type SigningKey} from '../src/sign.js';
import {type StatusPurpose} from '../src/status.js';
export declare const NOW: Date;
export interface TestIssuer {
  readonly id: string;
  readonly key: SigningKey;
  readonly listUrl: string;
  /** Everything that the imagined web serves, by address. */
  readonly web: Map<string, JsonObject | string>;
  badge(changes?: Partial<OpenBadgeInput>): JsonObject;
  issue(changes?: Partial<OpenBadgeInput>): Promise<JsonObject>;
  publishList(revoked: readonly number[], changes?: ListChanges): Promise<void>;
  check(input: Uint8Array | string | object, options?: Partial<VerifyOptions>): Promise<Verdict>;
}
interface ListChanges {
  readonly purpose?: StatusPurpose;
  readonly encodedList?: string;
  readonly issuerId?: string;
  readonly validUntil?: Date;
  readonly key?: SigningKey;
}
export declare function createTestIssuer(id?: string): Promise<TestIssuer>;
export declare function fetchFrom(web: ReadonlyMap<string, JsonObject | string>): FetchDocument;
/** `outcome`, and the code of each check that did not pass: what the tables of attacks compare. */
export declare function verdictLine({outcome, checks}: Verdict): string;
/** The folder of foreign test files, or undefined when this machine does not have it. */
export declare function vectorsFolder(): string | undefined;
/** A deep copy, to be changed at will. */
export declare function clone<T>(value: T): T;
export {};
//# sourceMappingURL=support.d.ts.map
