import type { Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { fromGeometry } from './drawn-shape.ts';
import type { Intervention } from './evaluations-queries.ts';

/** `12 places`, `2 lines`, or both. */
export function describeGeometry({ sites, shape }: Pick<Intervention, 'sites' | 'shape'>, t: TFunction, formats: Formats): string {
  const { lines, areas } = fromGeometry(shape ?? null);
  const counted = (key: 'evaluations.sites' | 'register.lines' | 'register.areas', count: number): string[] =>
    count === 0 ? [] : [t(key, { count, formatted: formats.count(count) })];
  return [
    ...counted('evaluations.sites', sites.length),
    ...counted('register.lines', lines.length),
    ...counted('register.areas', areas.length),
  ].join(', ');
}

/** `120,000 EUR and 1,500 EUR a year (prices of 2016)`; null where no amount is known. */
export function describeCost(cost: Intervention['cost'] | null, t: TFunction, formats: Formats): string | null {
  if (cost == null) return null;
  const { capital, yearly, currency, priceYear } = cost;
  const written = (amount: number): string =>
    `${Number.isInteger(amount) ? formats.count(amount) : formats.decimal(amount, 2)} ${currency}`;
  const amounts = [
    ...(capital == null ? [] : [written(capital)]),
    ...(yearly == null ? [] : [t('register.aYear', { amount: written(yearly) })]),
  ].join(' + ');
  return priceYear == null ? amounts : t('register.inPrices', { amounts, year: String(priceYear) });
}
