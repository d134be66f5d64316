/** A device with passkeys, in software: it answers as browsers and devices do, and lies where a test has it lie. */
import {createHash, generateKeyPairSync, type KeyObject, randomBytes, sign} from 'node:crypto';

export interface Lies {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly counter?: number;
  readonly type?: string;
  /** False: nobody showed the device who they are. */
  readonly isVerified?: boolean;
  /** Signs with another key. */
  readonly isForged?: boolean;
  readonly userHandle?: string;
  readonly crossOrigin?: boolean;
}

export interface Passkey {
  readonly id: string;
  readonly userHandle: string;
  readonly privateKey: KeyObject;
  counter: number;
}

const flags = {present: 0x01, verified: 0x04, attested: 0x40};

export class SoftAuthenticator {
  readonly origin: string;
  readonly rpId: string;

  constructor(url: string) {
    this.origin = new URL(url).origin;
    this.rpId = new URL(url).hostname;
  }

  make(options: {readonly challenge: string; readonly user: {readonly id: string}}, lies: Lies = {}) {
    const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
    const {x = '', y = ''} = publicKey.export({format: 'jwk'});
    const id = randomBytes(32);
    const passkey: Passkey = {
      id: id.toString('base64url'),
      userHandle: options.user.id,
      privateKey,
      counter: 0,
    };
    const key = cborMap([
      [cborInteger(1), cborInteger(2)],
      [cborInteger(3), cborInteger(-7)],
      [cborInteger(-1), cborInteger(1)],
      [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
      [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const data = Buffer.concat([this.#data(0, flags.attested, lies), Buffer.alloc(16), length, id, key]);
    const attestation = cborMap([
      [cborText('fmt'), cborText('none')],
      [cborText('attStmt'), cborMap([])],
      [cborText('authData'), cborBytes(data)],
    ]);
    const response = {
      clientDataJSON: this.#clientData('webauthn.create', options.challenge, lies).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
    };
    return {passkey, response: {...sentOf(passkey.id), response}};
  }

  use(passkey: Passkey, {challenge}: {readonly challenge: string}, lies: Lies = {}) {
    passkey.counter += 1;
    const data = this.#data(passkey.counter, 0, lies);
    const clientData = this.#clientData('webauthn.get', challenge, lies);
    const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
    const key =
      lies.isForged === true
        ? generateKeyPairSync('ec', {namedCurve: 'P-256'}).privateKey
        : passkey.privateKey;
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, key).toString('base64url'),
      userHandle: lies.userHandle ?? passkey.userHandle,
    };
    return {...sentOf(passkey.id), response};
  }

  #data(counter: number, more: number, {rpId = this.rpId, isVerified = true, counter: told = counter}: Lies) {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(flags.present + (isVerified ? flags.verified : 0) + more);
    rest.writeUInt32BE(told, 1);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), rest]);
  }

  #clientData(type: string, challenge: string, lies: Lies): Buffer {
    const {origin = this.origin, crossOrigin = false} = lies;
    return Buffer.from(
      JSON.stringify({type: lies.type ?? type, challenge: lies.challenge ?? challenge, origin, crossOrigin}),
    );
  }
}

const sentOf = (id: string) => ({id, rawId: id, type: 'public-key', clientExtensionResults: {}});

/** As much CBOR as a key and an attestation need (RFC 8949). */
function cborHead(kind: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(kind << 5) | value]);
  if (value < 256) return Buffer.from([(kind << 5) | 24, value]);
  return Buffer.from([(kind << 5) | 25, value >> 8, value & 255]);
}

const cborInteger = (value: number): Buffer => (value < 0 ? cborHead(1, -1 - value) : cborHead(0, value));
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([cborHead(2, bytes.length), bytes]);
const cborText = (text: string): Buffer => Buffer.concat([cborHead(3, text.length), Buffer.from(text)]);
const cborMap = (pairs: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([cborHead(5, pairs.length), ...pairs.flat()]);
