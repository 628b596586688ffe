import { FILTER_PARAMETERS } from '../filter/filter-url.ts';

const SHARED: readonly string[] = [...FILTER_PARAMETERS, 'lang'];

/** What an address keeps on the way to another task: the filter and the language, not the place in a page. */
export function keepSharedParameters(search: string): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => SHARED.includes(name));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString().replaceAll('%2C', ',')}`;
}
