import type { Capability } from './access.ts';
import type { Text } from './language.ts';
import { getDayNumber } from './period.ts';

/*
 * A black spot is a place that an authority has accepted as one, and what became of it. What can be done with a case, by whom, and what has to be
 * said with it, is this table: the API, the form and the documentation read it.
 */

/** THE states of a case, in the order of a case that goes its whole way; the last two end it early. */
export const BLACK_SPOT_STATUSES = [
  'identified',
  'site-visit',
  'diagnosed',
  'treatment-planned',
  'approved',
  'treated',
  'monitored',
  'closed',
  'rejected',
  'handed-over',
] as const;
export type BlackSpotStatus = (typeof BLACK_SPOT_STATUSES)[number];

export const BLACK_SPOT_STATUS_LABELS: Readonly<Record<BlackSpotStatus, Text>> = {
  identified: { el: 'Εντοπίστηκε', en: 'Identified' },
  'site-visit': { el: 'Έγινε αυτοψία', en: 'Site visited' },
  diagnosed: { el: 'Έγινε διάγνωση', en: 'Diagnosed' },
  'treatment-planned': { el: 'Σχεδιάστηκε παρέμβαση', en: 'Treatment planned' },
  approved: { el: 'Εγκρίθηκε και χρηματοδοτήθηκε', en: 'Approved and financed' },
  treated: { el: 'Ολοκληρώθηκε η παρέμβαση', en: 'Treated' },
  monitored: { el: 'Σε παρακολούθηση', en: 'Monitored' },
  closed: { el: 'Έκλεισε', en: 'Closed' },
  rejected: { el: 'Απορρίφθηκε', en: 'Rejected' },
  'handed-over': { el: 'Διαβιβάστηκε σε άλλον φορέα', en: 'Handed to another road authority' },
};

/** States in which nobody has anything left to do; a case may still be taken up again. */
export const ENDED_STATUSES: readonly BlackSpotStatus[] = ['closed', 'rejected', 'handed-over'];

/** What a step must come with, besides its date. */
export const STEP_NEEDS = ['reason', 'decision-number', 'authority', 'works-start'] as const;
export type StepNeed = (typeof STEP_NEEDS)[number];

export const STEP_NEED_LABELS: Readonly<Record<StepNeed, Text>> = {
  reason: { el: 'αιτιολογία', en: 'a reason' },
  'decision-number': { el: 'αριθμός απόφασης', en: 'the number of the decision' },
  authority: { el: 'ο άλλος φορέας της οδού', en: 'the other road authority' },
  'works-start': { el: 'έναρξη των έργων', en: 'the first day of the works' },
};

export interface BlackSpotStep {
  readonly from: BlackSpotStatus;
  readonly to: BlackSpotStatus;
  readonly needs: readonly StepNeed[];
  /** Back to where the case was before, or taken up again: always with a reason. */
  readonly back: boolean;
}

/** Whoever may run analyses keeps the register; the decision itself is made elsewhere, and its number is what is kept here. */
export const BLACK_SPOT_CAPABILITY: Capability = 'analyses.run';

const WAY: readonly BlackSpotStatus[] = BLACK_SPOT_STATUSES.slice(0, BLACK_SPOT_STATUSES.indexOf('closed') + 1);
/** Before works, a case may turn out to be none, or not one's own. */
const BEFORE_WORKS: readonly BlackSpotStatus[] = WAY.slice(0, WAY.indexOf('treated'));

const NEEDS_ON_THE_WAY: Readonly<Partial<Record<BlackSpotStatus, readonly StepNeed[]>>> = {
  approved: ['decision-number'],
  treated: ['works-start'],
};

const forth = (from: BlackSpotStatus, to: BlackSpotStatus, needs: readonly StepNeed[]): BlackSpotStep => ({ from, to, needs, back: false });
const back = (from: BlackSpotStatus, to: BlackSpotStatus): BlackSpotStep => ({ from, to, needs: ['reason'], back: true });

/** THE steps: which state may follow which. */
export const BLACK_SPOT_STEPS: readonly BlackSpotStep[] = [
  ...WAY.slice(1).map((to, position) => forth(WAY[position]!, to, NEEDS_ON_THE_WAY[to] ?? [])),
  ...BEFORE_WORKS.flatMap((from) => [forth(from, 'rejected', ['reason']), forth(from, 'handed-over', ['authority'])]),
  // A step that was taken by mistake is taken back by another one: what was said stays in the history.
  ...WAY.slice(1).map((from, position) => back(from, WAY[position]!)),
  // What was built has not helped enough: the place is looked at again.
  back('monitored', 'diagnosed'),
  back('rejected', 'identified'),
  back('handed-over', 'identified'),
];

