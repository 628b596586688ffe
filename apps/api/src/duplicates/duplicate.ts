import { MOST_POINTS, type DuplicatePart, type Likeness } from '@elektron/columns';
import type { Text } from '@elektron/domain';

/** What has been said of a pair, or `open` for nothing that holds. */
export const DUPLICATE_STATUSES = ['open', 'same', 'different'] as const;
export type DuplicateStatus = (typeof DUPLICATE_STATUSES)[number];
export type DuplicateVerdict = Exclude<DuplicateStatus, 'open'>;

/** Two records that may be of one accident; `accidentId` is the smaller of the two. */
export interface AccidentPair {
  readonly accidentId: string;
  readonly otherAccidentId: string;
}

/** How the score of a pair came about. */
export interface ScoreParts extends Likeness {
  readonly points: Readonly<Record<DuplicatePart, number>>;
}

/** A pair that a search has found. */
export interface NewCandidate extends AccidentPair {
  readonly score: number;
  readonly parts: ScoreParts;
}

export interface DuplicateDecision {
  readonly verdict: DuplicateVerdict;
  /** Of the same accident the record that does not count. */
  readonly secondaryId: string | null;
  /** As it was called then; null for the installation itself. */
  readonly decidedByName: string | null;
  readonly decidedAt: Date;
}

export interface DuplicateCandidate extends NewCandidate {
  readonly status: DuplicateStatus;
  readonly decision: DuplicateDecision | null;
}

const PART_LABELS: Readonly<Record<DuplicatePart, Text>> = {
  distance: { el: 'Απόσταση', en: 'Distance' },
  time: { el: 'Διαφορά ώρας', en: 'Difference in time' },
  severity: { el: 'Βαρύτητα', en: 'Severity' },
  units: { el: 'Πλήθος οχημάτων', en: 'Number of vehicles' },
};

/** One line of the explanation of a score. */
export interface ScoreLine {
  readonly part: DuplicatePart;
  readonly label: Text;
  readonly points: number;
  readonly most: number;
  /** What was measured; null where the points say it. */
  readonly measured: Text | null;
}

/** What speaks for a pair, in the order in which a person would ask. */
export function explainScore({ points, meters, minutes }: ScoreParts): ScoreLine[] {
  const measured: Readonly<Record<DuplicatePart, Text | null>> = {
    distance: { el: `${Math.round(meters)} μ.`, en: `${Math.round(meters)} m` },
    time: minutes === null ? { el: 'άγνωστη ώρα', en: 'time not known' } : { el: `${minutes} λεπτά`, en: `${minutes} min` },
    severity: null,
    units: null,
  };
  return (Object.keys(MOST_POINTS) as DuplicatePart[]).map((part) => ({
    part,
    label: PART_LABELS[part],
    points: points[part],
    most: MOST_POINTS[part],
    measured: measured[part],
  }));
}
