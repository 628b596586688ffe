import { organisationNamesOf, type BoundingBox, type OpenRelease } from '@elektron/domain';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import type { OgcCollection, OgcPage, OgcQuestion } from '../common/ogc/ogc-collection.ts';
import type { OgcSource } from '../common/ogc/ogc-controller.ts';
import { CurrentReleases } from './current-releases.service.ts';
import { daysOf, describeRelease, nameInBoth } from './describe-release.ts';
import { licenceAddress } from './licences.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { placedRowsOf, type PlacedRow } from './placed-rows.ts';
import { layersOf } from './release-layers.ts';

/** All layers of all releases that are public now, as collections of features: `athens-3.hexagon-8`. */
@Injectable()
export class OpenCollections implements OgcSource {
  readonly #releases: CurrentReleases;
  readonly #answers: OpenAnswers;

  constructor(releases: CurrentReleases, answers: OpenAnswers) {
    this.#releases = releases;
    this.#answers = answers;
  }

  answer(request: Request, make: Parameters<OgcSource['answer']>[1]): Promise<void> {
    return this.#answers.ofAll(request, async (releases) => {
      const { mediaType, content } = await make(releases.flatMap((release) => this.#collectionsOf(release)));
      return { mediaType, content: JSON.stringify(content) };
    });
  }

  #collectionsOf(release: OpenRelease): OgcCollection[] {
    const { head, releaseId } = release;
    return layersOf(head).map((layer) => ({
      id: `${releaseId}.${layer.id}`,
      title: `${nameInBoth(organisationNamesOf(head))}, ${head.number}: ${nameInBoth(layer.title)}`,
      description: describeRelease(head),
      bounds: head.bounds,
      days: daysOf(head),
      licence: licenceAddress(head.licence),
      properties: layer.columns.map(({ id, labels, type }) => {
        return {
          name: id,
          type: type === 'text' ? 'string' : type === 'whole' ? 'integer' : 'number',
          description: `${labels.en} / ${labels.el}`,
        };
      }),
      page: async (question) => pageOf(placedRowsOf(await this.#releases.index(release), layer), daysOf(head), question),
      find: async (id) =>
        placedRowsOf(await this.#releases.index(release), layer).find(({ feature }) => feature.id === id)?.feature ?? null,
    }));
  }
}

function pageOf(placed: readonly PlacedRow[], days: readonly [string, string], { bbox, days: asked, limit, offset }: OgcQuestion): OgcPage {
  const found = placed.filter(({ years, box }) => (bbox === null || touches(box, bbox)) && isWithin(years, days, asked));
  return { matched: found.length, features: found.slice(offset, offset + limit).map(({ feature }) => feature) };
}

const touches = (a: BoundingBox, b: BoundingBox): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1];

function isWithin(years: PlacedRow['years'], [first, last]: readonly [string, string], asked: OgcQuestion['days']): boolean {
  if (asked === null) return true;
  const [from, to] = years === null ? [first, last] : [`${years[0]}-01-01`, `${years[1]}-12-31`];
  return (asked.last === null || from <= asked.last) && (asked.first === null || to >= asked.first);
}
