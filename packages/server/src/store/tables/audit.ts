/** Who did or looked at what, without content. */
import type {actorKinds} from '@pepites/recognition';

/** `link`: somebody without an account, by a link and a code; `system`: a timer. */
export type ActorKind = (typeof actorKinds)[number];

export interface AuditTables {
  audit: {
    id: string;
    structure_id: string;
    at: string;
    actor_kind: ActorKind;
    /** Id of the person, link or platform; null for the operator and the system. */
    actor: string | null;
    /** `request.opened`, `file.read`, `award.revoked`: what was done, never what was written. */
    act: string;
    /** The person whom it concerns, who may see this line. */
    subject_person: string | null;
    object_id: string | null;
    /** Of somebody's own act: who had made the code that their session began with. */
    assisted_by: string | null;
  };
}
