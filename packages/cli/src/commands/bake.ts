/** `pepites bake`: puts a credential into a PNG. */
import {readFile, writeFile} from 'node:fs/promises';
import {resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {parse} from '@pepites/credentials';
import {bakePng} from '@pepites/credentials/bake.js';
import {UsageError, type Command} from '../command.js';

export const bakeCommand: Command = {
  usage: `pepites bake IMAGE.png CREDENTIAL -o OUT.png

  CREDENTIAL: a file with JSON or a compact JWS, or an image that carries one. It is put in as it is, not verified.

  -o, --output OUT.png  the file to write`,

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
    if (values.output === undefined) throw new UsageError('where to? Give -o OUT.png');
    const [png, source] = await Promise.all(
      [image, credential].map((file) => readFile(resolve(io.cwd, file))),
    );
    if (!png || !source) throw new UsageError('give one image and one credential');
    const {text, view} = await parse(source);
    await writeFile(resolve(io.cwd, values.output), bakePng(png, text));
    io.error(`${values.output}: ${view.name || view.id}\n`);
    return 0;
  },
};
