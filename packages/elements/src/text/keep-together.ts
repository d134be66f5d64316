/** Words that are never broken at the end of a line. */
import {html, type TemplateResult} from 'lit';

const unbroken = /(badge-clé)/i;

/** The sentence with its compound words held together; needs `.together` of the host styles. */
export function keepTogether(sentence: string): readonly (string | TemplateResult)[] {
  return sentence
    .split(unbroken)
    .map((part, i) => (i % 2 === 1 ? html`<span class="together">${part}</span>` : part));
}
