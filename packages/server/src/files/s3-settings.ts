/** The bucket that the files lie in, as whoever runs the backend describes it. */
import {isLoopback} from '@pepites/recognition';
import {ServerError} from '../errors.js';

export interface S3Settings {
  /** For this installation alone. */
  readonly bucket: string;
  /** `fr-par`, `eu-west-3`: what the signature of each call names. */
  readonly region: string;
  /** Of an object store other than Amazon's: `https://s3.fr-par.scw.cloud`. */
  readonly endpoint?: string | undefined;
  /** The bucket stands in the path, not in the host's name. @default false */
  readonly isPathStyle?: boolean | undefined;
  readonly keyId: string;
  readonly secret: string;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^(?!\d{1,3}(?:\.\d{1,3}){3}$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** No message says a key. @throws {ServerError} ERR_S3_INVALID */
export function checkS3Settings(settings: S3Settings): S3Settings {
  const {bucket, region, endpoint, keyId, secret} = settings;
  if (!bucketName.test(bucket)) throw invalid(`"${bucket}" is no name of a bucket (PEPITES_S3_BUCKET).`);
  if (!/^[a-z0-9-]{1,63}$/i.test(region))
    throw invalid(`"${region}" is no name of a region (PEPITES_S3_REGION).`);
  if (endpoint !== undefined && !isEndpoint(endpoint))
    throw invalid('PEPITES_S3_ENDPOINT is no https: address of a host alone.');
  if (!isPrintable(keyId)) throw invalid('PEPITES_S3_KEY_ID is no id of a key.');
  if (!isPrintable(secret)) throw invalid('PEPITES_S3_SECRET is no secret of a key.');
  return settings;
}

/** What people sent goes there: by http: only within this machine, or by a name that only a private network knows. */
function isEndpoint(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const {protocol, hostname, username, password, pathname, search, hash} = new URL(text);
  if (username + password + search + hash !== '' || pathname !== '/') return false;
  const isNear = isLoopback(hostname) || /^[a-z0-9-]+$/i.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isNear);
}

const isPrintable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

const invalid = (message: string): ServerError => new ServerError('ERR_S3_INVALID', message);
