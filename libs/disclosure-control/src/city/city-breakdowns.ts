import type { PublishedDimension, PublishedDimensionId, PublishedRelease } from '@elektron/domain';

/** Tables of two dimensions: of every pair of values, the second running fastest. */
export const CROSSINGS = { 'road-user-by-light': ['road-user', 'light'] } as const satisfies Readonly<
  Record<string, readonly [PublishedDimensionId, PublishedDimensionId]>
>;
export type CrossingId = keyof typeof CROSSINGS;

/** A dimension as a release has it. */
export type CityDimension = PublishedDimension & { readonly id: PublishedDimensionId };

/** Two dimensions of a release at once: each pair of their values is one of its own. */
export interface CityCrossing {
  readonly id: CrossingId;
  readonly parts: readonly [CityDimension, CityDimension];
  readonly values: readonly { readonly id: string }[];
}

export type CityBreakdown = CityDimension | CityCrossing;

export const isCrossing = (dimension: CityBreakdown | null): dimension is CityCrossing => dimension !== null && 'parts' in dimension;

/** The dimensions of a breakdown: itself, or the two that are crossed. */
export const partsOf = (breakdown: CityBreakdown): readonly CityDimension[] => ('parts' in breakdown ? breakdown.parts : [breakdown]);

/** Dimensions and, where both are among them, their crossings. */
export function withCrossings(dimensions: readonly CityDimension[]): CityBreakdown[] {
  const crossings = Object.entries(CROSSINGS).flatMap(([id, [first, second]]): CityCrossing[] => {
    const [a, b] = [first, second].map((part) => dimensions.find((one) => one.id === part));
    if (!a || !b) return [];
    return [
      {
        id: id as CrossingId,
        parts: [a, b],
        values: a.values.flatMap((one) => b.values.map((other) => ({ id: `${one.id} ${other.id}` }))),
      },
    ];
  });
  return [...dimensions, ...crossings];
}

/** A release in which tables of two dimensions can be looked up as those of one. */
export function withCrossingsOf(release: PublishedRelease): PublishedRelease {
  const all = withCrossings(release.dimensions as readonly CityDimension[]);
  return { ...release, dimensions: all.map((one) => ({ names: { el: one.id, en: one.id }, ...one })) as PublishedRelease['dimensions'] };
}

/** Of a crossing: for each value of one of its dimensions (0 or 1), the pairs that have it. */
export function pairsBy({ parts: [a, b] }: CityCrossing, part: number): number[][] {
  return part === 0
    ? a.values.map((_, i) => b.values.map((__, j) => i * b.values.length + j))
    : b.values.map((_, j) => a.values.map((__, i) => i * b.values.length + j));
}