/** What may be done with a case in a state, forth first. */
export function stepsFrom(status: BlackSpotStatus): BlackSpotStep[] {
  return BLACK_SPOT_STEPS.filter(({ from }) => from === status).sort((a, b) => Number(a.back) - Number(b.back));
}

export function findStep(from: BlackSpotStatus, to: BlackSpotStatus): BlackSpotStep | null {
  return BLACK_SPOT_STEPS.find((step) => step.from === from && step.to === to) ?? null;
}

/** What can happen to a case: each is a line of its history. */
export const BLACK_SPOT_EVENT_KINDS = [
  'accepted',
  'step',
  'note',
  'taken-on',
  'given-up',
  'appointed',
  'relieved',
  'intervention',
  'document-added',
  'document-removed',
] as const;
export type BlackSpotEventKind = (typeof BLACK_SPOT_EVENT_KINDS)[number];

export const BLACK_SPOT_EVENT_LABELS: Readonly<Record<BlackSpotEventKind, Text>> = {
  accepted: { el: 'Καταχώριση στο μητρώο', en: 'Added to the register' },
  step: { el: 'Βήμα', en: 'Step' },
  note: { el: 'Σημείωση', en: 'Note' },
  'taken-on': { el: 'Ανάληψη της υπόθεσης', en: 'Took the case on' },
  'given-up': { el: 'Παύση ευθύνης για την υπόθεση', en: 'Gave the case up' },
  appointed: { el: 'Ορισμός υπευθύνου', en: 'Appointed somebody' },
  relieved: { el: 'Έμεινε χωρίς υπεύθυνο', en: 'Left without anybody responsible' },
  intervention: { el: 'Σύνδεση με παρέμβαση', en: 'Linked to an intervention' },
  'document-added': { el: 'Προσθήκη εγγράφου', en: 'Added a document' },
  'document-removed': { el: 'Αφαίρεση εγγράφου', en: 'Removed a document' },
};

/** What settles who looks after a case: the last of them holds. */
export const RESPONSIBILITY_KINDS: readonly BlackSpotEventKind[] = ['taken-on', 'given-up', 'appointed', 'relieved'];

/** Whether whoever is responsible can still do something: `may-not` without the right to keep the register, `gone` who cannot sign in here. */
export const KEEPER_STANDINGS = ['active', 'may-not', 'gone'] as const;
export type KeeperStanding = (typeof KEEPER_STANDINGS)[number];

/** Nothing is said of who can do something. */
export const KEEPER_STANDING_LABELS: Readonly<Record<Exclude<KeeperStanding, 'active'>, Text>> = {
  'may-not': { el: 'Δεν έχει πια δικαίωμα στο μητρώο', en: 'May no longer keep the register' },
  gone: { el: 'Δεν είναι πια εδώ', en: 'No longer here' },
};

/** After how many years a treated place is evaluated: a first look, and one that random variation disturbs less. */
export const EVALUATED_AFTER_YEARS = [1, 3] as const;

export interface PlannedEvaluation {
  readonly afterYears: number;
  /** The first day on which so many whole years lie behind the works. */
  readonly dueOn: string;
  readonly isDue: boolean;
}

/**
 * When the effect of works is to be evaluated.
 * @param worksEnd first day after the works, YYYY-MM-DD
 * @param today in the organisation's time zone
 * @throws Problem INPUT_INVALID when one is no date
 */
export function planEvaluations(worksEnd: string, today: string): PlannedEvaluation[] {
  return EVALUATED_AFTER_YEARS.map((afterYears) => {
    const dueOn = yearsLater(worksEnd, afterYears);
    return { afterYears, dueOn, isDue: getDayNumber(dueOn) <= getDayNumber(today) };
  });
}

/** 29 February becomes 1 March where there is none: the years are whole then. */
function yearsLater(isoDate: string, years: number): string {
  getDayNumber(isoDate);
  const year = Number(isoDate.slice(0, 4)) + years;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthAndDay = isoDate.slice(4) === '-02-29' && !isLeap ? '-03-01' : isoDate.slice(4);
  return `${String(year).padStart(4, '0')}${monthAndDay}`;
}
