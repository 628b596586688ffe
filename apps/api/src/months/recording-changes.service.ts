import type { Period, Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { RecordingUnitRepository } from './recording-unit.repository.ts';
import { SeriesContextService } from './series-context.service.ts';

/** Something on record that changes what a series means, and since when. */
export interface RecordingChange {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly text: Text;
}

/** What is on record of changes in a series: notes, of the country and the organisation's own, and units that begin or end. The door of this room. */
@Injectable()
export class RecordingChangesService {
  readonly #notes: SeriesContextService;
  readonly #units: RecordingUnitRepository;

  constructor(notes: SeriesContextService, units: RecordingUnitRepository) {
    this.#notes = notes;
    this.#units = units;
  }

  /** Those that fall into a period: a note that lasts into it, a unit whose first month lies in it, or whose last. The earliest first. */
  async list(context: ActingContext, { start, end }: Period): Promise<RecordingChange[]> {
    const notes = await this.#notes.listNotes(context);
    const units = await this.#units.list(context);
    const isInside = (day: string): boolean => day > start && day < end;
    const noted = notes
      .filter(({ startsOn, endsOn }) => startsOn < end && (endsOn === null ? startsOn > start : endsOn > start))
      .map(({ startsOn, text }) => ({ on: startsOn, text }));
    const ofUnits = units.flatMap(({ name, firstMonth, lastMonth }) => [
      { on: `${firstMonth}-01`, text: { el: `η μονάδα «${name.el}» αρχίζει`, en: `the unit “${name.en}” begins` } },
      ...(lastMonth === null
        ? []
        : [{ on: `${lastMonth}-01`, text: { el: `η μονάδα «${name.el}» παύει`, en: `the unit “${name.en}” ends` } }]),
    ]);
    return [...noted, ...ofUnits.filter(({ on }) => isInside(on))].sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  }
}
