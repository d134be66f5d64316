/** From what was read to the event, once for each thing that is said. */
import type {CompletionReading} from '@pepites/recognition';
import {BadgeCompletionHintEvent} from './completion-hint-event.js';

/** Dispatches a hint on `target` for each fact that is new. What is no news, or cannot be read, is nothing to tell a learner. */
export function createHinter(target: EventTarget): (reading: CompletionReading) => void {
  const told = new Set<string>();
  return (reading) => {
    if (reading.says !== 'fact') return;
    for (const fact of reading.facts) {
      const key = JSON.stringify(fact);
      if (told.has(key)) continue;
      told.add(key);
      target.dispatchEvent(new BadgeCompletionHintEvent(fact, reading.why));
    }
  };
}
