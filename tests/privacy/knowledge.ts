import type { PublishedRelease } from '@elektron/domain';

/*
 * What somebody who attacks published releases starts from, and what they find. Nothing in here comes from the defence: only the documents that are
 * public, and the rules that the methods page tells everybody.
 */

/**
 * What is known of a number that is not shown: nothing (`none`); that the total of every area is one at least, where zeros are shown of all (`areas`); that every
 * number is (`cells`). `rule` is that of published releases: zeros are always shown of municipalities and of the coarsest hexagons, and of smaller ones only
 * where they follow from what is shown.
 */
export type Floors = 'none' | 'areas' | 'cells' | 'rule';

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
  /** What dimensions have to do with each other by their meaning. */
  readonly meanings: readonly Meaning[];
  /** How far an accident may lie from the middle of its junction or from the line of its section, and from the middle of a black spot (metres). */
  readonly roadReachMeters: number;
  readonly siteReachMeters: number;
}

export interface DimensionValue {
  readonly dimension: string;
  readonly value: string;
}

/** A value that is the sum of values of another dimension, or of one of its values and a rest that nobody names. */
export interface Meaning {
  readonly whole: DimensionValue;
  readonly parts: readonly DimensionValue[];
  readonly hasRest: boolean;
}

const severity = (value: string): DimensionValue => ({ dimension: 'severity', value });
const injury = (value: string): DimensionValue => ({ dimension: 'injury', value });
const age = (value: string): DimensionValue => ({ dimension: 'age', value });

export const RULES_OF_RELEASES: Knowledge = {
  floors: 'rule',
  unlisted: 'empty',
  depth: 'published',
  meanings: [
    // Someone killed is someone killed or seriously hurt.
    { whole: severity('killed-or-serious'), parts: [{ dimension: 'fatal', value: 'fatal' }], hasRest: true },
    { whole: injury('injury'), parts: [severity('killed-or-serious'), severity('slight-or-not-stated')], hasRest: false },
    { whole: injury('no-injury-or-unknown'), parts: [severity('no-injury-or-unknown')], hasRest: false },
    // Ages are those of people who were hurt.
    { whole: injury('injury'), parts: ['child', 'older', 'young', 'adult', 'unknown'].map(age), hasRest: false },
    { whole: injury('no-injury-or-unknown'), parts: [age('no-injury-or-unknown')], hasRest: false },
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
