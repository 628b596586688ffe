import type { PublishedHead, ReleaseRequest, ReleaseStatus } from '@elektron/domain';
import type { MadeReleaseAudit, ReleaseUtility } from '@elektron/disclosure-control';

import type { StoredProblem } from '../common/problem.ts';

export const RELEASE_EVENT_KINDS = ['begun', 'ready', 'failed', 'proposed', 'rejected', 'published', 'withdrawn'] as const;
export type ReleaseEventKind = (typeof RELEASE_EVENT_KINDS)[number];

/** A line of a draft's history: written once, never changed. */
export interface ReleaseEvent {
  readonly eventNo: number;
  readonly kind: ReleaseEventKind;
  readonly reason: string | null;
  readonly problem: StoredProblem | null;
  /** Null for a machine. */
  readonly personId: string | null;
  readonly personName: string | null;
  readonly madeAt: Date;
}

/** What was computed, without the release itself. */
export interface ReleaseFindings {
  readonly head: PublishedHead;
  readonly digest: string;
  readonly auditPassed: boolean;
  readonly audit: MadeReleaseAudit;
  readonly utility: readonly ReleaseUtility[];
  /** Releases that the audit has taken for known. */
  readonly considered: readonly string[];
  /** Of the packed release. */
  readonly bytes: number;
}

/** A draft as somebody has asked for it. */
export interface NewReleaseDraft {
  readonly draftId: string;
  readonly request: ReleaseRequest;
  readonly illustrative: boolean;
  /** Of accidents. */
  readonly dataVersion: number;
  readonly softwareVersion: string;
}

export interface ReleaseDraft extends NewReleaseDraft {
  readonly progress: number;
  readonly cancelRequested: boolean;
  /** Whoever computes it has been silent for long. */
  readonly isSilent: boolean;
  readonly personName: string | null;
  readonly madeAt: Date;
  /** The first one first. */
  readonly events: readonly ReleaseEvent[];
  /** Null until it is computed, and where that failed. */
  readonly findings: ReleaseFindings | null;
}

const STATUS_AFTER: Readonly<Record<ReleaseEventKind, ReleaseStatus>> = {
  begun: 'computing',
  ready: 'ready',
  failed: 'failed',
  proposed: 'proposed',
  rejected: 'rejected',
  published: 'published',
  withdrawn: 'withdrawn',
};

export function statusOf({ events, isSilent }: Pick<ReleaseDraft, 'events' | 'isSilent'>): ReleaseStatus {
  const last = events.at(-1);
  if (last === undefined) return 'computing';
  return last.kind === 'begun' && isSilent ? 'interrupted' : STATUS_AFTER[last.kind];
}

/** Whether it has ended without anything that could be looked at, so that asking for the same again may bring more. */
export function isRepeatable(draft: Pick<ReleaseDraft, 'events' | 'isSilent' | 'findings'>): boolean {
  const status = statusOf(draft);
  return draft.findings === null && (status === 'interrupted' || status === 'failed');
}

/** Who has proposed it; null where nobody has. */
export function proposerOf({ events }: Pick<ReleaseDraft, 'events'>): string | null {
  return events.findLast(({ kind }) => kind === 'proposed')?.personId ?? null;
}
