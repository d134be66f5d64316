/** A pathway that the page itself gives: as a property, as inline JSON, or as a list in the light DOM. */
import type {Pathway, PathwayProgress} from '@pepites/recognition';
import {CodedError} from '../base/coded-error.js';
import type {MapFault} from './map-fault.js';
import {checkLinks, checkPathway, checkProgress} from './pathway-of-data.js';

/** A pathway as a map needs it: also where its steps lead, and what was wrong with what the page gave. */
export interface ShownPathway extends Pathway {
  /** Addresses that are safe to follow, by the ids of the steps. */
  readonly links?: ReadonlyMap<string, string>;
  readonly faults?: readonly MapFault[];
}

export interface GivenPathway {
  readonly pathway: ShownPathway | undefined;
  /** @throws {CodedError} PROGRESS_MALFORMED: the pathway is shown all the same */
  readonly progress: () => PathwayProgress | undefined;
}

export interface GivenSources {
  readonly definition: unknown;
  readonly progress: unknown;
  /** The text of the inline JSON. */
  readonly json: string | undefined;
  /** The element, where its list is what there is to show. */
  readonly list: Element | undefined;
}

/**
 * The property wins over the JSON, and the JSON over the list.
 * @throws {CodedError} JSON_MALFORMED, PATHWAY_MALFORMED, UNREACHABLE: what reads lists could not be loaded
 */
export async function readGivenPathway(sources: GivenSources): Promise<GivenPathway> {
  const {definition, progress, json, list} = sources;
  if (definition !== undefined)
    return {pathway: checkPathway(definition), progress: () => progressOf(progress)};
  if (json !== undefined) {
    const data = parseJson(json);
    const pathway = data['pathway'] === undefined ? undefined : checkPathway(data['pathway']);
    return {
      pathway: pathway && {...pathway, links: checkLinks(data['links'])},
      progress: () => progressOf(progress ?? data['progress']),
    };
  }
  if (!list) return {pathway: undefined, progress: () => progressOf(progress)};
  const part = await import('./pathway-of-list.js').catch((cause: unknown) => {
    throw new CodedError('UNREACHABLE', 'A part of the element cannot be loaded', {cause});
  });
  const read = part.pathwayOfList(list);
  return progress === undefined ? read : {...read, progress: () => progressOf(progress)};
}

function progressOf(value: unknown): PathwayProgress | undefined {
  return value === undefined ? undefined : checkProgress(value);
}

function parseJson(text: string): Readonly<Record<string, unknown>> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new CodedError('JSON_MALFORMED', 'The JSON inside <badge-pathway> cannot be read', {cause});
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new CodedError('PATHWAY_MALFORMED', 'The JSON inside <badge-pathway> is not {pathway, progress}');
  return data as Record<string, unknown>;
}
