/** Files in a bucket that speaks S3. */
import {readFile} from 'node:fs/promises';
import type {GetObjectCommandOutput, S3Client} from '@aws-sdk/client-s3';
import type {S3Driver} from 'flydrive/drivers/s3';
import {ServerError} from '../errors.js';
import type {FileKeeper} from './file-store.js';
import {FilesAwayError} from './files-away.js';
import {checkS3Settings, type S3Settings} from './s3-settings.js';

/** Two tries of each call, all of them shorter than a job of the outbox may take. */
const patience = {connectionTimeout: 3000, requestTimeout: 9000, throwOnRequestTimeout: true};
const tries = 2;

/** @throws {ServerError} ERR_S3_INVALID, ERR_S3_CLIENT_MISSING */
export async function openS3Store(given: S3Settings): Promise<FileKeeper> {
  const {client, driver, readPart} = await connect(checkS3Settings(given));
  return {
    place: 's3',
    put: async (key, bytes) => orAway(driver.put(key, bytes)),
    putCopy: async (key, bytes) => orAway(driver.put(key, bytes)),
    // Not more than one file may have, and whole in memory it can be sent a second time.
    putFile: async (key, path) => orAway(driver.put(key, await readFile(path))),
    get: async (key) => orAway(driver.getBytes(key)),
    has: async (key) => orAway(driver.exists(key)),
    async read(key, range) {
      const {Body: body} = await orAway(readPart(key, range));
      if (!body) throw new FilesAwayError(new Error('EmptyReply'));
      return body.transformToWebStream() as ReadableStream<Uint8Array>;
    },
    delete: async (key) => orAway(driver.delete(key)),
    async *list(folder) {
      for await (const {key, changedAt} of objects(driver, folder)) yield {key, changedAt};
    },
    async *all() {
      for await (const {key} of objects(driver)) yield key;
    },
    close: () => {
      client.destroy();
    },
  };
}

interface Connection {
  readonly client: S3Client;
  readonly driver: S3Driver;
  readonly readPart: (
    key: string,
    range: {readonly start: number; readonly end: number} | undefined,
  ) => Promise<GetObjectCommandOutput>;
}

async function connect({
  bucket,
  region,
  endpoint,
  isPathStyle,
  keyId,
  secret,
}: S3Settings): Promise<Connection> {
  const {GetObjectCommand, S3Client, S3Driver} = await loadClient();
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && {endpoint}),
    forcePathStyle: isPathStyle ?? false,
    // Given: else the client would look for some in files and at addresses of its own.
    credentials: {accessKeyId: keyId, secretAccessKey: secret},
    maxAttempts: tries,
    requestHandler: patience,
    // Sums of Amazon's own are not known to every object store.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    client,
    // Lists of who may read are switched off at new buckets, and not known to every object store.
    driver: new S3Driver({client, bucket, visibility: 'private', supportsACL: false}),
    readPart: async (key, range) =>
      client.send(
        new GetObjectCommand({
          Bucket: bucket,
          Key: key,
          ...(range && {Range: `bytes=${range.start}-${range.end}`}),
        }),
      ),
  };
}

/** Two dozen packages that nobody needs who keeps files on a disk: installed, and loaded, by who does not. */
async function loadClient() {
  try {
    const [{GetObjectCommand, S3Client}, {S3Driver}] = await Promise.all([
      import('@aws-sdk/client-s3'),
      import('flydrive/drivers/s3'),
    ]);
    return {GetObjectCommand, S3Client, S3Driver};
  } catch (cause) {
    throw new ServerError(
      'ERR_S3_CLIENT_MISSING',
      'Files in a bucket need the packages @aws-sdk/client-s3 and @aws-sdk/s3-request-presigner: install them beside this one.',
      {cause},
    );
  }
}

async function* objects(
  driver: S3Driver,
  folder?: string,
): AsyncGenerator<{readonly key: string; readonly changedAt: Date}> {
  const where = folder === undefined ? '/' : `${folder}/`;
  for (let paginationToken: string | undefined; ;) {
    const page = await orAway(
      driver.listAll(where, {recursive: true, ...(paginationToken !== undefined && {paginationToken})}),
    );
    for (const found of page.objects) {
      if (!found.isFile) continue;
      const {lastModified} = await found.getMetaData();
      yield {key: found.key, changedAt: lastModified};
    }
    ({paginationToken} = page);
    if (paginationToken === undefined) return;
  }
}

/** That one file is not there is said as it is; everything else is the bucket's. */
async function orAway<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchKey') throw error;
    throw new FilesAwayError(error);
  }
}
