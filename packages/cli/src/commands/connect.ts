/** `pepites connect test obf`: says what works with given credentials of another platform. */
import {parseArgs} from 'node:util';
import {type ObfCheck, tryObf} from '@pepites/connectors';
import {UsageError, type Command} from '../command.js';
import {type Io, type Language, languageOf, printable, printableJson} from '../io.js';
import {openConnection} from '../obf/connection.js';
import {obfSettings, obfUsage} from '../obf/settings.js';
import {checkWords, codeWords} from '../obf/words.js';

export const connectCommand: Command = {
  usage: `pepites connect test obf [--json]

  Tries the connection to Open Badge Factory, call by call: the token, the organisation, its badges, what was issued, application forms,
  aliases, and how many badges may still be issued. Changes nothing there.

  --json       an array of {check, state, code, count, name}; state is works, fails, unsupported or untried

  ${obfUsage}

  Exit code 1 when something fails.`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {json: {type: 'boolean', default: false}},
    });
    if (positionals.join(' ') !== 'test obf') throw new UsageError('"test obf" is all it does');
    const settings = obfSettings(io);
    if (!settings) throw new UsageError('give PEPITES_OBF_CLIENT_ID and PEPITES_OBF_CLIENT_SECRET');
    const checks = await tryObf(openConnection(settings), {signal: io.stopSignal});
    if (values.json) io.out(`${printableJson(checks, 2)}\n`);
    else present(checks, io);
    return checks.some(({state}) => state === 'fails') ? 1 : 0;
  },
};

function present(checks: readonly ObfCheck[], io: Io): void {
  const language = languageOf(io);
  for (const check of checks) io.out(`${lineOf(check, language)}\n`);
}

const marks: Readonly<Record<ObfCheck['state'], string>> = {
  works: 'ok  ',
  fails: 'BAD ',
  unsupported: '-   ',
  untried: '-   ',
};

function lineOf({check, state, code, count, name}: ObfCheck, language: Language): string {
  const words = checkWords[language];
  const said = [
    ...(code ? [`${codeWords[language][code]} (${code})`] : []),
    ...(count === undefined ? [] : [String(count)]),
    ...(name === undefined ? [] : [printable(name)]),
    ...(state === 'unsupported' || state === 'untried' ? [words[state]] : []),
  ];
  return `${marks[state]} ${words[check].padEnd(24)} ${said.join(', ')}`.trimEnd();
}
