/** `pepites bake`: puts a credential into a PNG or an SVG. */
import {writeFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {CredentialError, parse} from '@pepites/credentials';
import {bakePng, bakeSvg} from '@pepites/credentials/bake.js';
import {UsageError, type Command} from '../command.js';
import {printable} from '../io.js';
import {readBytes} from '../read-bytes.js';

export const bakeCommand: Command = {
  usage: `pepites bake IMAGE CREDENTIAL|- -o OUT

  IMAGE: a PNG or an SVG, whatever its name. A badge that it carries already is replaced.
  CREDENTIAL: a file with JSON or a compact JWS, or an image that carries one. It is put in as it is, not verified; badges of
  version 2 and before as Open Badges 2.0 wants it, others as 3.0.

  -o, --output OUT  the file to write; never IMAGE itself`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {output: {type: 'string', short: 'o'}},
    });
    const [image, credential, ...more] = positionals;
    if (image === undefined || credential === undefined || more.length > 0) {
      throw new UsageError('give one image and one credential');
    }
    if (image === '-') throw new UsageError('standard input (-) is for the credential');
    const {output} = values;
    if (output === undefined) throw new UsageError('where to? Give -o OUT');
    if (
      [image, credential].some((file) => file !== '-' && resolve(io.cwd, file) === resolve(io.cwd, output))
    ) {
      throw new UsageError('-o would overwrite what is read');
    }
    const [picture, source] = [await readBytes(image, io), await readBytes(credential, io)];
    const {text, format, view} = await parse(source);
    // Whatever is put into a picture travels with it: a key file, say, must not.
    if (format === 'unknown')
      throw new CredentialError('ERR_NOT_A_CREDENTIAL', `${credential} is not a badge`);
    const {baked, kind} = bake(picture, text);
    await writeFile(resolve(io.cwd, output), baked);
    io.error(`${printable(output)}: ${printable(view.name || view.id)} (${kind}, ${format})\n`);
    return 0;
  },
};

interface Baked {
  readonly baked: Uint8Array | string;
  readonly kind: 'png' | 'svg';
}

function bake(picture: Uint8Array, text: string): Baked {
  if (isPng(picture)) return {baked: bakePng(picture, text), kind: 'png'};
  const svg = decodeText(picture);
  if (svg?.trimStart().startsWith('<') !== true) {
    throw new CredentialError('ERR_NOT_A_CREDENTIAL', 'the image is neither a PNG nor an SVG');
  }
  return {baked: bakeSvg(svg, text), kind: 'svg'};
}

function isPng(bytes: Uint8Array): boolean {
  return Buffer.from('89504e470d0a1a0a', 'hex').equals(bytes.subarray(0, 8));
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    // Another picture, or a text of before UTF-8.
    return undefined;
  }
}
