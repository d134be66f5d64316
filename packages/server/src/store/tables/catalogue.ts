/** Versions of badges, badges that people propose, and the activities that develop them. */
import type {Alignment, BadgeMeaning, KeptBadgeDesign, ProposalState} from '@pepites/recognition';
import type {Duty, LocalisedText} from '../domain-types.js';
import type {JsonText} from '../json-text.js';

/** What the table `badge` has since the catalogue came. */
export interface BadgeCatalogueColumns {
  version: number;
  /** In which order badges came to the structure: never changes, so that pages of the catalogue neither repeat nor skip. */
  listed_order: number;
  is_retired: 0 | 1;
  mode: string;
  moment: string | null;
  /** Words to search: lower case, without accents, in all languages. */
  search_text: string;
  /** ` fr en `: the first is what the signed badge is written in. */
  languages: string;
  /** ` rome:a1414 http://data.europa.eu/… `: what the badge is aligned to, in lower case. */
  concepts: string;
  opens_at: string | null;
  closes_at: string | null;
}

export interface CatalogueTables {
  badge_version: {
    structure_id: string;
    badge_id: string;
    number: number;
    content_hash: string;
    meaning: JsonText<BadgeMeaning>;
    image_key: string;
    image_type: string;
    png_key: string;
    /** What the image was drawn from; null where it was not drawn here. */
    design: JsonText<KeptBadgeDesign> | null;
    published_at: string;
  };
  proposal: {
    id: string;
    structure_id: string;
    person_id: string;
    title: string;
    why: string;
    skills: JsonText<readonly string[]>;
    examples: string;
    state: ProposalState;
    version: number;
    message: string;
    badge_id: string | null;
    answered_at: string | null;
    created_at: string;
  };
  activity: {
    structure_id: string;
    id: string;
    version: number;
    title: JsonText<LocalisedText>;
    description: JsonText<LocalisedText> | null;
    alignments: JsonText<readonly Alignment[]>;
    badges: JsonText<readonly string[]>;
    duties: JsonText<readonly Duty[]>;
    created_at: string;
    updated_at: string;
  };
}
