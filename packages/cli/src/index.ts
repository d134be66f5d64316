/** The command `pepites`: reads the command line, runs one command, gives the exit code. */
import {readFile} from 'node:fs/promises';
import {UsageError, type Command, type ExitCode} from './command.js';
import {printable, type Io} from './io.js';

export {processIo, type Io} from './io.js';

interface Entry {
  /** One line for the list of commands. */
  readonly summary: string;
  /** When it is asked for: `verify` needs no server, `serve` no YAML. */
  readonly load: () => Promise<Command>;
}

const commands: Readonly<Record<string, Entry>> = {
  serve: {
    summary: 'runs the backend',
    load: async () => (await import('./commands/serve.js')).serveCommand,
  },
  apply: {
    summary: 'creates and updates structures, badges and pathways from a file',
    load: async () => (await import('./commands/apply.js')).applyCommand,
  },
  export: {
    summary: 'writes a structure as the file that would make it',
    load: async () => (await import('./commands/export.js')).exportCommand,
  },
  verify: {
    summary: 'tells whether badges are genuine and still good',
    load: async () => (await import('./commands/verify.js')).verifyCommand,
  },
  extract: {
    summary: 'prints the credential that an image carries',
    load: async () => (await import('./commands/extract.js')).extractCommand,
  },
  bake: {
    summary: 'puts a credential into a PNG or an SVG',
    load: async () => (await import('./commands/bake.js')).bakeCommand,
  },
  sign: {
    summary: 'signs a badge, a recommendation, or a list of withdrawn badges',
    load: async () => (await import('./commands/sign.js')).signCommand,
  },
  keygen: {
    summary: 'makes the key with which an issuer signs',
    load: async () => (await import('./commands/keygen.js')).keygenCommand,
  },
  awards: {
    summary: 'finds the badges of somebody, to take one back',
    load: async () => (await import('./commands/awards.js')).awardsCommand,
  },
  statistics: {
    summary: 'prints the figures of a structure, for a spreadsheet',
    load: async () => (await import('./commands/statistics.js')).statisticsCommand,
  },
  revoke: {
    summary: 'takes a badge back',
    load: async () => (await import('./commands/revoke.js')).revokeCommand,
  },
  backup: {
    summary: 'copies the store and its files, without the secret',
    load: async () => (await import('./commands/backup.js')).backupCommand,
  },
  restore: {
    summary: 'puts a backup into a new data folder, or into PostgreSQL',
    load: async () => (await import('./commands/restore.js')).restoreCommand,
  },
  migrate: {
    summary: 'moves the store between its file and PostgreSQL',
    load: async () => (await import('./commands/migrate.js')).migrateCommand,
  },
  seed: {
    summary: 'puts a first structure in place, to try a new installation',
    load: async () => (await import('./commands/seed.js')).seedCommand,
  },
  user: {
    summary: 'says who works in a structure, and as what',
    load: async () => (await import('./commands/user.js')).userCommand,
  },
  doctor: {
    summary: 'looks at an installation, and says what is wrong with it',
    load: async () => (await import('./commands/doctor.js')).doctorCommand,
  },
  connect: {
    summary: 'tries the connection to another platform (Open Badge Factory)',
    load: async () => (await import('./commands/connect.js')).connectCommand,
  },
  obf: {
    summary: 'reads what Open Badge Factory has, and tells what was given there',
    load: async () => (await import('./commands/obf.js')).obfCommand,
  },
  webhooks: {
    summary: 'shows where events are sent, makes secrets, sends again',
    load: async () => (await import('./commands/webhooks.js')).webhooksCommand,
  },
  platforms: {
    summary: 'connects course platforms: the secret of their messages, their record stores',
    load: async () => (await import('./commands/platforms.js')).platformsCommand,
  },
  keys: {
    summary: 'makes API keys for course platforms, and new keys to sign with',
    load: async () => (await import('./commands/keys.js')).keysCommand,
  },
};

/** Runs `pepites <argv…>`; never rejects. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name = '', ...args] = argv;
  if (name === '--version' || name === '-v') {
    io.out(`${await ownVersion()}\n`);
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) return explain(argv, io);
  const command = await entry.load();
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

function explain([name]: readonly string[], io: Io): ExitCode {
  const isAsked = name === 'help' || name === '--help' || name === '-h';
  const lines = Object.entries(commands).map(([key, {summary}]) => `  ${key.padEnd(10)}${summary}`);
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
