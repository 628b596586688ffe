import type { Finding } from './knowledge.ts';
import type { Land } from './land.ts';
import type { Model } from './unknowns.ts';

/*
 * What the rule of zeros says that no linear program can: where an area has parts without a number and no zero beside them, they are not some empty ones and
 * otherwise none that is small, for then the zeros would be shown. Few parts with few accidents are tried one way after the other.
 */

/** More parts, or more accidents among them, leave enough to choose from. */
const MOST_PARTS = 3;

export function findByRuleOfZeros(land: Land, model: Model, threshold: number): Finding[] {
  const totals = new Map<number, Map<string, number>>();
  for (const [i, { node, time, values, isListed }] of model.unknowns.entries()) {
    if (values.length > 0 || !isListed) continue;
    totals.set(node, (totals.get(node) ?? new Map<string, number>()).set(time, i));
  }
  return land.splits.flatMap(({ whole, parts, isNesting }) => {
    if (!isNesting || parts.some((part) => land.nodes[part]!.isZeroTold || land.nodes[part]!.isPiece)) return [];
    return [...(totals.get(whole) ?? [])].flatMap(([time, at]) => {
      const of = parts.map((part) => totals.get(part)?.get(time));
      const sum = model.unknowns[at]!.shown;
      if (sum === null || sum === 0 || of.includes(undefined)) return [];
      const shown = of.map((one) => model.unknowns[one!]!.shown);
      const hidden = of.filter((_, i) => shown[i] === null) as number[];
      const rest = shown.reduce<number>((left, one) => left - (one ?? 0), sum);
      if (shown.includes(0) || hidden.length < 2 || hidden.length > MOST_PARTS || rest > MOST_PARTS * threshold) return [];
      return boundsOfParts(hidden.length, rest, threshold).flatMap(([low, high], i): Finding[] =>
        high - low < threshold - 1 && low < threshold && high > 0
          ? [{ kind: 'cell', about: `${model.unknowns[hidden[i]!]!.name} (by the rule of zeros)`, low, high }]
          : [],
      );
    });
  });
}

/** Least and most of each of some numbers with a sum, of which none is zero unless another is small. */
export function boundsOfParts(count: number, sum: number, threshold: number): (readonly [low: number, high: number])[] {
  const bounds = Array.from({ length: count }, (): [number, number] => [Infinity, -Infinity]);
  const visit = (taken: readonly number[], left: number): void => {
    if (taken.length < count - 1) {
      for (let next = 0; next <= left; next++) visit([...taken, next], left - next);
      return;
    }
    const all = [...taken, left];
    if (all.includes(0) && !all.some((one) => one > 0 && one < threshold)) return;
    for (const [i, one] of all.entries()) bounds[i] = [Math.min(bounds[i]![0], one), Math.max(bounds[i]![1], one)];
  };
  visit([], sum);
  return bounds;
}
