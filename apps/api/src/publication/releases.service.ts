import { randomUUID } from 'node:crypto';
import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { Problem, RELEASE_STATUS_LABELS, type PublishedRelease, type ReleaseRequest, type ReleaseStatus } from '@elektron/domain';
import type { MadeRelease } from '@elektron/disclosure-control';
import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { ActingContext, Actor } from '../common/acting-context.ts';
import { JobQueue } from '../common/job-queue.ts';
import { SOFTWARE_VERSION } from '../common/software-version.ts';
import { toStorable } from '../common/storable.ts';
import { isUuid } from '../common/uuid.ts';
import { isRepeatable, proposerOf, statusOf, type ReleaseDraft } from './release-draft.ts';
import { ReleaseDraftRepository } from './release-draft.repository.ts';
import { ReleaseExecutor, type DraftWatch } from './release-executor.ts';
import { isRefusedStep } from './refused-step.ts';
import { ReleaseRequests, type ReleaseTerms } from './release-requests.service.ts';

const unpack = promisify(gunzip);

/** Older drafts are found by their address. */
const LISTED = 100;
const LONGEST_REASON = 2_000;

/** What is to be in a release, and whether the records are real. */
export interface AskedRelease extends ReleaseRequest {
  readonly illustrative: boolean;
}

/** A draft with what would be public of it, and why the rest is hidden. */
export interface ReadRelease {
  readonly release: PublishedRelease;
  readonly hiddenBecause: MadeRelease['hiddenBecause'];
}

/** Releases: asked for, computed, proposed by one and published by another, withdrawn. The door of this room. */
@Injectable()
export class ReleasesService implements OnModuleInit {
  readonly #drafts: ReleaseDraftRepository;
  readonly #requests: ReleaseRequests;
  readonly #executor: ReleaseExecutor;
  readonly #queue: JobQueue;

  constructor(drafts: ReleaseDraftRepository, requests: ReleaseRequests, executor: ReleaseExecutor, queue: JobQueue) {
    this.#drafts = drafts;
    this.#requests = requests;
    this.#executor = executor;
    this.#queue = queue;
  }

  onModuleInit(): void {
    this.#queue.handle('releases', ({ context, id }, signal) => this.#executor.execute(context, id, { signal }));
  }

  findTerms(context: ActingContext, now = new Date()): Promise<ReleaseTerms> {
    return this.#requests.findTerms(context, now);
  }

  /** Newest first. */
  list(context: ActingContext): Promise<ReleaseDraft[]> {
    return this.#drafts.list(context, LISTED);
  }

  async find(context: ActingContext, draftId: string): Promise<ReleaseDraft | null> {
    return isUuid(draftId) ? this.#drafts.find(context, draftId) : null;
  }

  /** What would be public of a draft; null until it is computed. */
  async read(context: ActingContext, draftId: string): Promise<ReadRelease | null> {
    const packed = isUuid(draftId) ? await this.#drafts.readContent(context, draftId) : null;
    if (packed === null) return null;
    const [release, hiddenBecause] = [await unpack(packed.content), await unpack(packed.reasons)];
    return {
      release: JSON.parse(release.toString('utf8')) as PublishedRelease,
      hiddenBecause: JSON.parse(hiddenBecause.toString('utf8')) as MadeRelease['hiddenBecause'],
    };
  }

  /** Queues a draft of the present records. @throws Problem as ReleaseRequests.check */
  async draft(context: ActingContext, asked: AskedRelease, now = new Date()): Promise<ReleaseDraft> {
    const draftId = await this.#add(context, asked, now);
    await this.#queue.send('releases', { context, id: draftId });
    return this.#get(context, draftId);
  }

  /** The same without the queue: computes it in this process and waits for its end, whatever the end. */
  async draftHere(context: ActingContext, asked: AskedRelease, watch: DraftWatch, now = new Date()): Promise<ReleaseDraft> {
    const draftId = await this.#add(context, asked, now);
    await this.#executor.execute(context, draftId, watch);
    return this.#get(context, draftId);
  }

  /**
   * Queues a new draft of what was asked for in one of which nothing was computed.
   * @throws Problem RELEASE_NOT_FOUND, RELEASE_STEP_IMPOSSIBLE, as ReleaseRequests.check
   */
  async repeat(context: ActingContext, draftId: string, now = new Date()): Promise<ReleaseDraft> {
    const draft = await this.#get(context, draftId);
    const status = statusOf(draft);
    if (!isRepeatable(draft)) throw new Problem('RELEASE_STEP_IMPOSSIBLE', { status: RELEASE_STATUS_LABELS[status] });
    return this.draft(context, { ...draft.request, illustrative: draft.illustrative }, now);
  }

