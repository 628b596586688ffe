import { Problem, type Text } from '@elektron/domain';
import { findImportFormat } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { Accident } from '../accidents/accident.ts';
import { AccidentDetailsRepository } from '../accidents/accident-details.repository.ts';
import { AccidentSourcesRepository } from '../accidents/accident-sources.repository.ts';
import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../common/paging.ts';
import { refused } from '../common/refused.ts';
import { isUuid } from '../common/uuid.ts';
import { DUPLICATE_STATUSES, type AccidentPair, type DuplicateCandidate, type DuplicateStatus } from './duplicate.ts';
import { DuplicateCandidateRepository } from './duplicate-candidate.repository.ts';

/** One of the two records of a pair. */
export interface DuplicateSide {
  readonly accident: Accident;
  readonly formatLabels: Text;
  readonly batchId: number;
}

export interface PresentedCandidate extends DuplicateCandidate {
  readonly sides: readonly [DuplicateSide, DuplicateSide];
}

/** The queue of accidents that are perhaps on record twice, and what people decide about them. */
@Injectable()
export class DuplicatesService {
  readonly #candidates: DuplicateCandidateRepository;
  readonly #details: AccidentDetailsRepository;
  readonly #sources: AccidentSourcesRepository;
  readonly #snapshots: AccidentSnapshots;

  constructor(
    candidates: DuplicateCandidateRepository,
    details: AccidentDetailsRepository,
    sources: AccidentSourcesRepository,
    snapshots: AccidentSnapshots,
  ) {
    this.#candidates = candidates;
    this.#details = details;
    this.#sources = sources;
    this.#snapshots = snapshots;
  }

  /**
   * A page of the queue, the pairs with the most points first.
   * @throws Problem INPUT_INVALID
   */
  async list(
    context: ActingContext,
    status: string,
    first: number | null,
    after: string | null,
  ): Promise<Page<PresentedCandidate> & { readonly totalCount: number }> {
    const size = parsePageSize(first);
    const meant = parseStatus(status);
    const keys = parseCursor(after, 'count', 'text', 'text');
    const position = keys && { score: keys[0], accidentId: parseId('after', keys[1]), otherAccidentId: parseId('after', keys[2]) };
    const found = await this.#candidates.list(context, meant, size + 1, position);
    const sides = await this.#findSides(context, found);
    const presented = found.flatMap((candidate): PresentedCandidate[] => {
      const [one, other] = [sides.get(candidate.accidentId), sides.get(candidate.otherAccidentId)];
      return one === undefined || other === undefined ? [] : [{ ...candidate, sides: [one, other] }];
    });
    const page = toPage(presented, size, ({ score, accidentId, otherAccidentId }) => [score, accidentId, otherAccidentId]);
    return { ...page, totalCount: await this.#candidates.count(context, meant) };
  }

  /**
   * Says that both records are of one accident: both stay on record, and the secondary one counts no longer, from a new data version on.
   * @throws Problem INPUT_INVALID, DUPLICATE_NOT_FOUND, DUPLICATE_DECIDED
   */
  async markSame(context: ActingContext, id: string, secondaryId: string): Promise<void> {
    const pair = parsePair(id);
    const secondary = parseId('secondaryId', secondaryId);
    if (secondary !== pair.accidentId && secondary !== pair.otherAccidentId)
      throw new Problem('INPUT_INVALID', { field: 'secondaryId', value: secondary });
    await this.#candidates.decide(context, pair, 'same', secondary);
  }

  /** @throws Problem INPUT_INVALID, DUPLICATE_NOT_FOUND, DUPLICATE_DECIDED */
  async markDifferent(context: ActingContext, id: string): Promise<void> {
    await this.#candidates.decide(context, parsePair(id), 'different', null);
  }

  /** Takes back what was said of a pair, whichever of the two it was. @throws Problem INPUT_INVALID, DUPLICATE_NOT_DECIDED */
  async undo(context: ActingContext, id: string): Promise<void> {
    await this.#candidates.undo(context, parsePair(id));
  }

  async #findSides(context: ActingContext, found: readonly DuplicateCandidate[]): Promise<ReadonlyMap<string, DuplicateSide>> {
    const ids = [...new Set(found.flatMap(({ accidentId, otherAccidentId }) => [accidentId, otherAccidentId]))];
    const { version } = await this.#snapshots.getAccidentSnapshot(context);
    const sources = await this.#sources.find(context, ids, version);
    const accidents = await this.#details.find(context, ids, version);
    return new Map(
      accidents.flatMap((accident) => {
        const source = sources.get(accident.id);
        if (source === undefined) return [];
        const { formatId, batchId } = source;
        return [
          [accident.id, { accident, batchId, formatLabels: findImportFormat(formatId)?.labels ?? { el: formatId, en: formatId } }] as const,
        ];
      }),
    );
  }
}

/** The id of a pair is that of both. */
export function formatPairId({ accidentId, otherAccidentId }: AccidentPair): string {
  return `${accidentId}.${otherAccidentId}`;
}

function parsePair(id: string): AccidentPair {
  const [accidentId = '', otherAccidentId = '', ...rest] = id.split('.');
  if (rest.length > 0) throw refused('id', id);
  return { accidentId: parseId('id', accidentId), otherAccidentId: parseId('id', otherAccidentId) };
}

function parseId(field: string, id: string): string {
  if (!isUuid(id)) throw refused(field, id);
  return id.toLowerCase();
}

function parseStatus(status: string): DuplicateStatus {
  const meant = DUPLICATE_STATUSES.find((known) => known === status);
  if (meant === undefined) throw refused('status', status);
  return meant;
}
