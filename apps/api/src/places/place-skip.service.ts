import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { parseAccidentId } from '../common/uuid.ts';
import { PlaceSkipRepository } from './place-skip.repository.ts';
import { PlaceWordsRepository } from './place-words.repository.ts';

/** Leaves accidents without a place for later, for everybody in the organisation. */
@Injectable()
export class PlaceSkipService {
  readonly #words: PlaceWordsRepository;
  readonly #skips: PlaceSkipRepository;

  constructor(words: PlaceWordsRepository, skips: PlaceSkipRepository) {
    this.#words = words;
    this.#skips = skips;
  }

  /** @throws Problem ACCIDENT_NOT_FOUND, CORRECTION_CONFLICT where it has a place by now */
  async skip(context: ActingContext, accidentId: string): Promise<boolean> {
    const id = parseAccidentId(accidentId);
    const row = (await this.#words.readAmong(context, [id])).get(id);
    if (row === undefined) throw new Problem('ACCIDENT_NOT_FOUND');
    if (row.x !== null) throw new Problem('CORRECTION_CONFLICT');
    await this.#skips.skip(context, id);
    return true;
  }

  /** @throws Problem ACCIDENT_NOT_FOUND, PLACE_NOT_SKIPPED */
  async takeBack(context: ActingContext, accidentId: string): Promise<boolean> {
    await this.#skips.takeBack(context, parseAccidentId(accidentId));
    return true;
  }
}
