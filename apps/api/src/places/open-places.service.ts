import { formatAccidentId, type AccidentColumns } from '@elektron/columns';
import { Injectable, Logger } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import type { PlaceProposal } from './place-proposal.ts';
import { PlaceProposalsService, type PlaceProposals } from './place-proposals.service.ts';
import { PlaceSkipRepository, type PlaceSkip } from './place-skip.repository.ts';
import { PlaceWordsRepository, type PlaceGround } from './place-words.repository.ts';

/** The accidents without a place at one moment. */
export interface OpenPlaces {
  readonly ground: PlaceGround;
  /** All of them, whether skipped or not. */
  readonly total: number;
  /** Where it is not null, what was found is not known yet: none of them is open or skipped here. */
  readonly searching: PlaceProposals['searching'];
  /** In the order of the queue: the surest first, those without a candidate last. */
  readonly open: readonly PlaceProposal[];
  /** Of the open ones, those that are sure by their words, unless somebody has taken them from their place: they may be accepted together. */
  readonly sure: readonly PlaceProposal[];
  /** What people have left for later, in the same order. */
  readonly skipped: readonly PlaceProposal[];
  readonly skips: ReadonlyMap<string, PlaceSkip>;
}

/** Knows which accidents have no place, and what was found for them. */
@Injectable()
export class OpenPlacesService {
  readonly #proposals: PlaceProposalsService;
  readonly #words: PlaceWordsRepository;
  readonly #skips: PlaceSkipRepository;
  readonly #snapshots: AccidentSnapshots;
  readonly #logger = new Logger('OpenPlaces');

  constructor(proposals: PlaceProposalsService, words: PlaceWordsRepository, skips: PlaceSkipRepository, snapshots: AccidentSnapshots) {
    this.#proposals = proposals;
    this.#words = words;
    this.#skips = skips;
    this.#snapshots = snapshots;
  }

  async find(context: ActingContext): Promise<OpenPlaces> {
    const { columns } = await this.#snapshots.getAccidentSnapshot(context);
    const ids = listUnplaced(columns);
    const { ground, byAccident, searching } = await this.#proposals.get(context, ids);
    const skips = await this.#skips.list(context);
    const known = searching === null ? ids : [];
    const all = known.map((id): PlaceProposal => byAccident.get(id) ?? { accidentId: id, candidates: [], reason: 'NOTHING_SAID' });
    all.sort(byConfidence);
    const open = all.filter(({ accidentId }) => !skips.has(accidentId));
    const skipped = all.filter(({ accidentId }) => skips.has(accidentId));
    const cleared = await this.#words.readCleared(context);
    const sure = open.filter(({ reason, accidentId }) => reason === null && !cleared.has(accidentId));
    return { ground, total: ids.length, searching, open, sure, skipped, skips };
  }

  /** Searches in advance, so that whoever comes finds it done. It never fails: whoever comes begins it anew. */
  async prepare(context: ActingContext): Promise<void> {
    try {
      const { columns } = await this.#snapshots.getAccidentSnapshot(context);
      if (listUnplaced(columns).length > 0) await this.#proposals.search(context);
    } catch (error) {
      this.#logger.warn(error);
    }
  }
}

function listUnplaced(columns: AccidentColumns): string[] {
  const ids: string[] = [];
  for (let index = 0; index < columns.count; index += 1) if (columns.located[index] === 0) ids.push(formatAccidentId(columns, index));
  return ids;
}

const byConfidence = (a: PlaceProposal, b: PlaceProposal): number =>
  confidenceOf(b) - confidenceOf(a) || (a.accidentId < b.accidentId ? -1 : 1);

/** Of the first candidate; 0 without one. */
export const confidenceOf = ({ candidates }: PlaceProposal): number => candidates[0]?.confidence ?? 0;
