import { organisationNamesOf } from '@elektron/domain';
import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import vtPbf from 'vt-pbf';

import { Allow } from '../common/allow.ts';
import { readParameters, type QueryParameters } from '../common/closed-parameters.ts';
import { refused } from '../common/refused.ts';
import type { CurrentRelease } from './current-releases.service.ts';
import { nameInBoth } from './describe-release.ts';
import { OpenAnswers } from './open-answers.service.ts';
import { findTileLayer, type TileLayer } from './tile-layers.ts';
import { EXTENT, type TileSquare } from './tile-shapes.ts';
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
    return this.#answers.ofRelease(request, releaseId, ({ listed }) => ({
      json: tileJsonOf(listed, findTileLayer(listed.head, layer), root),
    }));
  }

  @Get(':z/:x/:y.mvt')
  tile(@Req() request: Request, @Param() address: Address & SquareText, @Query() query: QueryParameters): Promise<void> {
    readParameters(query, []);
    const square = parseSquare(address);
    return this.#answers.ofRelease(request, address.releaseId, (release) => {
      const content = encodeTile(release, findTileLayer(release.listed.head, address.layer), square);
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

function parseSquare({ z, x, y }: SquareText): TileSquare {
  const zoom = parseWhole('z', z, MAX_ZOOM);
  return { zoom, x: parseWhole('x', x, 2 ** zoom - 1), y: parseWhole('y', y, 2 ** zoom - 1) };
}

function parseWhole(field: string, text: string, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value <= most)) throw refused(field, text);
  return value;
}

function encodeTile({ index }: CurrentRelease, layer: TileLayer, square: TileSquare): Uint8Array {
  const features = layer.features(index, square);
  return vtPbf.fromGeojsonVt(features.length === 0 ? {} : { [layer.id]: { features } }, { version: 2, extent: EXTENT });
}

/** TileJSON 3.0.0. */
function tileJsonOf({ releaseId, head }: CurrentRelease['listed'], { id, title, fields, attribution }: TileLayer, root: string): object {
  return {
    tilejson: '3.0.0',
    name: `${nameInBoth(organisationNamesOf(head))}, ${head.number}: ${nameInBoth(title)}`,
    attribution: withoutMarkup(attribution),
    tiles: [`${root}/${releaseId}/${id}/{z}/{x}/{y}.mvt`],
    minzoom: 0,
    maxzoom: MAX_ZOOM,
    bounds: head.bounds,
    vector_layers: [{ id, fields }],
  };
}
