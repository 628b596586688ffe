import { ROAD_CLASS_LABELS, ROAD_CLASSES } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';

/** What a class of road is called; one that is none of the product's, as it is stored. */
export function useRoadClassName(): (roadClass: string | null) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (roadClass) => {
    const known = ROAD_CLASSES.find((one) => one === roadClass);
    return known === undefined ? (roadClass ?? t('assessment.noClass')) : ROAD_CLASS_LABELS[known][language];
  };
}
