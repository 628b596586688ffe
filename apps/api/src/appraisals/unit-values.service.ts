import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { toStorable } from '../common/storable.ts';
import { NOT_THERE, refuse } from './appraisal-fields.ts';
import type { UsedValues } from './appraisal-question.ts';
import {
  parseUnitValues,
  TABLE_SETS,
  transferUnitValues,
  type NewValueSet,
  type OwnValueSet,
  type TransferDraft,
  type UnitValuesDraft,
} from './own-unit-values.ts';
import { UnitValuesRepository } from './unit-values.repository.ts';

/** A set that can be chosen: of the table, or an own one with when and how it came. */
export interface ChoosableValues extends UsedValues {
  readonly own: Pick<OwnValueSet, 'createdAt' | 'transfer'> | null;
  /** Not the newest of its set: kept for the appraisals that name it, and not chosen any more. */
  readonly isSuperseded: boolean;
}

/** What accidents and casualties are taken to cost: the table's sets, and those of the organisation. */
@Injectable()
export class UnitValuesService {
  readonly #sets: UnitValuesRepository;

  constructor(sets: UnitValuesRepository) {
    this.#sets = sets;
  }

  /** The table, then the own sets with all their versions. */
  async list(context: ActingContext): Promise<ChoosableValues[]> {
    const own = await this.#sets.list(context);
    return [
      ...TABLE_SETS.map((set) => ({ ...set, own: null, isSuperseded: false })),
      ...own.map(({ setId, version, name, set, transfer, createdAt }) => ({
        id: setId,
        version: String(version),
        name,
        set,
        own: { transfer, createdAt },
        isSuperseded: own.some((other) => other.setId === setId && other.version > version),
      })),
    ];
  }

  /** @throws Problem INPUT_INVALID, NOT_POSITIVE */
  async add(context: ActingContext, draft: UnitValuesDraft): Promise<ChoosableValues> {
    const asked = toStorable(draft);
    return this.#keep(context, parseUnitValues(asked, await this.#chooseId(context, asked.setId)));
  }

  /** @throws Problem INPUT_INVALID, NOT_POSITIVE */
  async transfer(context: ActingContext, draft: TransferDraft): Promise<ChoosableValues> {
    const asked = toStorable(draft);
    const from = await this.get(context, asked.fromId, asked.fromVersion ?? null);
    return this.#keep(context, transferUnitValues(asked, from, await this.#chooseId(context, asked.setId)));
  }

  /**
   * @param version of an own set; its newest for null
   * @throws Problem INPUT_INVALID where there is no such set
   */
  async get(context: ActingContext, id: string, version: number | null): Promise<ChoosableValues> {
    const found = (await this.list(context)).find((set) =>
      version === null || set.own === null ? set.id === id && !set.isSuperseded : set.id === id && set.version === String(version),
    );
    if (found === undefined) throw refuse('values', NOT_THERE);
    return found;
  }

  async #keep(context: ActingContext, set: NewValueSet): Promise<ChoosableValues> {
    const version = await this.#sets.add(context, set);
    return this.get(context, set.setId, version);
  }

  /** A further version belongs to a set that is there. */
  async #chooseId(context: ActingContext, setId: string | null | undefined): Promise<string> {
    if (setId == null) return randomUUID();
    const { id, own } = await this.get(context, setId, null);
    if (own === null) throw refuse('values', NOT_THERE);
    return id;
  }
}
