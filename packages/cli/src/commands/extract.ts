/** `pepites extract`: the credential inside an image. */
import {parseArgs} from 'node:util';
import {CredentialError, parse, type CredentialFormat} from '@pepites/credentials';
import {extract} from '@pepites/credentials/bake.js';
import {UsageError, type Command} from '../command.js';
import {printable, printableJson} from '../io.js';
import {readBytes} from '../read-bytes.js';

export const extractCommand: Command = {
  usage: `pepites extract [--json] FILE|-

  Prints the credential (JSON, a compact JWS, or the address of a badge of before 2.0) exactly as the PNG or SVG carries it,
  and on standard error what it was found in, and what it is. Nothing is verified. A screen gets no control characters.

  --json  one line: {container, format, text}; container is png, svg, json or jwt; format as pepites verify names it`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {json: {type: 'boolean', default: false}},
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('give one file');
    const bytes = await readBytes(file, io);
    const {text, container} = await extract(bytes);
    const format = await formatOf(bytes);
    if (values.json) {
      io.out(`${printableJson({container, format, text})}\n`);
      return 0;
    }
    const shown = io.isTerminal === true ? text.split('\n').map(printable).join('\n') : text;
    io.out(shown.endsWith('\n') ? shown : `${shown}\n`);
    io.error(`${container}, ${format}\n`);
    return 0;
  },
};

async function formatOf(bytes: Uint8Array): Promise<CredentialFormat> {
  try {
    return (await parse(bytes)).format;
  } catch (error) {
    // An image may carry what is no credential; it is given out all the same, and named so.
    if (error instanceof CredentialError) return 'unknown';
    throw error;
  }
}
