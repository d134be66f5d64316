/** An object store that speaks S3, on this machine, over HTTP, in a folder of its own. It goes away and comes back with what it held. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import S3rver from 's3rver';
import {freePort} from './free-port.js';

export interface S3Server {
  readonly settings: {
    readonly bucket: string;
    readonly region: string;
    readonly endpoint: string;
    readonly isPathStyle: true;
    readonly keyId: string;
    readonly secret: string;
  };
  /** From now on nobody answers at its address. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/** The only key that it lets in. */
const key = 'S3RVER';
const bucket = 'pepites-files';

export async function openS3Server(): Promise<S3Server> {
  const directory = await mkdtemp(join(tmpdir(), 'pepites-s3-'));
  const port = await freePort();
  const open = async (): Promise<S3rver> => {
    const server = new S3rver({
      ...{address: '127.0.0.1', port, directory, silent: true, resetOnClose: false},
      // It is asked under this name too, so that no host's name holds a bucket.
      vhostBuckets: false,
      configureBuckets: [{name: bucket, configs: []}],
    });
    await server.run();
    return server;
  };
  let server: S3rver | undefined = await open();
  const goAway = async (): Promise<void> => {
    await server?.close();
    server = undefined;
  };
  return {
    settings: {
      ...{bucket, region: 'eu-west-3', isPathStyle: true, keyId: key, secret: key},
      endpoint: `http://127.0.0.1:${port}`,
    },
    goAway,
    async comeBack() {
      server ??= await open();
    },
    async close() {
      await goAway();
      await rm(directory, {recursive: true, force: true});
    },
  };
}
