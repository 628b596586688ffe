import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Accident } from './accident.ts';
import { AccidentDetailsRepository } from './accident-details.repository.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Single accidents. */
@Injectable()
export class AccidentsService {
  readonly #details: AccidentDetailsRepository;

  constructor(details: AccidentDetailsRepository) {
    this.#details = details;
  }

  /** The accident of an id as it is now; `null` when there is none, or none that the asker may see. */
  async find(context: ActingContext, id: string): Promise<Accident | null> {
    if (!UUID.test(id)) return null;
    const [accident] = await this.#details.find(context, [id.toLowerCase()]);
    return accident ?? null;
  }
}
