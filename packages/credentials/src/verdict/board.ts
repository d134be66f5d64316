/** Collects what the checks find, and makes the verdict of it. */
import {type Finding, skipped, unknown} from '../checks/finding.js';
import type {
  CheckId,
  CredentialFormat,
  CredentialView,
  NestedVerdict,
  Outcome,
  Policy,
  Verdict,
  VerdictWarning,
} from '../types.js';

/** The order in which a verdict lists them. */
const ORDER: readonly CheckId[] = [
  'format',
  'schema',
  'integrity',
  'issuer',
  'recognised',
  'status',
  'dates',
  'recipient',
];

/** A verdict in the making on something that came with the credential. */
export interface NestedBoard extends Pick<NestedVerdict, 'role'> {
  readonly board: Board;
  id: string;
  subjectId: string;
}

/** More says nothing more, and each is held beside all that were said. */
const MAX_WARNINGS = 100;

export class Board {
  format: CredentialFormat = 'unknown';
  /** Set for a document that is known but not verified here. */
  isUnsupported = false;
  /** What the checks are about, where that is not what was given. */
  judged: CredentialView | undefined;
  readonly nested: NestedBoard[] = [];
  readonly #policy: Policy;
  readonly #required: ReadonlySet<CheckId>;
  readonly #findings = new Map<CheckId, Finding>();
  readonly #warnings: VerdictWarning[] = [];

  constructor(options: {readonly policy: Policy; readonly isRecipientAsked: boolean}) {
    this.#policy = options.policy;
    const isRequired = (id: CheckId) =>
      id !== 'recognised' && (id !== 'recipient' || options.isRecipientAsked);
    this.#required = new Set(ORDER.filter(isRequired));
  }

  set(id: CheckId, finding: Finding): void {
    this.#findings.set(id, finding);
  }

  /** Takes results back, before the same checks are made of something else. */
  forget(...ids: readonly CheckId[]): void {
    for (const id of ids) this.#findings.delete(id);
  }

  get(id: CheckId): Finding | undefined {
    return this.#findings.get(id);
  }

  /** Once for each thing to say. */
  warn(code: string, detail: string): void {
    if (this.#warnings.length >= MAX_WARNINGS) return;
    const isSaid = this.#warnings.some((known) => known.code === code && known.detail === detail);
    if (!isSaid) this.#warnings.push({code, detail});
  }

  /** Gives every required check that has no result yet this one; here and in what is nested. */
  fill(finding: Finding): void {
    for (const id of this.#required) if (!this.#findings.has(id)) this.#findings.set(id, finding);
    for (const {board} of this.nested) board.fill(finding);
  }

  /** A copy: what is found later does not change a verdict that was given. */
  verdict(): Verdict {
    const checks = ORDER.map((id) => ({id, ...(this.#findings.get(id) ?? skipped(''))}));
    return {
      format: this.format,
      policy: this.#policy,
      outcome: this.#outcome(),
      checks,
      warnings: [...this.#warnings].sort(byCode),
      nested: this.nested.map(nestedVerdict),
      ...(this.judged && {judged: this.judged}),
    };
  }

  #outcome(): Outcome {
    const findings = [...this.#required].map((id) => this.#findings.get(id) ?? unknown('NOT_CHECKED', ''));
    if (findings.some(({result}) => result === 'fail')) return 'refused';
    if (this.isUnsupported) return 'unsupported';
    return findings.every(({result}) => result === 'pass') ? 'verified' : 'undetermined';
  }
}

export function nestedVerdict({board, role, id, subjectId}: NestedBoard): NestedVerdict {
  return {role, id, subjectId, ...board.verdict()};
}

/** Checks run at the same time: what they come upon first is chance, and no part of a verdict. */
function byCode(one: VerdictWarning, other: VerdictWarning): number {
  const [a, b] = [one, other].map(({code, detail}) => `${code} ${detail}`) as [string, string];
  return a < b ? -1 : Number(a > b);
}
