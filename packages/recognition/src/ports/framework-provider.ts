/** The port to a competency framework: where concepts are looked for, and found again by code or address. */
import type {LocalisedText} from '../text.js';

export interface FrameworkConcept {
  /** `ESCO`, `ROME`. */
  readonly framework: string;
  readonly kind: 'skill' | 'occupation' | 'other';
  readonly label: LocalisedText;
  /** As the framework writes it: `A1414`. */
  readonly code?: string;
  /** As the framework writes it; never made up. */
  readonly uri?: string;
  readonly description?: LocalisedText;
}

export interface FrameworkProvider {
  /** Stable and unique among the providers of a backend. */
  readonly id: string;
  readonly name: LocalisedText;
  /** Which data these are, and of when. */
  readonly source: string;
  /** The best first. @param language BCP 47; the labels in it are searched, and French ones */
  search(
    text: string,
    options: {readonly language: string; readonly limit: number},
  ): Promise<readonly FrameworkConcept[]>;
  /** By code or address; undefined where the provider has none such. */
  get(codeOrUri: string): Promise<FrameworkConcept | undefined>;
}
