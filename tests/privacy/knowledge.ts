import type { PublishedRelease } from '@elektron/domain';

/*
 * What somebody who attacks published releases starts from, and what they find. Nothing in here comes from the defence: only the documents that are
 * public, and the rules that the methods page tells everybody.
 */

/**
 * What is known of a number that is not shown: nothing (`none`); that an area's total is one at least, since a zero would be shown (`areas`: the rule of
 * published releases); that every number is (`cells`: where zeros of breakdowns are shown too).
 */
export type Floors = 'none' | 'areas' | 'cells';

/** Land of an area in which no smaller area is listed: without any accident, or anything. */
export type Unlisted = 'empty' | 'unknown';

/**
 * How far breakdowns are held against each other: only where they are published; in all the smallest areas and periods too (`leaf`); or all of them crossed
 * there (`full`), which is everything that can be told, and only possible for little land.
 */
export type Depth = 'published' | 'leaf' | 'full';

export interface Knowledge {
  readonly floors: Floors;
  readonly unlisted: Unlisted;
  readonly depth: Depth;
  /** Values that are a part of another dimension's value by their meaning: someone killed is someone killed or seriously hurt. */
  readonly parts: readonly { readonly part: DimensionValue; readonly whole: DimensionValue }[];
  /** How far an accident may lie from the middle of its junction or from the line of its section, and from the middle of a black spot (metres). */
  readonly roadReachMeters: number;
  readonly siteReachMeters: number;
}

export interface DimensionValue {
  readonly dimension: string;
  readonly value: string;
}

export const RULES_OF_RELEASES: Knowledge = {
  floors: 'areas',
  unlisted: 'empty',
  depth: 'published',
  parts: [
    {
      part: { dimension: 'fatal', value: 'fatal' },
      whole: { dimension: 'severity', value: 'killed-or-serious' },
    },
  ],
  roadReachMeters: 60,
  siteReachMeters: 150,
};

/** One number of a document. */
export interface CellReference {
  /** Position of the release among those that are attacked. */
  readonly release: number;
  readonly area: string;
  readonly period: string;
  readonly table: string;
  /** Position in the table's list of numbers. */
  readonly index: number;
}

/** A number beside the counts, of which the reader can tell: `low ≤ sum of coefficient × count ≤ high`. */
export interface Statement {
  readonly terms: readonly { readonly cell: CellReference; readonly coefficient: number }[];
  readonly low: number;
  readonly high: number;
}

/** A rate that was rounded to steps of some size, of a count per so much of anything that is public too (inhabitants, kilometres). */
export function rateStatement(cell: CellReference, rate: number, step: number, exposure: number): Statement {
  return { terms: [{ cell, coefficient: 1 }], low: (rate - step / 2) * exposure, high: (rate + step / 2) * exposure };
}

/** A percentage that was rounded to steps of some size: two statements. */
export function shareStatements(part: CellReference, whole: CellReference, percent: number, step: number): Statement[] {
  const half = step / 2;
  const beside = (share: number): Statement['terms'] => [
    { cell: part, coefficient: 100 },
    { cell: whole, coefficient: -share },
  ];
  return [
    { terms: beside(percent - half), low: 0, high: Infinity },
    { terms: beside(percent + half), low: -Infinity, high: 0 },
  ];
}

/**
 * `cell`: a number that is not shown is known within k-1. `piece`: one that nobody publishes, and that subtraction leaves. `change`: the accidents by
 * which two releases differ. `attribute`: all accidents of a group are known to be alike. `contradiction`: the documents cannot all be of the same accidents.
 */
export type FindingKind = 'cell' | 'piece' | 'change' | 'attribute' | 'contradiction';

export interface Finding {
  readonly kind: FindingKind;
  /** In words: area, period, values. */
  readonly about: string;
  /** What the number can be; of an attribute what its other values can add up to. */
  readonly low: number;
  readonly high: number;
}

export interface Attack {
  readonly findings: readonly Finding[];
  /** Numbers that were looked for; unknowns and equations of the linear programs, and how many programs were solved. */
  readonly looked: number;
  readonly unknowns: number;
  readonly equations: number;
  readonly parts: number;
  readonly solved: number;
  /** Bounds of each number that was looked for, by its name, where they were asked for. */
  readonly bounds: ReadonlyMap<string, readonly [low: number, high: number]>;
}

export type Documents = readonly PublishedRelease[];
