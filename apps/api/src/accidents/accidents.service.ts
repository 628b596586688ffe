import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { isUuid } from '../common/uuid.ts';
import type { Accident } from './accident.ts';
import { AccidentDetailsRepository } from './accident-details.repository.ts';

/** Single accidents. */
@Injectable()
export class AccidentsService {
  readonly #details: AccidentDetailsRepository;

  constructor(details: AccidentDetailsRepository) {
    this.#details = details;
  }

  /** The accident of an id as it is now; `null` when there is none, or none that the asker may see. */
  async find(context: ActingContext, id: string): Promise<Accident | null> {
    if (!isUuid(id)) return null;
    const [accident] = await this.#details.find(context, [id.toLowerCase()]);
    return accident ?? null;
  }
}
