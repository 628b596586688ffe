import type { Square } from '@elektron/columns';
import { formatAccidentFilter, readAccidentFilter, type AccidentFilter } from '@elektron/domain';

import { refused } from '../../common/refused.ts';
import { isUuid } from '../../common/uuid.ts';

/** A map has no use for more: a tile of zoom 22 is ten metres wide. */
export const MAX_ZOOM = 22;

/** What a tile shows and where. */
export interface TileAddress {
  /** Whose accidents. */
  readonly organisationId: string;
  readonly version: number;
  readonly filter: AccidentFilter;
  readonly square: Square;
}

export interface TileAddressText {
  readonly organisationId: string;
  readonly dataVersion: string;
  readonly filterKey: string;
  readonly z: string;
  readonly x: string;
  readonly y: string;
}

/**
 * The address of tiles for a client that fills in {z}, {x} and {y}. Whose they are, version and filter are in it, so what it brings never changes and may be kept
 * for good; the era tells one installation's version 1 from another's on the same host.
 */
export function formatTilePath(organisationId: string, version: number, filter: AccidentFilter, era: string): string {
  const filterKey = Buffer.from(formatAccidentFilter(filter)).toString('base64url');
  return `/api/tiles/accidents/${organisationId}/${version}/${filterKey}/{z}/{x}/{y}.mvt?era=${era}`;
}

/** @throws Problem INPUT_INVALID, and those of a filter */
export function parseTileAddress({ organisationId, dataVersion, filterKey, z, x, y }: TileAddressText): TileAddress {
  const zoom = parseWhole('z', z, MAX_ZOOM);
  const last = 2 ** zoom - 1;
  if (!isUuid(organisationId)) throw refused('organisationId', organisationId);
  return {
    organisationId: organisationId.toLowerCase(),
    version: parseWhole('dataVersion', dataVersion, Number.MAX_SAFE_INTEGER),
    filter: readAccidentFilter(Buffer.from(filterKey, 'base64url').toString()),
    square: { zoom, x: parseWhole('x', x, last), y: parseWhole('y', y, last) },
  };
}

function parseWhole(field: string, text: string, maximum: number): number {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!(value <= maximum)) throw refused(field, text);
  return value;
}