  /**
   * Looks after what a former process has left behind: what was being computed has failed, what was waiting is queued again. To be called at the start by a
   * process that runs jobs.
   * @param alone nobody else can be working in this database
   */
  async recover(context: ActingContext, alone: boolean): Promise<void> {
    const { waiting, interrupted } = await this.#drafts.listUnended(context, alone);
    const outcome = { kind: 'failed', problem: { code: 'RELEASE_INTERRUPTED', details: {} }, made: null } as const;
    for (const draftId of interrupted) {
      await this.#drafts.end(context, draftId, outcome).catch((error: unknown) => {
        // Whoever computes it has been heard again, and has ended it.
        if (!isRefusedStep(error)) throw error;
      });
    }
    // A draft is taken once only, however many jobs name it.
    for (const id of waiting) await this.#queue.send('releases', { context, id });
  }

  /** Asks the computing to stop; a draft that is over stays as it is. @throws Problem RELEASE_NOT_FOUND */
  async cancel(context: ActingContext, draftId: string): Promise<ReleaseDraft> {
    if (statusOf(await this.#get(context, draftId)) === 'computing') await this.#drafts.requestCancel(context, draftId);
    return this.#get(context, draftId);
  }

  /** @throws Problem RELEASE_NOT_FOUND, RELEASE_STEP_IMPOSSIBLE, RELEASE_CHANGED */
  propose(context: ActingContext, draftId: string): Promise<ReleaseDraft> {
    return this.#step(context, draftId, ['ready'], async (draft) => this.#drafts.propose(context, draftId, draft.findings!.digest));
  }

  /**
   * Makes public what somebody else has proposed. The database asks everything again.
   * @param digest of what the second person has looked at
   * @throws Problem RELEASE_NOT_FOUND, RELEASE_STEP_IMPOSSIBLE, RELEASE_SAME_PERSON, RELEASE_OUTDATED, RELEASE_CHANGED
   */
  publish(context: ActingContext, actor: Pick<Actor, 'personId'>, draftId: string, digest: string): Promise<ReleaseDraft> {
    return this.#step(context, draftId, ['proposed'], async (draft) => {
      if (proposerOf(draft) === actor.personId) throw new Problem('RELEASE_SAME_PERSON');
      if (draft.findings?.digest !== digest) throw new Problem('RELEASE_CHANGED');
      if (!(await this.#requests.knowsAll(context, draft.findings))) throw new Problem('RELEASE_OUTDATED');
      await this.#drafts.publish(context, draftId, digest);
    });
  }

  /** @throws Problem INPUT_INVALID, RELEASE_NOT_FOUND, RELEASE_STEP_IMPOSSIBLE, RELEASE_CHANGED */
  reject(context: ActingContext, draftId: string, reason: string): Promise<ReleaseDraft> {
    return this.#step(context, draftId, ['proposed'], () => this.#drafts.reject(context, draftId, parseReason(reason)));
  }

  /** Takes it back at once. @throws Problem INPUT_INVALID, RELEASE_NOT_FOUND, RELEASE_STEP_IMPOSSIBLE, RELEASE_CHANGED */
  withdraw(context: ActingContext, draftId: string, reason: string): Promise<ReleaseDraft> {
    return this.#step(context, draftId, ['published'], () => this.#drafts.withdraw(context, draftId, parseReason(reason)));
  }

  async #add(context: ActingContext, { illustrative, ...asked }: AskedRelease, now: Date): Promise<string> {
    const { request, dataVersion } = await this.#requests.check(context, toStorable(asked), now);
    const draftId = randomUUID();
    await this.#drafts.add(context, { draftId, request, illustrative, dataVersion, softwareVersion: SOFTWARE_VERSION });
    return draftId;
  }

  async #get(context: ActingContext, draftId: string): Promise<ReleaseDraft> {
    const draft = await this.find(context, draftId);
    if (draft === null) throw new Problem('RELEASE_NOT_FOUND');
    return draft;
  }

  async #step(
    context: ActingContext,
    draftId: string,
    from: readonly ReleaseStatus[],
    take: (draft: ReleaseDraft) => Promise<void>,
  ): Promise<ReleaseDraft> {
    const draft = await this.#get(context, draftId);
    const status = statusOf(draft);
    if (!from.includes(status)) throw new Problem('RELEASE_STEP_IMPOSSIBLE', { status: RELEASE_STATUS_LABELS[status] });
    try {
      await take(draft);
    } catch (error) {
      throw isRefusedStep(error) ? new Problem('RELEASE_CHANGED') : error;
    }
    return this.#get(context, draftId);
  }
}

/** @throws Problem INPUT_INVALID */
function parseReason(text: string): string {
  const reason = toStorable(text).trim();
  if (reason.length > 0 && reason.length <= LONGEST_REASON) return reason;
  throw new Problem('INPUT_INVALID', { field: 'reason', value: reason.slice(0, 100) || '–' });
}
