import { RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Preview } from './publication-queries.ts';

type Area = Preview['areas'][number];

/** Of a longer list only so many are shown, until all are asked for. */
const FIRST = 25;

/** The numbers of the map as a table, those with most accidents first. */
export function PreviewAreas({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const nameHidden = useHiddenName();
  if (preview.areas.length === 0) return <p>{t('publication.noAreas')}</p>;
  const rows = preview.areas.toSorted((a, b) => amountOf(b) - amountOf(a) || (a.id < b.id ? -1 : 1));
  return (
    <RecordTable
      caption={t('publication.areasTable')}
      rows={rows}
      rowKey={({ id }) => id}
      first={FIRST}
      columns={[
        {
          head: t('publication.area'),
          kind: 'name',
          cell: ({ id, names }) => names?.[language] ?? t('publication.unnamed', { id }),
        },
        { head: t('publication.size'), kind: 'number', cell: ({ areaKm2 }) => formats.decimal(areaKm2, 2) },
        ...preview.values.map((value, i) => ({
          head: value[language],
          kind: 'number' as const,
          cell: ({ numbers }: Area) => {
            const number = numbers[i];
            if (number === undefined) return '–';
            return number.count == null ? nameHidden(number.hiddenBecause) : formats.count(number.count);
          },
        })),
      ]}
    />
  );
}

/** Those without a shown number come last. */
function amountOf({ numbers }: Area): number {
  return Math.max(-1, ...numbers.map(({ count }) => count ?? -1));
}

/** What stands in the place of a hidden number. */
export function useHiddenName(): (because: string | null | undefined) => string {
  const { t } = useTranslation();
  return (because) => {
    if (because === 'small') return t('publication.hiddenSmall');
    return because === 'beside' ? t('publication.hiddenBeside') : t('publication.hidden');
  };
}
