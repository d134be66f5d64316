/** Words that are never broken at the end of a line. */
import {html, type TemplateResult} from 'lit';

const unbroken = /(badge-clé)/i;

/** The sentence with its compound words held together; needs a style `.together` that does not wrap. */
export function keepTogether(sentence: string): readonly (string | TemplateResult)[] {
  return sentence
    .split(unbroken)
    .map((part, i) => (i % 2 === 1 ? html`<span class="together">${part}</span>` : part));
}
