/** What a server says that it found of the badge that it drew: its own word, shown with its name until the badge was checked here. */
import type {Verdict} from '@pepites/credentials';

export interface ServedVerdict {
  readonly verdict: Verdict;
  /** Who has checked, as it calls itself. */
  readonly by: string;
  /** When; ISO 8601. */
  readonly at: string;
  /** Of the badge that it is about. */
  readonly credentialText?: string | undefined;
}

/** `<script type="application/json" data-verdict>` inside an element that a server has drawn. */
export function readServed(host: ParentNode): ServedVerdict | undefined {
  const text = host.querySelector(':scope > script[data-verdict]')?.textContent ?? '';
  try {
    const served = JSON.parse(text) as Partial<ServedVerdict>;
    const {verdict, by, at} = served;
    return verdict && typeof by === 'string' && by !== '' && typeof at === 'string'
      ? {verdict, by, at}
      : undefined;
  } catch {
    return undefined;
  }
}

/** As little of a verdict as is said of it: its details may name what nobody else is to know. */
export function servedVerdict({verdict, by, at}: ServedVerdict): ServedVerdict {
  const {format, policy, outcome, checks, judged} = verdict;
  const said = checks.map(({id, result, code}) => ({id, result, code, detail: ''}));
  // What the checks are about: words that nobody has checked must not stand beside them.
  const about = judged && {judged};
  return {verdict: {format, policy, outcome, checks: said, warnings: [], nested: [], ...about}, by, at};
}
