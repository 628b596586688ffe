import { FILTER_PARAMETERS } from '@elektron/domain';
import { OWNER_PARAMETER } from './records-of.ts';

const SHARED: readonly string[] = [...FILTER_PARAMETERS, 'lang', OWNER_PARAMETER];

/** What an address keeps on the way to another task: the filter, the language and whose records are shown, not the place in a page. */
export function keepSharedParameters(search: string): string {
  return keep(search, SHARED);
}

/** What it keeps on the way to another organisation: no filter of the former, which may name values that the next does not know. */
export function keepLanguage(search: string): string {
  return keep(search, ['lang']);
}

function keep(search: string, names: readonly string[]): string {
  const kept = [...new URLSearchParams(search)].filter(([name]) => names.includes(name));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString().replaceAll('%2C', ',')}`;
}
