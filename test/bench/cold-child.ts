/** A process that verifies one badge: reads it from the file named, and prints how long it took since the process started. */
import {readFile} from 'node:fs/promises';
import type {JsonObject} from '@pepites/credentials';
import type {Engine} from './engine.ts';

export async function verifyOnce(createEngine: () => Engine): Promise<void> {
  const badge = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')) as JsonObject;
  const isVerified = await createEngine().verify(badge);
  const totalMs = performance.now();
  if (!isVerified) throw new Error('not verified');
  process.stdout.write(JSON.stringify({totalMs}));
}
