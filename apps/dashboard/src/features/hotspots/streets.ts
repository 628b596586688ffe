import type { Text } from '@elektron/domain';
import { classColor, excessBreaks } from './screening.ts';
import type { Scheme } from '@elektron/ui';

/** What a run says of the pieces of streets: `HotspotRun.streets` of the API. */
export interface Streets {
  readonly lines: GeoJSON.FeatureCollection<GeoJSON.LineString, StreetPiece>;
  /** What `value` of a piece is, with its unit. */
  readonly lineLabels: Text;
  readonly notOnStreets: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
  /** 0 where nothing was tested. */
  readonly simulations: number;
}

export interface StreetPiece {
  readonly value: number;
  /** Its mean under the null model. */
  readonly expected: number | null;
  readonly pValue: number | null;
  readonly adjustedPValue: number | null;
  /** Rank of the hotspot that it is part of. */
  readonly hotspot: number | null;
}

/** Null for a run of a method that does not look along streets. */
export function readStreets(stored: unknown): Streets | null {
  return (stored ?? null) as Streets | null;
}

/** From which value on each colour is, ascending from 0. */
export function lineBreaks({ lines }: Pick<Streets, 'lines'>): readonly number[] {
  return excessBreaks(lines.features.reduce((most, { properties }) => Math.max(most, properties.value), 0));
}

export function lineColor(value: number, breaks: readonly number[], scheme: Scheme): string {
  return classColor(
    Math.max(
      0,
      breaks.findLastIndex((from) => value >= from),
    ),
    breaks.length,
    scheme,
  );
}

/** The pieces with the highest values first. */
export function highestPieces({ lines }: Pick<Streets, 'lines'>, count: number): Streets['lines']['features'] {
  return lines.features.toSorted((a, b) => b.properties.value - a.properties.value).slice(0, count);
}
