/** What one check found; the verdict adds which check it was. */
import type {Check, CheckCode} from '../types.js';

export type Finding = Omit<Check, 'id'>;

export const pass = (code: CheckCode = 'OK', detail = ''): Finding => ({result: 'pass', code, detail});
export const fail = (code: CheckCode, detail: string): Finding => ({result: 'fail', code, detail});
export const unknown = (code: CheckCode, detail: string): Finding => ({result: 'unknown', code, detail});
export const skipped = (detail: string): Finding => ({result: 'skipped', code: 'NOT_CHECKED', detail});

/** Of several findings, the one that decides: a failure, else something unknown, else the first. */
export function worstOf(findings: readonly [Finding, ...Finding[]]): Finding {
  return (
    findings.find(({result}) => result === 'fail') ??
    findings.find(({result}) => result === 'unknown') ??
    findings[0]
  );
}
