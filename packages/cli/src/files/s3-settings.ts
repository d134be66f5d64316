/** The bucket of the files, as the environment names it. Not by options: everybody sees the options of a process. */
import type {S3Settings} from '@pepites/server';
import {UsageError} from '../command.js';
import type {Io} from '../io.js';

export const s3Usage = `PEPITES_S3_BUCKET keeps the files of people and badges in a bucket that speaks S3, with PEPITES_S3_REGION, PEPITES_S3_KEY_ID,
  PEPITES_S3_SECRET; PEPITES_S3_ENDPOINT is the address of an object store other than Amazon's, PEPITES_S3_PATH_STYLE=yes where the bucket
  stands in the path. The packages @aws-sdk/client-s3 and @aws-sdk/s3-request-presigner must be installed. pepites migrate --files moves
  files that are there already.`;

/** Undefined: the environment names none. @throws {UsageError} where it names half of one */
export function s3Settings({env}: Pick<Io, 'env'>): S3Settings | undefined {
  const read = (name: string): string => (env[`PEPITES_S3_${name}`] ?? '').trim();
  const needed = ['BUCKET', 'REGION', 'KEY_ID', 'SECRET'] as const;
  const [bucket, region, keyId, secret] = needed.map(read) as [string, string, string, string];
  const missing = needed.filter((name) => read(name) === '');
  if (missing.length === needed.length && read('ENDPOINT') === '') return undefined;
  if (missing.length > 0)
    throw new UsageError(
      `a bucket needs ${needed.map((name) => `PEPITES_S3_${name}`).join(', ')}; missing: ${missing.join(', ')}`,
    );
  const pathStyle = read('PATH_STYLE') || 'no';
  if (pathStyle !== 'yes' && pathStyle !== 'no')
    throw new UsageError(`PEPITES_S3_PATH_STYLE: "${pathStyle}" is none of yes, no`);
  return {
    ...{bucket, region, keyId, secret},
    endpoint: read('ENDPOINT') || undefined,
    isPathStyle: pathStyle === 'yes',
  };
}
