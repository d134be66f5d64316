/** What a server says that it found of what it drew: its own word, shown with its name until it was checked here. */
import type {Verdict} from '@pepites/credentials';
import {fingerprint} from '../base/fingerprint.js';

export interface Served {
  /** Who has checked, as it calls itself. */
  readonly by: string;
  /** When; ISO 8601. */
  readonly at: string;
  /** Of one badge, or in the order of several. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

/**
 * `<script type="application/json" data-verdict>` inside an element that a server has drawn. Nothing where the data are not those that
 * were checked.
 */
export function readServed(host: Element, data: string): Served | undefined {
  const text = host.querySelector(':scope > script[data-verdict]')?.textContent ?? '';
  try {
    const {by, at, of, verdicts} = JSON.parse(text) as Partial<Served & {of: string}>;
    const isOfThese = of === fingerprint(data);
    const isWhole = typeof by === 'string' && by !== '' && typeof at === 'string' && Array.isArray(verdicts);
    return isWhole && isOfThese ? {by, at, verdicts} : undefined;
  } catch {
    return undefined;
  }
}

/** For the script. @param json the data that were checked, as the element reads them */
export function served({by, at, verdicts}: Served, json: string): object {
  return {by, at, of: fingerprint(json), verdicts: verdicts.map((verdict) => verdict && shortened(verdict))};
}

/** As little of a verdict as is said of it: its details may name what nobody else is to know. */
function shortened({format, policy, outcome, checks, judged}: Verdict): Verdict {
  const said = checks.map(({id, result, code}) => ({id, result, code, detail: ''}));
  // What the checks are about: words that nobody has checked must not stand beside them.
  return {format, policy, outcome, checks: said, warnings: [], nested: [], ...(judged && {judged})};
}
