/** What a server says that it found of the badges of a wall that it drew. */
import type {Verdict} from '@pepites/credentials';

export interface WallServed {
  /** Who has checked, as it calls itself. */
  readonly by: string;
  /** When; ISO 8601. */
  readonly at: string;
  /** In the order of the badges. */
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** `<script type="application/json" data-verdict>` inside an element that a server has drawn. */
export function readServedVerdicts(host: ParentNode): WallServed | undefined {
  const text = host.querySelector(':scope > script[data-verdict]')?.textContent ?? '';
  try {
    const {by, at, verdicts} = JSON.parse(text) as Partial<WallServed>;
    const isWhole = typeof by === 'string' && by !== '' && typeof at === 'string' && Array.isArray(verdicts);
    return isWhole ? {by, at, verdicts} : undefined;
  } catch {
    return undefined;
  }
}
