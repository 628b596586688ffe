import { UNKNOWN_KEY, type AccidentDimensionId, type Language } from '@elektron/domain';
import type { ChartBar } from '@elektron/ui';

export interface BarsOptions {
  readonly dimension: AccidentDimensionId;
  readonly language: Language;
  readonly chosen: readonly string[];
  readonly labelOf: (key: string) => string;
}

interface Bucket {
  readonly key: string;
  readonly count: number;
}

const SHORT_MONTHS: Readonly<Record<Language, readonly string[]>> = {
  el: ['Ιαν', 'Φεβ', 'Μαρ', 'Απρ', 'Μάι', 'Ιουν', 'Ιουλ', 'Αυγ', 'Σεπ', 'Οκτ', 'Νοε', 'Δεκ'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
};

/** The buckets of a facet as bars, in the order of the answer. */
export function toBars(buckets: readonly Bucket[], { dimension, language, chosen, labelOf }: BarsOptions): readonly ChartBar[] {
  return buckets.map(({ key, count }) => {
    const label = labelOf(key);
    return {
      key,
      label,
      count,
      selected: chosen.includes(key),
      ...shortened(dimension, key, language),
      ...(dimension === 'severity' && key !== UNKNOWN_KEY ? { color: `var(--el-${key})` } : {}),
    };
  });
}

function shortened(dimension: AccidentDimensionId, key: string, language: Language): { readonly shortLabel?: string } {
  if (key === UNKNOWN_KEY) return { shortLabel: '?' };
  if (dimension === 'month') return { shortLabel: SHORT_MONTHS[language][Number(key) - 1] ?? key };
  if (dimension === 'speed-limit') return { shortLabel: key };
  return {};
}

/** Whether the records say nothing of a dimension: each is unknown in it. A picture of that would be one bar, or none. */
export function isNothingStated(buckets: readonly Bucket[]): boolean {
  return buckets.some(({ count }) => count > 0) && buckets.every(({ key, count }) => count === 0 || key === UNKNOWN_KEY);
}

/**
 * The bars worth drawing: what occurs anywhere in the records, or is chosen. So a chart keeps its rows when the filter changes, and a
 * category that this authority never recorded takes no room; the table behind the chart names all.
 */
export function drawnBars(bars: readonly ChartBar[], occurring: ReadonlySet<string>): readonly ChartBar[] {
  return bars.filter((bar) => bar.selected || bar.count > 0 || occurring.has(bar.key));
}
