import { certainPlacesOf, type AccidentColumns } from '@elektron/columns';
import type { Language, Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { AreaItem } from '../areas/area-collection.ts';
import { AreaRepository } from '../areas/area.repository.ts';
import { AreaMarks, type CollectionMembership } from '../columns/area-marks.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import type { AccidentColumn } from './export-columns.ts';

const OUTSIDE: Text = { el: 'έξω από όλους τους τόπους', en: 'outside of all' };

/** Areas as a column of a file of accidents: the names of the places in which each one lies, several where it lies in several. */
@Injectable()
export class AreaColumns {
  readonly #areas: AreaRepository;
  readonly #marks: AreaMarks;

  constructor(areas: AreaRepository, marks: AreaMarks) {
    this.#areas = areas;
    this.#marks = marks;
  }

  /**
   * @param keys of whole collections, as a filter writes them
   * @throws Problem FILTER_VALUE_UNKNOWN
   */
  async of(context: ActingContext, columns: AccidentColumns, keys: readonly string[], language: Language): Promise<AccidentColumn[]> {
    const made: AccidentColumn[] = [];
    for (const key of keys) {
      const found = await this.#marks.ofCollection(context, columns, key);
      made.push(toColumn(found, await this.#areas.listItems(context, found.collection.collectionId), language));
    }
    return made;
  }
}

function toColumn(
  { collection, radiusMeters, membership }: CollectionMembership,
  items: readonly AreaItem[],
  language: Language,
): AccidentColumn {
  const names = items.map(({ itemId, name }) => name[language] || { el: `Αρ. ${itemId}`, en: `No. ${itemId}` }[language]);
  const { collectionId, name } = collection;
  return {
    id: radiusMeters === null ? `areas_${collectionId}` : `areas_${collectionId}_within_${radiusMeters}_m`,
    labels: radiusMeters === null ? name : { el: `${name.el} (έως ${radiusMeters} μ.)`, en: `${name.en} (within ${radiusMeters} m)` },
    type: 'text',
    // Of one whose place is not known well enough nobody can say, which is not the same as lying outside.
    valueOf: ({ columns, index }) => {
      if (certainPlacesOf(columns)[index] === 0) return null;
      const held = [...membership.item.subarray(membership.start[index], membership.start[index + 1])];
      return held.length === 0 ? OUTSIDE[language] : held.map((item) => names[item] ?? '').join('; ');
    },
  };
}
