/** Can this process serve people now? Asked by proxies and by whoever starts one version after the other. */
import {sql} from 'kysely';
import type {Services} from '../services.js';

export type NotReady = 'store' | 'stopping';

export interface Readiness {
  /** Empty: it can. */
  check(): Promise<readonly NotReady[]>;
  /** From now on proxies send nobody more. */
  stop(): void;
}

const answersWithinMs = 2000;

export function openReadiness({db}: Pick<Services, 'db'>): Readiness {
  let isStopping = false;
  return {
    check: async () => {
      const reasons: NotReady[] = [];
      if (isStopping) reasons.push('stopping');
      if (!(await isAnswering(db))) reasons.push('store');
      return reasons;
    },
    stop: () => {
      isStopping = true;
    },
  };
}

async function isAnswering(db: Services['db']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, answersWithinMs, false);
  });
  const answered = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answered, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
