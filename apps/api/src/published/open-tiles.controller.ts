import { Problem } from '@elektron/domain';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import vtPbf from 'vt-pbf';

import { Allow } from '../common/allow.ts';
import { readParameters, refused, type QueryParameters } from '../common/closed-parameters.ts';
import { placedRowsOf } from './placed-rows.ts';
import type { CurrentRelease } from './current-releases.service.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { layersOf, type ReleaseLayer } from './release-layers.ts';
import { EXTENT, shapeInTile, type TileSquare } from './tile-shapes.ts';
import { withoutMarkup } from './without-markup.ts';

/** Nearer, clients draw the tiles of this zoom larger: a metre is a unit and a half there. */
const MAX_ZOOM = 14;

/** Layers of a release as vector tiles. Each shape stands in them with its own published numbers, from the farthest to the nearest: nothing is added up. */
@Controller('open/tiles/:releaseId/:layer')
@Allow('everyone')
export class OpenTilesController {
  readonly #answers: OpenAnswers;

  constructor(answers: OpenAnswers) {
    this.#answers = answers;
  }

  @Get('tiles.json')
  about(@Req() request: Request, @Param() { releaseId, layer }: Address, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    const root = `${request.protocol}://${request.get('host') ?? ''}/open/tiles`;
    return this.#answers.ofRelease(request, releaseId, ({ listed }) => ({ json: tileJsonOf(listed, findLayer(listed, layer), root) }));
  }

  @Get(':z/:x/:y.mvt')
  tile(@Req() request: Request, @Param() address: Address & SquareText, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    const square = parseSquare(address);
    return this.#answers.ofRelease(request, address.releaseId, (release) => {
      const content = encodeTile(release, findLayer(release.listed, address.layer), square);
      return { mediaType: 'application/vnd.mapbox-vector-tile', content };
    });
  }
}

interface Address {
  readonly releaseId: string;
  readonly layer: string;
}

interface SquareText {
  readonly z: string;
  readonly x: string;
  readonly y: string;
}

function findLayer({ head }: CurrentRelease['listed'], id: string): ReleaseLayer {
  const layer = layersOf(head).find((candidate) => candidate.id === id);
  if (layer === undefined) throw new Problem('NOT_PUBLISHED');
  return layer;
}

function parseSquare({ z, x, y }: SquareText): TileSquare {
  const zoom = parseWhole('z', z, MAX_ZOOM);
  return { zoom, x: parseWhole('x', x, 2 ** zoom - 1), y: parseWhole('y', y, 2 ** zoom - 1) };
}

function parseWhole(field: string, text: string, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value <= most)) throw refused(field, text);
  return value;
}

/** What is hidden is left out of a feature: vector tiles know no null. */
function encodeTile({ index }: CurrentRelease, layer: ReleaseLayer, square: TileSquare): Uint8Array {
  const features = placedRowsOf(index, layer).flatMap(({ feature }) => {
    const shape = shapeInTile(feature.geometry, square);
    if (shape === null) return [];
    const tags = Object.fromEntries(
      Object.entries(feature.properties).filter((entry): entry is [string, string | number] => entry[1] !== null),
    );
    return [{ ...shape, tags }];
  });
  return vtPbf.fromGeojsonVt(features.length === 0 ? {} : { [layer.id]: { features } }, { version: 2, extent: EXTENT });
}

/** TileJSON 3.0.0. */
function tileJsonOf({ releaseId, head }: CurrentRelease['listed'], { id, title, columns }: ReleaseLayer, root: string): object {
  return {
    tilejson: '3.0.0',
    name: `${head.organisation.name}, ${head.number}: ${title.en} / ${title.el}`,
    attribution: withoutMarkup(head.attribution),
    tiles: [`${root}/${releaseId}/${id}/{z}/{x}/{y}.mvt`],
    minzoom: 0,
    maxzoom: MAX_ZOOM,
    bounds: head.bounds,
    vector_layers: [{ id, fields: Object.fromEntries(columns.map((column) => [column.id, `${column.labels.en} / ${column.labels.el}`])) }],
  };
}
