/** Badges of structures before they are published. */
import type {BadgeDraftState, DraftProcess, KeptBadgeDesign} from '@pepites/recognition';
import type {LocalisedText} from '../domain-types.js';
import type {JsonText} from '../json-text.js';

export interface BadgeDesignTables {
  badge_draft: {
    id: string;
    structure_id: string;
    author_id: string;
    state: BadgeDraftState;
    version: number;
    name: string;
    description: string;
    criteria: JsonText<readonly string[]>;
    image_alt: JsonText<LocalisedText>;
    process: DraftProcess;
    design: JsonText<KeptBadgeDesign>;
    /** A file of the draft’s own; the published badge has another, made from its content. */
    image_key: string | null;
    /** The badge that it changes, or that came of it. */
    badge_id: string | null;
    /** When the badge that it changes was changed last, as the draft began. */
    badge_updated_at: string | null;
    created_at: string;
    updated_at: string;
  };
}
