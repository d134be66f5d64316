/** `pepites keygen`: a key pair for an issuer. */
import {createHash} from 'node:crypto';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {isLoopback} from '@pepites/recognition';
import {didKeyOf, generateKeyPair} from '@pepites/credentials/sign.js';
import {UsageError, type Command} from '../command.js';
import {languageOf, printable} from '../io.js';
import {keyTypes, writeKeyFile, type KeyFile} from '../keys/key-file.js';
import {presentPublication} from '../keys/publish.js';

type KeyType = KeyFile['type'];
type Names = Pick<KeyFile, 'id' | 'controller'>;

export const keygenCommand: Command = {
  usage: `pepites keygen [--type TYPE] [--issuer URL | --did] [-o KEY.json]

  Makes a key pair for pepites sign, as a JSON file: {type, id, controller, publicJwk, publicKeyMultibase, privateJwk}.
  What to publish is written to standard error; the secret (privateJwk) never is.

  --type TYPE           ${keyTypes.join(', ')} (default ${keyTypes[0]})
  --issuer URL          the issuer's id: an https: address, or a did:web. The key is named after it, with a fragment of its own
  --did                 the key is its own issuer, a did:key (not RSA)
  -o, --output KEY.json the file to write, for its owner alone to read (mode 0600); it is never overwritten without --force
  --force               replace the file; the key in it is lost
  --print               write to the screen all the same

  Without -o, the file goes to standard output when that is a file or another program; to a screen, only with --print.`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        type: {type: 'string', default: keyTypes[0]},
        issuer: {type: 'string'},
        did: {type: 'boolean', default: false},
        output: {type: 'string', short: 'o'},
        force: {type: 'boolean', default: false},
        print: {type: 'boolean', default: false},
      },
    });
    if (positionals.length > 0) throw new UsageError('it takes options only: -o KEY.json');
    const {issuer, output} = values;
    const type = readType(values.type);
    if (issuer !== undefined && values.did) throw new UsageError('--issuer or --did, not both');
    if (values.did && type === 'RSA')
      throw new UsageError('there is no did:key of an RSA key: give --issuer');
    if (issuer !== undefined) assertIssuer(issuer);
    if (output === undefined && io.isTerminal === true && !values.print) {
      throw new UsageError('the secret would stay on the screen: give -o KEY.json, or --print');
    }
    const {publicJwk, privateJwk, publicKeyMultibase} = await generateKeyPair(type);
    const names = values.did ? didNames(publicJwk) : issuerNames(publicJwk, issuer);
    const published = {
      ...names,
      publicJwk,
      ...(publicKeyMultibase !== undefined && {publicKeyMultibase}),
    };
    const file = {type, ...published, privateJwk};
    const text = `${JSON.stringify(file, undefined, 2)}\n`;
    if (output === undefined) io.out(text);
    else {
      await writeKeyFile(resolve(io.cwd, output), text, {overwrites: values.force});
      io.error(`${printable(output)}: ${printable(names.id ?? type)}\n\n`);
    }
    io.error(presentPublication(published, languageOf(io)));
    return 0;
  },
};

function readType(text: string): KeyType {
  const type = keyTypes.find((one) => one.toLowerCase() === text.toLowerCase());
  if (!type) throw new UsageError(`--type is one of ${keyTypes.join(', ')}`);
  return type;
}

/** An address that verifiers fetch, or a DID that leads to one. */
function assertIssuer(id: string): void {
  if (/^did:web:[^#?/\s]+$/.test(id)) return;
  const url = URL.canParse(id) ? new URL(id) : undefined;
  const isWeb = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isWeb || url.username !== '' || id.includes('#') || /\s/.test(id)) {
    throw new UsageError('--issuer is an https: address without a fragment, or a did:web');
  }
}

function didNames(publicJwk: JsonWebKey): Names {
  const {did, verificationMethod} = didKeyOf(publicJwk) ?? {};
  return {
    ...(verificationMethod !== undefined && {id: verificationMethod}),
    ...(did !== undefined && {controller: did}),
  };
}

/** A name that no other key of the issuer has: keys that no longer sign stay listed beside it. */
function issuerNames(publicJwk: JsonWebKey, issuer: string | undefined): Names {
  if (issuer === undefined) return {};
  const digest = createHash('sha256').update(JSON.stringify(publicJwk)).digest('hex');
  return {id: `${issuer}#key-${digest.slice(0, 8)}`, controller: issuer};
}
