import type { AccidentFilter, BlackSpotEventKind, BlackSpotStatus, KeeperStanding, Period, Severity } from '@elektron/domain';

import type { AttachedDocument } from '../common/parse-document.ts';
import type { PolygonGeometry } from '../common/plane.ts';

/** Within a distance of its middle, or within an outline; one of the two is null. */
export interface BlackSpotPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusMeters: number | null;
  readonly outline: PolygonGeometry | null;
}

/** What was counted when the place was accepted; it never changes afterwards. */
export interface CaseFigures {
  readonly accidents: number;
  readonly severities: Readonly<Record<Severity | 'unknown', number>>;
  /** Null where the organisation has no accident at all. */
  readonly period: Period | null;
  readonly years: number | null;
}

/** A place that was accepted, as it was then. */
export interface BlackSpot {
  readonly blackSpotId: string;
  readonly name: string;
  readonly place: BlackSpotPlace;
  /** The hotspot that was accepted; null where somebody drew the place. */
  readonly hotspot: { readonly runId: string; readonly rank: number } | null;
  readonly filter: AccidentFilter;
  readonly dataVersion: number;
  readonly figures: CaseFigures;
  /** Not real: shown loudly wherever it appears. */
  readonly illustrative: boolean;
  readonly createdAt: Date;
}

/** What a person brings to the history of a case. */
export interface NewEvent {
  readonly kind: BlackSpotEventKind;
  readonly toStatus: BlackSpotStatus | null;
  /** YYYY-MM-DD; null for what has no day of its own. */
  readonly happenedOn: string | null;
  readonly note: string | null;
  readonly decisionNumber: string | null;
  readonly authority: string | null;
  readonly worksStart: string | null;
  readonly interventionId: string | null;
  /** Which document was added or removed, and what it was called. */
  readonly documentId: string | null;
  readonly documentName: string | null;
  /** Who is made responsible by another. */
  readonly appointeeId: string | null;
}

/** Somebody who is or was responsible, as they are known today. */
export interface Keeper {
  readonly personId: string;
  /** Of a former member the name that stands in the history, null where none does. */
  readonly name: string | null;
  readonly standing: KeeperStanding;
}

/** A line of the history: written once, never changed. */
export interface BlackSpotEvent extends NewEvent {
  readonly eventNo: number;
  readonly fromStatus: BlackSpotStatus | null;
  /** Null for the installation itself, which loads the demonstration. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly madeAt: Date;
  /** Who has looked after the case since; null for an event of another kind, and where nobody has. */
  readonly keeper: Keeper | null;
}

/** What is attached to a case, without its contents. */
export type BlackSpotDocument = AttachedDocument;

/** A case with its history, the first event first, and its documents, the first added first. */
export interface BlackSpotCase extends BlackSpot {
  readonly events: readonly BlackSpotEvent[];
  readonly documents: readonly BlackSpotDocument[];
}

/** An event of which nothing is said but its kind. */
export function plainEvent(kind: BlackSpotEventKind, given: Partial<NewEvent> = {}): NewEvent {
  return {
    kind,
    toStatus: null,
    happenedOn: null,
    note: null,
    decisionNumber: null,
    authority: null,
    worksStart: null,
    interventionId: null,
    documentId: null,
    documentName: null,
    appointeeId: null,
    ...given,
  };
}
