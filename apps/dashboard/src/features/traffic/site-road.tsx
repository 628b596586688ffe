import { useQuery } from '@apollo/client/react';
import { ROAD_PLACEMENT_LABELS } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { isOnRoad, placementOf, roadClassLabel, roadTitle } from '../../graphql/near-road.ts';
import { COUNT_SITE_ON_ROAD, type SiteOnRoad } from './traffic-queries.ts';

/** The road of the network that a site counts, or why none is known. */
export function SiteRoad({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(COUNT_SITE_ON_ROAD, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const site = data?.countSiteOnRoad;
  if (site != null) return <Words site={site} />;
  return <span>{error === undefined ? '…' : t('site.notGiven')}</span>;
}

function Words({ site: { placement, road } }: { readonly site: SiteOnRoad }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const known = placementOf(placement);
  const title = road == null ? null : (roadTitle(road) ?? t('onRoads.nameless'));
  const distance = road == null ? null : t('onRoads.meters', { value: formats.decimal(road.distanceMeters, 1) });
  const parts = isOnRoad(placement)
    ? [title, roadClassLabel(road?.roadClass, language), distance, road?.agreement === 'SAME' ? t('onRoads.named') : null]
    : [
        known === undefined ? placement : ROAD_PLACEMENT_LABELS[known][language],
        title === null ? null : t('onRoads.nearest', { road: title }),
        distance,
      ];
  return <span>{parts.filter((part) => part !== null).join(' · ')}</span>;
}
