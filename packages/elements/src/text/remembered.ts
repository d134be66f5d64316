/** Words for many things that say the same. */
import type {Catalogue, Text} from './messages.js';

/** The same words, where a sentence without values is made once. For one language: in another they are other words. */
export function remembered<French extends Catalogue>(text: Text<French>): Text<French> {
  const made = new Map<string, string>();
  return (key, ...values) => {
    if (values.length > 0) return text(key, ...values);
    const sentence = made.get(key) ?? text(key, ...values);
    made.set(key, sentence);
    return sentence;
  };
}
