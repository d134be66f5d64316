/** `pepites extract`: the credential inside an image. */
import {readFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {extract} from '@pepites/credentials/bake.js';
import {UsageError, type Command} from '../command.js';

export const extractCommand: Command = {
  usage: `pepites extract FILE|-

  Prints the credential (JSON, or a compact JWS) exactly as the PNG or SVG carries it.`,

  async run(args, io) {
    const [file, ...more] = parseArgs({args: [...args], allowPositionals: true, options: {}}).positionals;
    if (file === undefined || more.length > 0) throw new UsageError('give one file');
    const bytes = file === '-' ? await io.readInput() : await readFile(resolve(io.cwd, file));
    const {text} = await extract(bytes);
    io.out(text.endsWith('\n') ? text : `${text}\n`);
    return 0;
  },
};
