import { setTimeout as sleep } from 'node:timers/promises';

import { NO_LINES, type LineCounts } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.ts';
import type { BatchPosition } from './import-batch.ts';
import { ImportBatchRepository, type BatchProgress } from './import-batch.repository.ts';
import type { OrphanCandidate, PreparedChunk, PreparedIssue } from './reading/prepared-chunk.ts';
import { RowIssueRepository, type NewIssue } from './row-issue.repository.ts';
import { addProposals } from './reading/quality/repair-tally.ts';
import { VersionRepository, type Verdict, type VersionTarget } from './version.repository.ts';

export interface WrittenChunk {
  readonly state: BatchProgress;
  /** Whether somebody wants the batch cancelled; null when it is no longer this run's, and nothing was written. */
  readonly cancelRequested: boolean | null;
}

const NOTHING: Verdict = { added: 0, changed: 0, unchanged: 0, leansOn: [] };

/**
 * What a person asks for is several short transactions, one after the other. On the embedded database each would wait for a whole chunk; so long
 * after a chunk nothing is written, and they come to their end.
 */
const PAUSE_MS = 10;

/** Thrown to roll back what another run of the same batch must not see twice. */
class RunLost extends Error {}

/** Writes one chunk of an import in one short transaction: rows, remarks, counts and position together, so that a resumed import is exact. */
@Injectable()
export class ChunkWriter {
  readonly #database: Database;
  readonly #batches: ImportBatchRepository;
  readonly #versions: VersionRepository;
  readonly #issues: RowIssueRepository;

  constructor(database: Database, batches: ImportBatchRepository, versions: VersionRepository, issues: RowIssueRepository) {
    this.#database = database;
    this.#batches = batches;
    this.#versions = versions;
    this.#issues = issues;
  }

  async write(target: VersionTarget, before: BatchProgress, chunk: PreparedChunk): Promise<WrittenChunk> {
    const { context, batchId } = target;
    const parents = chunk.orphans.length === 0 ? NOTHING_FOUND : await this.#versions.findParents(target, chunk.orphans);
    const held = parents.orphans.map((orphan) => orphan.ordinal);
    const remarks = withoutWarningsOn(parents.orphans, chunk.issues);
    const issues: NewIssue[] = [
      ...remarks.map((issue) => ({ ...issue, draft: null })),
      ...parents.orphans.map(({ issue, draft }) => ({ ...issue, draft })),
    ];
    try {
      const written = await this.#database.inOrganisation(context, async (sql) => {
        const verdict = chunk.rows === null ? NOTHING : await this.#versions.write(sql, target, chunk.rows, held);
        const companions: Verdict[] = [];
        for (const rows of chunk.companions) companions.push(await this.#versions.write(sql, target, rows, []));
        const sites = chunk.sites === null ? [] : await this.#versions.writeSites(sql, target, chunk.sites);
        await this.#issues.add(sql, context, batchId, before.position.issues + 1, issues);
        const orphans = parents.orphans.map(({ issue, cells }) => ({ row: issue.row, level: 'held' as const, cells }));
        const discarded = await this.#issues.addHeld(sql, context, batchId, chunk.position.fileIndex, [...chunk.refused, ...orphans]);
        const state: BatchProgress = {
          counts: addCounts(before.counts, chunk, verdict, { held: held.length, discarded, unsaid: chunk.issues.length - remarks.length }),
          position: {
            ...moveOn(before.position, chunk, issues.length, [verdict, ...companions, parents, { leansOn: sites }]),
            besides: companions.reduce((sum, { added, changed }) => sum + added + changed, before.position.besides ?? 0),
          },
          progress: chunk.progress,
        };
        const cancelRequested = await this.#batches.advance(sql, context, batchId, state);
        if (cancelRequested === null) throw new RunLost();
        return { state, cancelRequested };
      });
      if (this.#database.profile === 'embedded') await sleep(PAUSE_MS);
      return written;
    } catch (error) {
      if (error instanceof RunLost) return { state: before, cancelRequested: null };
      throw error;
    }
  }
}

/** "Accepted with a remark" is not said of a line that is held back. */
function withoutWarningsOn(orphans: readonly OrphanCandidate[], issues: readonly PreparedIssue[]): readonly PreparedIssue[] {
  if (orphans.length === 0) return issues;
  const rows = new Set(orphans.map((orphan) => orphan.issue.row));
  return issues.filter((issue) => issue.level !== 'warning' || !rows.has(issue.row));
}

const NOTHING_FOUND = { orphans: [], leansOn: [] };

/** What is found out only when lines are written. */
interface Late {
  /** Lines whose accident was not found on record. */
  readonly held: number;
  /** Held lines that a person has discarded before. */
  readonly discarded: number;
  /** Warnings about lines that are held back. */
  readonly unsaid: number;
}

function addCounts(before: LineCounts, { counts }: PreparedChunk, verdict: Verdict, { held, discarded, unsaid }: Late): LineCounts {
  const chunk: LineCounts = {
    ...NO_LINES,
    ...counts,
    added: verdict.added,
    changed: verdict.changed,
    unchanged: verdict.unchanged,
    held: counts.held + held - discarded,
    rejected: counts.rejected + discarded,
    warnings: counts.warnings - unsaid,
  };
  const sum = { ...before } as { -readonly [name in keyof LineCounts]: number };
  for (const name of Object.keys(NO_LINES) as (keyof LineCounts)[]) sum[name] += chunk[name];
  return sum;
}

function moveOn(before: BatchPosition, chunk: PreparedChunk, issues: number, written: readonly Pick<Verdict, 'leansOn'>[]): BatchPosition {
  return {
    ...before,
    fileIndex: chunk.position.fileIndex,
    chunks: chunk.position.chunks,
    row: chunk.row,
    issues: before.issues + issues,
    proposals: addProposals(before.proposals ?? [], chunk.proposals),
    leansOn: [...new Set([...before.leansOn, ...written.flatMap(({ leansOn }) => leansOn)])].sort((a, b) => a - b),
  };
}
