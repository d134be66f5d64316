/** `pepites sign`: an issuer's signature on a badge, a recommendation, or a list of withdrawn badges. */
import {writeFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {parse, type ParsedCredential} from '@pepites/credentials';
import {
  createCanonicalizer,
  signAssertion,
  signCredential,
  signCredentialJwt,
} from '@pepites/credentials/sign.js';
import {UsageError, type Command} from '../command.js';
import {readInstant} from '../instant.js';
import {printable, printableJson, type Io} from '../io.js';
import {isOpenToOthers, readKeyFile, type ReadKey} from '../keys/key-file.js';
import {readBytes} from '../read-bytes.js';
import {checkShape, checkSigned, checkSignedList} from '../sign/check-signed.js';
import {assertOwnKey} from '../sign/owner.js';
import {chooseProofFormat, proofFormats, type ProofFormat} from '../sign/proof-format.js';
import {SignRefusedError} from '../sign/refused.js';

interface Request {
  readonly source: string;
  readonly keyPath: string;
  readonly asked: ProofFormat | undefined;
  readonly output: string | undefined;
  readonly created: Date | undefined;
  readonly isForced: boolean;
}

export const signCommand: Command = {
  usage: `pepites sign CREDENTIAL.json|- --key KEY.json [--format FORMAT] [-o FILE]

  Signs an unsigned Open Badges 3.0 credential, endorsement or status list, or an Open Badges 2.0 assertion. What would not
  verify is not signed: the result is verified first, with the issuer's key as it will be published, and without a network.

  --key KEY.json     from pepites keygen
  --format FORMAT    di: a Data Integrity proof in the document (default for Ed25519, P-256, P-384)
                     jwt: a VC-JWT (default for RSA)
                     ob2: the JWS of an Open Badges 2.0 assertion (the only one for it)
  --created ISO      when it is signed, of a di proof (default now)
  -o, --output FILE  the file to write; else standard output
  --force            sign although the issuer is not the key's controller, or cannot be told

  Exit code: 0 signed, 1 refused (what is wrong is told, nothing is written), 2 the command line is wrong.`,

  async run(args, io) {
    const request = readRequest(args, io);
    const owner = await readKeyFile(request.keyPath, io);
    if (request.keyPath !== '-' && (await isOpenToOthers(resolve(io.cwd, request.keyPath)))) {
      io.error(`${printable(request.keyPath)}: others can read this file; chmod 600 keeps the secret\n`);
    }
    const parsed = await parse(await readBytes(request.source, io));
    const text = await sign(parsed, owner, request, io);
    if (request.output === undefined) io.out(text);
    else await writeFile(resolve(io.cwd, request.output), text);
    return 0;
  },
};

function readRequest(args: readonly string[], io: Io): Request {
  const {values, positionals} = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: {type: 'string'},
      format: {type: 'string'},
      created: {type: 'string'},
      output: {type: 'string', short: 'o'},
      force: {type: 'boolean', default: false},
    },
  });
  const [source, ...more] = positionals;
  const {key, output} = values;
  if (source === undefined || more.length > 0) throw new UsageError('give one credential');
  if (key === undefined) throw new UsageError('with which key? Give --key KEY.json, from pepites keygen');
  if (source === '-' && key === '-') throw new UsageError('standard input (-) can be read once');
  if (output !== undefined && resolve(io.cwd, output) === resolve(io.cwd, key)) {
    throw new UsageError('-o would overwrite the key');
  }
  const asked = proofFormats.find((format) => format === values.format);
  if (values.format !== undefined && !asked)
    throw new UsageError(`--format is one of ${proofFormats.join(', ')}`);
  return {
    source,
    keyPath: key,
    asked,
    output,
    created: values.created === undefined ? undefined : readInstant(values.created, '--created'),
    isForced: values.force,
  };
}

/** The signed text, with its last line ended; it is verified. */
async function sign(
  parsed: ParsedCredential,
  {file, key}: ReadKey,
  {asked, created, isForced, output}: Request,
  io: Io,
): Promise<string> {
  assertUnsigned(parsed);
  const {document, view} = parsed;
  const format = chooseProofFormat(parsed.format, {keyType: file.type, asked});
  if (created && format !== 'di')
    throw new UsageError('--created goes with --format di: a JWS has no such date');
  if (file.id === undefined && format !== 'ob2') {
    throw new SignRefusedError('KEY_WITHOUT_ID', 'the key file has no id, by which a proof names its key');
  }
  if (!isForced) assertOwnKey(parsed, file, format);
  if (format !== 'ob2' && parsed.format !== 'status-list') await checkShape(document);
  const at = created ?? io.now();
  const canonicalize = createCanonicalizer();
  const signed = {
    text: await textOf(),
    document,
    issuerId: view.issuer.id,
    key,
    format,
    at,
    isForced,
    canonicalize,
  };
  const {checks} =
    parsed.format === 'status-list'
      ? {checks: await checkSignedList(signed).then(() => [])}
      : await checkSigned(signed);
  for (const {id, result, code, detail} of checks) {
    if (id === 'dates' && result === 'fail') io.error(`signed, but note: ${code} ${printable(detail)}\n`);
  }
  const title = printable(view.name || view.id);
  io.error(`${output === undefined ? '' : `${printable(output)}: `}${title} (${format}, ${key.type})\n`);
  return `${signed.text}\n`;

  async function textOf(): Promise<string> {
    if (format === 'jwt') return signCredentialJwt(document, {key});
    if (format === 'ob2') return signAssertion(document, {key});
    return printableJson(await signCredential(document, {key, created: at, canonicalize}), 2);
  }
}

function assertUnsigned({container, document}: ParsedCredential): void {
  if (container !== 'json') {
    throw new SignRefusedError(
      'NOT_SIGNABLE',
      'give the credential as JSON: a JWS or an image is signed already',
    );
  }
  if (document['proof'] !== undefined) throw new SignRefusedError('NOT_SIGNABLE', 'it is signed already');
}
