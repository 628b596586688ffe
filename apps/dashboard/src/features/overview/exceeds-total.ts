interface Counted {
  readonly total: number;
  readonly multiValued: boolean;
  readonly buckets: readonly { readonly count: number }[];
}

/** Whether the bars together are more than what was counted, because something counts in several of them. */
export function exceedsTotal({ total, multiValued, buckets }: Counted): boolean {
  return multiValued && buckets.reduce((sum, { count }) => sum + count, 0) > total;
}
