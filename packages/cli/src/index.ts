/** The command `pepites`: reads the command line, runs one command, gives the exit code. */
import {readFile} from 'node:fs/promises';
import {UsageError, type Command, type ExitCode} from './command.js';
import {printable, type Io} from './io.js';

export {processIo, type Io} from './io.js';

/** Loaded when asked for: `verify` needs no server, `serve` no YAML. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  apply: async () => (await import('./commands/apply.js')).applyCommand,
  verify: async () => (await import('./commands/verify.js')).verifyCommand,
  extract: async () => (await import('./commands/extract.js')).extractCommand,
  bake: async () => (await import('./commands/bake.js')).bakeCommand,
  revoke: async () => (await import('./commands/revoke.js')).revokeCommand,
  keys: async () => (await import('./commands/keys.js')).keysCommand,
};

/** Runs `pepites <argv…>`; never rejects. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name = '', ...args] = argv;
  if (name === '--version' || name === '-v') {
    io.out(`${await ownVersion()}\n`);
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) return explain(argv, io);
  const command = await load();
  try {
    if (args.includes('--help') || args.includes('-h')) {
      io.out(`${command.usage}\n`);
      return 0;
    }
    return await command.run(args, io);
  } catch (error) {
    if (isUsageError(error)) {
      io.error(`pepites ${name}: ${printable(error.message)}\n\n${command.usage}\n`);
      return 2;
    }
    io.error(`pepites ${name}: ${describe(error)}\n`);
    return 1;
  }
}

async function explain([name]: readonly string[], io: Io): Promise<ExitCode> {
  const isAsked = name === 'help' || name === '--help' || name === '-h';
  const lines = await Promise.all(
    Object.entries(commands).map(async ([key, load]) => `  ${key.padEnd(9)}${(await load()).summary}`),
  );
  const text = `pepites <command>\n\n${lines.join('\n')}\n\npepites <command> --help tells its options.\n`;
  if (isAsked) io.out(text);
  else io.error(name === undefined ? text : `pepites: there is no command "${printable(name)}"\n\n${text}`);
  return isAsked ? 0 : 2;
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as {version: string}).version;
}

/** `parseArgs` of node:util says what it does not understand by errors with these codes. */
function isUsageError(error: unknown): error is Error {
  return (
    error instanceof UsageError || (error instanceof Error && codeOf(error).startsWith('ERR_PARSE_ARGS'))
  );
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return printable(String(error));
  const code = codeOf(error);
  return printable(error.message) + (code && !error.message.includes(code) ? ` (${code})` : '');
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
