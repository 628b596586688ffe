import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { describeStoredFilter, readStoredFilter } from './describe-filter.ts';
import { usePlaceNames } from '../graphql/place-names.ts';

/** The filter of a stored run in words, with the names of its places. */
export function useStoredFilterWords(stored: unknown, speedUnit: string): string {
  const { t } = useTranslation();
  const language = useLanguage();
  return describeStoredFilter(stored, language, t, speedUnit, usePlaceNames(readStoredFilter(stored)));
}
