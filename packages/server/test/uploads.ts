/** Sends files as people do. */
import type {CallInit, TestWorld} from './world.js';

export interface Sent extends CallInit {
  /** The media type that is announced. @default none */
  readonly type?: string;
}

export async function uploadFile(world: TestWorld, bytes: Uint8Array, {type = '', ...init}: Sent) {
  return world.ask('files.upload', {file: new Blob([Uint8Array.from(bytes)], {type})}, init);
}

/** The token of somebody new, who has sent nothing yet. */
export async function newcomer(world: TestWorld): Promise<string> {
  return (await world.signIn(`${crypto.randomUUID()}@example.org`)).token;
}
