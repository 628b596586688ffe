import { PUBLISHED_GEOGRAPHY_LABELS, type OpenRelease } from '@elektron/domain';
import { useText } from '@elektron/ui';
import { titleOfLayer } from '../release-head.ts';
import { nameYears } from '../statements.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useWords } from '../use-words.ts';
import type { MapData, MapSelection } from './use-map-data.ts';

/** What the map and its table show: which accidents, of which years, in how many areas; empty until these are there. */
export function useCaption({ head }: OpenRelease, selection: MapSelection | null, { areas, list }: MapData): string {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  if (selection === null || selection.geography === null || areas.state !== 'ready') return '';
  return words('tableCaption', {
    layer: inLanguage(titleOfLayer(head, selection.layer)),
    years: nameYears(head, selection.period.id),
    geography: inLanguage(PUBLISHED_GEOGRAPHY_LABELS[selection.geography]),
    count: list.length,
  });
}
