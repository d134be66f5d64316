/** Words that are never broken at the end of a line. */
import {html, type TemplateResult} from 'lit';

const unbroken = /(badges?-clés?)/i;

/** The sentence with its compound words held together; needs a style `.together` that does not wrap. */
export function keepTogether(sentence: string): string | readonly (string | TemplateResult)[] {
  const parts = sentence.split(unbroken);
  if (parts.length === 1) return sentence;
  return parts.map((part, i) => (i % 2 === 1 ? html`<span class="together">${part}</span>` : part));
}
