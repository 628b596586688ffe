import { TRAFFIC_MODES, type AccidentTableKind, type Language, type TrafficMode } from '@elektron/domain';
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { toName } from '../../filter/filter-input.ts';

/** What of the page is asked for and open, in the address. The filter of accidents has a year of its own. */
export function useTrafficView() {
  return useQueryStates(
    {
      counted: parseAsStringLiteral(TRAFFIC_MODES).withDefault('motor-vehicle'),
      trafficYear: parseAsInteger,
      roadCategory: parseAsString,
      countSite: parseAsString,
    },
    { history: 'replace', scroll: false },
  );
}

export type TrafficView = ReturnType<typeof useTrafficView>[0];
export type SetTrafficView = ReturnType<typeof useTrafficView>[1];

/** The filter as the API takes it. */
export function toTrafficFilter({ counted, trafficYear, roadCategory }: TrafficView) {
  return { mode: toName(counted), year: trafficYear, roadCategory };
}

/** Where the file of what is shown is. */
export function trafficExportPath(
  kind: AccidentTableKind,
  { counted, trafficYear, roadCategory }: TrafficView,
  language: Language,
): string {
  const search = new URLSearchParams({ mode: counted });
  if (trafficYear !== null) search.set('year', String(trafficYear));
  if (roadCategory !== null) search.set('category', roadCategory);
  search.set('lang', language);
  return `/api/export/traffic.${kind}?${search.toString()}`;
}

/** A mode by its GraphQL name. */
export function modeOf(name: string): TrafficMode | undefined {
  return TRAFFIC_MODES.find((mode) => toName(mode) === name);
}
