import type { Text } from '@elektron/domain';
import type { Scheme } from '@elektron/ui';
import { classColor, type Interval, type Screening } from './screening.ts';

/** What a run says of the shares of a type of accidents: `HotspotRun.proportions` of the API. */
export interface Proportions extends Pick<Screening, 'level' | 'notAtSites' | 'siteTable'> {
  readonly typeText: Text;
  /** The first rank first; then those without a rank. */
  readonly sites: readonly SiteShare[];
  readonly groups: readonly ShareGroup[];
  /** Sites stand out from this probability on. */
  readonly limit: number;
  /** How many of those that stand out are expected to have no high share. */
  readonly expectedFalse: number;
  readonly labels: Readonly<Record<'kinds' | 'reasons', Readonly<Record<string, Text>>>>;
}

export interface SiteShare {
  readonly id: string;
  readonly kind: 'segment' | 'junction';
  readonly group: number;
  readonly roadName: string | null;
  readonly lengthMeters: number | null;
  readonly geometry: GeoJSON.Point | GeoJSON.LineString;
  /** Of a known type. */
  readonly accidents: number;
  readonly unknown: number;
  readonly ofType: number;
  readonly proportion: number;
  readonly proportionInterval: Interval;
  readonly probability: number | null;
  readonly excess: number | null;
  readonly rank: number | null;
  readonly reason: string | null;
}

export interface ShareGroup {
  readonly group: string;
  readonly labels: Text;
  readonly sites: number;
  readonly modelledSites: number;
  readonly accidents: number;
  readonly ofType: number;
  /** Null with a reason, as alpha and beta. */
  readonly proportion: number | null;
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly reasonText: Text | null;
}

/** Null for a run of a method that compares no shares. */
export function readProportions(stored: unknown): Proportions | null {
  return (stored ?? null) as Proportions | null;
}

/** More certain than this is no different to a reader. */
const STEPS = [0.99, 0.999] as const;

/** From which probability on each colour is, ascending; the first is the one from which sites stand out. */
export function probabilityBreaks({ limit }: Pick<Proportions, 'limit'>): readonly number[] {
  return [limit, ...STEPS.filter((step) => step > limit)];
}

/** Null for a site that does not stand out. */
export function probabilityColor(
  { probability }: Pick<SiteShare, 'probability'>,
  breaks: readonly number[],
  scheme: Scheme,
): string | null {
  const index = probability === null ? -1 : breaks.findLastIndex((from) => probability >= from);
  return index === -1 ? null : classColor(index, breaks.length, scheme);
}
