/** Who may examine a request and how many of them must say yes: what a `reviewed` badge lays down. */
import * as v from 'valibot';
import {slugSchema} from '../text.js';

export const stances = ['professional', 'peer'] as const;
/** What somebody examines as: a professional of the structure or from outside, or a peer who holds a given badge. */
export type Stance = (typeof stances)[number];

export const votes = ['unanimous', 'majority'] as const;
/** `unanimous`: the first "not yet" ends the request. `majority`: the greater number of the quorum decides. */
export type Vote = (typeof votes)[number];

const howMany = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3));

/** How a request is decided. What is absent is at its simplest: unanimous, no stance asked for, nobody decides last. */
export const quorumSchema = v.pipe(
  v.object({
    /** How many examiners must answer, 1 to 3; where the vote is unanimous, how many must say yes. */
    min: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 1),
    vote: v.optional(v.picklist(votes)),
    /** At least so many of the answers must come from each stance: `{peer: 1}`. */
    stances: v.optional(v.object({professional: v.optional(howMany), peer: v.optional(howMany)})),
    /** The badge that a peer must hold; without it nobody examines as a peer. */
    peersHold: v.optional(slugSchema),
    /** `tie`: settles a vote that is even. `always`: a yes of the jury counts only once this person has said yes too. */
    decider: v.optional(v.object({role: slugSchema, when: v.picklist(['tie', 'always'])})),
    /** Somebody who wrote all the evidence may examine it all the same. */
    writerMayExamine: v.optional(v.boolean()),
    /** Days after which an examiner who has not answered is replaced by the next of the pool; absent: 21. */
    replaceAfterDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60))),
  }),
  v.check(
    ({min, stances: asked}) => (asked?.peer ?? 0) + (asked?.professional ?? 0) <= min,
    'more answers by stance than `min`',
  ),
  v.check(
    ({stances: asked, peersHold}) => (asked?.peer ?? 0) === 0 || peersHold !== undefined,
    'a peer is asked for, and `peersHold` does not say which badge makes one',
  ),
  v.check(
    ({min, vote, decider}) => vote !== 'majority' || min % 2 === 1 || decider !== undefined,
    'a majority of an even number can be a tie: name a `decider`',
  ),
);

export type Quorum = v.InferOutput<typeof quorumSchema>;
/** All of a quorum but the number, which a request keeps apart. */
export type ReviewPolicy = Omit<Quorum, 'min'>;

/** Somebody who may be asked to examine. */
export interface Candidate {
  readonly examiner: string;
  /** Absent: `professional`. */
  readonly stance?: Stance | undefined;
}

/** Somebody who is asked to examine. */
export interface PanelMember extends Candidate {
  /** ISO 8601; the time-out counts from here, or from the submission if that was later. */
  readonly since: string;
}

/** What makes somebody a peer, as known when they act. */
export interface PeerFacts {
  /** Ids of the badges that the peer holds now. */
  readonly heldBadges: readonly string[];
  /** The peer agreed to examine for others. */
  readonly hasConsented: boolean;
}
