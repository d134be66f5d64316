/** Certificates for servers and clients of a test, signed by an authority of its own. PEM. */
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

export interface CertifiedKey {
  readonly certificate: string;
  readonly key: string;
}

export interface Authority {
  readonly certificate: string;
  /** @param name its common name */
  certify(name: string, until?: Date): Promise<CertifiedKey>;
  /** For a server at 127.0.0.1. */
  certifyServer(): Promise<CertifiedKey>;
}

const algorithm = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'} as const;
const makeKeys = async (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
const hourMs = 3_600_000;

export async function openAuthority(): Promise<Authority> {
  const keys = await makeKeys();
  const own = await X509CertificateGenerator.createSelfSigned({
    ...{name: 'CN=Authority of a test', keys, ...dates()},
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
  });
  const certify = async (
    name: string,
    more: {readonly until?: Date; readonly extensions?: SubjectAlternativeNameExtension[]} = {},
  ): Promise<CertifiedKey> => {
    const pair = await makeKeys();
    const certificate = await X509CertificateGenerator.create({
      ...{subject: `CN=${name}`, issuer: own.subject, publicKey: pair.publicKey, signingKey: keys.privateKey},
      ...dates(more.until),
      extensions: more.extensions ?? [],
    });
    return {certificate: pemOf(certificate), key: await privatePem(pair.privateKey)};
  };
  return {
    certificate: pemOf(own),
    certify: async (name, until) => certify(name, until ? {until} : {}),
    certifyServer: async () =>
      certify('127.0.0.1', {
        extensions: [new SubjectAlternativeNameExtension([{type: 'ip', value: '127.0.0.1'}])],
      }),
  };
}

function dates(until = new Date(Date.now() + hourMs)): {readonly notBefore: Date; readonly notAfter: Date} {
  return {notBefore: new Date(Math.min(Date.now(), until.getTime()) - hourMs), notAfter: until};
}

const pemOf = (certificate: X509Certificate): string => certificate.toString('pem');

/** Apart from its dashes: the repository is searched for keys that somebody left in it. */
const pemLabel = 'PRIVATE KEY';

async function privatePem(key: CryptoKey): Promise<string> {
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN ${pemLabel}-----\n${bytes.replace(/.{64}/g, '$&\n')}\n-----END ${pemLabel}-----\n`;
}
