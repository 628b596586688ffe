import type { LineCounts, ProposedRepair, RepairCode, RowIssueLevel } from '@elektron/domain';

import type { LinePatches } from '@elektron/importers';

import type { ErasureList } from '../../accidents/erased-person.ts';
import type { MunicipalityBoundary } from '../../territory/municipality-boundary.ts';
import type { VersionTableName } from '../version-tables.ts';
import type { RepairProposal } from './quality/repair-tally.ts';
import type { StandingRoads } from './roads/standing-roads.ts';

/*
 * What travels from the reading thread to the thread that writes: finished texts for the database, so that the latter, which also answers
 * people, does next to nothing.
 */

/** A file of a batch, as it was detected and where it lies. */
export interface BatchFile {
  readonly path: string;
  /** What opens this file and no other. */
  readonly key: Uint8Array;
  /** A DetectedTable of the importers. */
  readonly detected: unknown;
  /** What a person has decided about single lines. */
  readonly patches: LinePatches;
}

export interface ReadingTask {
  readonly organisationId: string;
  readonly timeZone: string;
  readonly srid: number;
  /** In whose territory an accident lies is found by these; empty where the installation has none, and for records that are no accidents. */
  readonly municipalities: readonly MunicipalityBoundary[];
  /** Where the organisation's own accidents are; empty where nobody has said. */
  readonly territory: readonly MunicipalityBoundary[];
  /** What becomes of an accident elsewhere. */
  readonly outsideBoundary: 'warning' | 'held';
  /** Edges of the organisation's roads (x1, y1, x2, y2 in degrees times 10^7), by which a wrong datum is noticed; empty where it has none. */
  readonly roads: Int32Array;
  /** The network that an import of roads replaces; absent for other imports. */
  readonly standingRoads?: StandingRoads;
  /** What a person has accepted to be put right. */
  readonly repairs: readonly RepairCode[];
  /** The day of the import in that time zone, `YYYY-MM-DD`: lines that speak of later days are held back. */
  readonly latestDate: string;
  readonly formatId: string;
  /** Persons whose data are not taken. */
  readonly erasures: ErasureList;
  /** In reading order. */
  readonly files: readonly BatchFile[];
  /** How many chunks of which file have been written before; they are read again (for their keys) and not handed over. */
  readonly resumeAt: ChunkPosition;
}

export interface ChunkPosition {
  readonly fileIndex: number;
  /** Chunks of this file that are done. The same file gives the same chunks. */
  readonly chunks: number;
}

/**
 * What reading alone decides; added, changed and unchanged are found out against the database, and so are further lines to hold back: those
 * whose accident is not on record.
 */
export type ReadCounts = Pick<LineCounts, 'lines' | 'skipped' | 'duplicates' | 'held' | 'rejected' | 'warnings'>;

export interface PreparedIssue {
  readonly fileName: string;
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly level: RowIssueLevel;
  readonly value: string;
  /** What would put it right, or has. */
  readonly repair?: ProposedRepair;
}

/**
 * The cells of a line that becomes no record, as a JSON array, for a person to correct them. Without what tells of a person's identity; null
 * where it cannot be told which cell is which, and where data of the person were erased.
 */
export type HeldCells = string | null;

/** A line that reading refuses. */
export interface RefusedLine {
  readonly row: number;
  readonly level: 'held' | 'rejected';
  readonly cells: HeldCells;
}

/** A line that names an accident which this import has not brought: its rows wait for a look into the records. */
export interface OrphanCandidate {
  /** Place in the chunk's rows, from 1 as SQL counts. */
  readonly ordinal: number;
  readonly accidentId: string;
  readonly cells: HeldCells;
  /** What will be said, and kept, when the accident is not among the records either. */
  readonly issue: PreparedIssue;
  readonly draft: string;
}

export interface PreparedRows {
  readonly table: VersionTableName;
  readonly count: number;
  /** One array literal per column; see version-tables.ts. */
  readonly literals: readonly string[];
}

/** At most a thousand rows: what one transaction writes. */
export interface PreparedChunk {
  readonly position: ChunkPosition;
  /** Last line of the file that it covers. */
  readonly row: number;
  /** Of all bytes of all files, 0 to 1. */
  readonly progress: number;
  readonly counts: ReadCounts;
  readonly rows: PreparedRows | null;
  /** What the lines tell of beside the records that they are; written with them, and not counted. */
  readonly companions: readonly PreparedRows[];
  /** Sites that the counts of the chunk describe, each newer than any description that went before. */
  readonly sites: PreparedRows | null;
  readonly orphans: readonly OrphanCandidate[];
  readonly refused: readonly RefusedLine[];
  readonly issues: readonly PreparedIssue[];
  /** What could be put right in its lines, or was. */
  readonly proposals: readonly RepairProposal[];
}

export type ReadingRequest = 'next' | 'close';

export type ReadingAnswer =
  | { readonly kind: 'chunk'; readonly chunk: PreparedChunk }
  | { readonly kind: 'end' }
  | { readonly kind: 'problem'; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: 'error'; readonly error: unknown };
