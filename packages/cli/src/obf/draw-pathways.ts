/** Makes milestones of Open Badge Factory key badges of a structure, with their pathways: their images come from there. */
import {ObfError} from '@pepites/connectors';
import {type Operator, ServerError} from '@pepites/server';
import type {ExitCode} from '../command.js';
import {presentPlan} from '../definition/present-plan.js';
import {type Io, languageOf, printable} from '../io.js';
import {openConnection} from './connection.js';
import {neededObfSettings} from './settings.js';
import {codeWords, pathwayWords} from './words.js';

export async function drawPathways(
  operator: Operator,
  io: Io,
  {structure, dryRun}: {readonly structure: string; readonly dryRun: boolean},
): Promise<ExitCode> {
  const settings = neededObfSettings(io);
  const language = languageOf(io);
  const place = {platform: 'obf', structure} as const;
  try {
    const client = openConnection(settings);
    const images: Record<string, string> = {};
    for (const {milestone, badge} of await operator.milestonesToDraw(place))
      images[milestone] = bytesOf((await client.badge(badge, {signal: io.stopSignal})).image);
    const {plan, undrawn} = await operator.drawMilestones({...place, images, dryRun});
    io.out(presentPlan(plan, language));
    for (const {milestone, name, missing} of undrawn)
      io.out(`${pathwayWords[language].undrawn(`${milestone} ${printable(name)}`, missing.join(', '))}\n`);
    return 0;
  } catch (error) {
    if (error instanceof ObfError)
      io.error(`pepites obf: ${codeWords[language][error.code]} (${error.code})\n`);
    else if (error instanceof ServerError && error.problems.length > 0)
      for (const {at, code, detail} of error.problems)
        io.error(`pepites obf: ${printable(`${at}: ${detail} (${code})`)}\n`);
    else throw error;
    return 1;
  }
}

/** In base64. */
const bytesOf = (dataUrl: string): string => dataUrl.slice(dataUrl.indexOf(',') + 1);
