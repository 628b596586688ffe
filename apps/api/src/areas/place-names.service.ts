import {
  findAreaReference,
  findSurroundingsReference,
  type AccidentFilter,
  type AreaReference,
  type SurroundingsReference,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { AreaRepository } from './area.repository.ts';

/** Says in words which places a filter names. */
@Injectable()
export class PlaceNames {
  readonly #areas: AreaRepository;

  constructor(areas: AreaRepository) {
    this.#areas = areas;
  }

  /** Keys of the filter's places and what they are called, in the filter's order; places that are not there are left out. */
  async of(
    context: ActingContext,
    { within = [], near = [] }: Pick<AccidentFilter, 'within' | 'near'>,
  ): Promise<ReadonlyMap<string, Text>> {
    const places: (AreaReference & Partial<SurroundingsReference> & { readonly key: string })[] = [
      ...within.flatMap((key) => withKey(key, findAreaReference(key))),
      ...near.flatMap((key) => withKey(key, findSurroundingsReference(key))),
    ];
    if (places.length === 0) return new Map();
    const collections = new Map((await this.#areas.list(context)).map(({ collectionId, name }) => [collectionId, name]));
    const items = await this.#areas.findNames(
      context,
      places.filter(({ itemId }) => itemId !== null),
    );
    return new Map(
      places.flatMap(({ key, collectionId, itemId, radiusMeters }) => {
        const collection = collections.get(collectionId);
        const item = items.find((candidate) => candidate.collectionId === collectionId && candidate.itemId === itemId);
        if (collection === undefined || (itemId !== null && item === undefined)) return [];
        const name = item === undefined ? collection : nameItem(item.name, item.itemId, collection);
        return [[key, radiusMeters === undefined ? name : aroundOf(name, radiusMeters)] as const];
      }),
    );
  }
}

function withKey<Reference extends AreaReference>(key: string, reference: Reference | null): (Reference & { readonly key: string })[] {
  return reference === null ? [] : [{ ...reference, key }];
}

/** One without a name is told by its number. */
function nameItem(name: Text, itemId: number | null, collection: Text): Text {
  return {
    el: `${name.el || `Αρ. ${itemId ?? ''}`} (${collection.el})`,
    en: `${name.en || `No. ${itemId ?? ''}`} (${collection.en})`,
  };
}

function aroundOf(name: Text, radiusMeters: number): Text {
  return { el: `Έως ${radiusMeters} μ. από: ${name.el}`, en: `Within ${radiusMeters} m of: ${name.en}` };
}
