/** What was done last, for whoever does not see it. */
export type Said = 'placed' | 'skipped' | 'undone' | 'nothing' | null;

export interface Decision {
  readonly index: number;
  readonly accidentId: string;
  /** Null where it was to leave the accident for later. */
  readonly correctionNo: number | null;
}

/** Where somebody is in the queue, and what they have decided on the way. */
export interface Walk {
  readonly index: number;
  readonly decisions: readonly Decision[];
  /** How often an accident was changed here: each change raises its revision by one. */
  readonly changes: Readonly<Record<string, number>>;
  readonly said: Said;
}

export const START: Walk = { index: 0, decisions: [], changes: {}, said: null };

export const withChange = ({ changes }: Walk, id: string): Walk['changes'] => ({ ...changes, [id]: (changes[id] ?? 0) + 1 });
