/** What is counted as it happens, since nothing of it may be kept: by the day, for a structure, of nobody. */

/** Drafts begun, drafts that nobody went on with (on the day they were begun), links to badges made and opened. */
export type Tallied = 'draftBegun' | 'draftLeft' | 'linkMade' | 'linkOpened';

export interface StatisticsTables {
  /** `day`: YYYY-MM-DD, UTC. */
  tally: {structure_id: string; day: string; what: Tallied; count: number};
}
