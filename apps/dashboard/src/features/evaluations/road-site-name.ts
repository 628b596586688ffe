import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from './evaluations-queries.ts';
import type { RoadSiteFacts } from './road-sites-queries.ts';

/** What people call a section or a junction: by its roads, and where these have no name by what it is. */
export function useRoadSiteName(): (site: Pick<RoadSiteFacts, 'kind' | 'roadName'>) => string {
  const { t } = useTranslation();
  return ({ kind, roadName }) => t(`evaluations.roads.${kind}Of`, { road: roadName ?? t('evaluations.roads.noName') });
}

/** What a treated site of a run is called: by its roads, or by its number where it is a hexagon; with its number in either case. */
export function useSiteName(): (site: Evaluation['sites'][number] | undefined, number: number) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = useRoadSiteName();
  return (site, number) => {
    const numbered = t('evaluations.siteName', { number: formats.count(number) });
    return site?.roadSite == null ? numbered : `${numbered}: ${nameOf(site.roadSite as RoadSiteFacts)}`;
  };
}
