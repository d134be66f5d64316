/** `pepites connect test obf|obp`: says what works of another platform, with what the environment names. */
import {parseArgs} from 'node:util';
import {type ObfCheck, type ObpErrorCode, tryObf} from '@pepites/connectors';
import type {PlaceCheck} from '@pepites/recognition';
import {type ExitCode, UsageError, type Command} from '../command.js';
import {type Io, languageOf, printable, printableJson} from '../io.js';
import {openConnection} from '../obf/connection.js';
import {neededObfSettings, type ObfSettings, obfUsage} from '../obf/settings.js';
import {certificateWords, checkWords, codeWords} from '../obf/words.js';
import {badgePlacesOf} from '../obp/badge-places.js';
import {placeWords} from '../obp/words.js';

export const connectCommand: Command = {
  usage: `pepites connect test obf [--json]
pepites connect test obp [PAGE] [--json]

  obf tries the connection to Open Badge Factory, call by call: the token, the organisation, its badges, what was issued, application forms,
  aliases, and how many badges may still be issued. obp tries each Open Badge Passport whose pages may be shown: that it answers, and, where
  PAGE is the address of a public badge, profile or group there, what that gives. Nothing is changed anywhere.

  --json       an array of {check, state, code, count, name}; of obp: of {url, checks}. state is works, fails, unsupported or untried

  ${obfUsage}
  PEPITES_OBP_URL is the Passport, default https://openbadgepassport.com/app; several with commas.

  Exit code 1 when something fails.`,

  async run(args, io) {
    const {values, positionals} = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {json: {type: 'boolean', default: false}},
    });
    const [test, platform, page, ...more] = positionals;
    if (test === 'test' && platform === 'obf' && page === undefined) return testObf(io, values.json);
    if (test === 'test' && platform === 'obp' && more.length === 0) return testObp(io, {...values, page});
    throw new UsageError('"test obf" and "test obp" are all it does');
  },
};

async function testObf(io: Io, isJson: boolean): Promise<ExitCode> {
  const settings = neededObfSettings(io);
  const found = await tryObf(openConnection(settings), {counts: true, signal: io.stopSignal});
  const checks = found.map((one) => (one.check === 'token' ? withCertificate(one, settings, io) : one));
  if (isJson) io.out(`${printableJson(checks, 2)}\n`);
  else for (const check of checks) io.out(`${obfLine(check, io)}\n`);
  return checks.some(({state}) => state === 'fails') ? 1 : 0;
}

/** A certificate ends one day: until when it is good is said while it still works. */
function withCertificate(check: ObfCheck, {proof}: ObfSettings, io: Io): ObfCheck {
  if (!('clientCertificate' in proof)) return check;
  const day = proof.clientCertificate.validUntil.toISOString().slice(0, 10);
  return {...check, name: certificateWords[languageOf(io)](day)};
}

async function testObp(
  io: Io,
  {json, page}: {readonly json: boolean; readonly page: string | undefined},
): Promise<ExitCode> {
  const places = badgePlacesOf(io);
  const isKnown = places.some((place) => page !== undefined && place.knows(page));
  const tried = await Promise.all(
    places.map(async (place) => {
      const isOwn = page !== undefined && (!isKnown || place.knows(page));
      const checks = await place.check({...(isOwn && {page}), signal: io.stopSignal});
      return {url: place.url, checks};
    }),
  );
  if (json) io.out(`${printableJson(tried, 2)}\n`);
  else {
    if (tried.length === 0) io.out(`${placeWords[languageOf(io)].none}\n`);
    for (const {url, checks} of tried) {
      io.out(`${url}\n`);
      for (const check of checks) io.out(`${obpLine(check, io)}\n`);
    }
  }
  return tried.some(({checks}) => checks.some(({state}) => state === 'fails')) ? 1 : 0;
}

const marks: Readonly<Record<ObfCheck['state'], string>> = {
  works: 'ok  ',
  fails: 'BAD ',
  unsupported: '-   ',
  untried: '-   ',
};

function obfLine({check, state, code, ...found}: ObfCheck, io: Io): string {
  const language = languageOf(io);
  const words = checkWords[language];
  const isNot = state === 'unsupported' || state === 'untried';
  return line(state, words[check], {
    ...found,
    code: code && `${codeWords[language][code]} (${code})`,
    state: isNot ? words[state] : undefined,
  });
}

function obpLine({check, state, code, ...found}: PlaceCheck, io: Io): string {
  const words = placeWords[languageOf(io)];
  return line(state, words.checks[check], {
    ...found,
    code: code && `${words.codes[code as ObpErrorCode]} (${code})`,
    state: state === 'untried' ? words.untried : undefined,
  });
}

function line(
  state: ObfCheck['state'],
  label: string,
  said: {
    readonly code?: string | undefined;
    readonly count?: number | undefined;
    readonly name?: string | undefined;
    readonly state?: string | undefined;
  },
): string {
  const {code, count, name} = said;
  const more = [code, count?.toString(), name && printable(name), said.state].filter(
    (one) => one !== undefined && one !== '',
  );
  return `${marks[state]} ${label.padEnd(24)} ${more.join(', ')}`.trimEnd();
}
