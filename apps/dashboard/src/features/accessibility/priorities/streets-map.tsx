import { useTranslation } from 'react-i18next';
import { drawStreets, radiusOf, type DrawnStreet } from './draw-streets.ts';
import { PlacesMap, type ListedPlacesProps } from './places-map.tsx';

export interface StreetsMapProps extends ListedPlacesProps<DrawnStreet> {
  readonly streets: readonly DrawnStreet[];
}

/** The listed crossings and footways; the list beside the map holds the same ones. */
export function StreetsMap({ streets, ...listed }: StreetsMapProps) {
  const { t } = useTranslation();
  return <PlacesMap {...listed} label={t('priorities.mapLabel')} places={streets} draw={drawStreets} radiusOf={radiusOfStreet} />;
}

function radiusOfStreet({ accidents }: DrawnStreet): number {
  return radiusOf(accidents);
}
