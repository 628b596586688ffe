import { RecordTable, Tag, Tags, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { UnitValueSet } from './appraisals-queries.ts';

/** Every set with what it stands for, where it is from and how far it is to be trusted. */
export function ValuesTable({ sets }: { readonly sets: readonly UnitValueSet[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <RecordTable
      caption={t('appraisals.values.title')}
      rows={sets}
      rowKey={({ id, version }) => `${id} ${version}`}
      columns={[
        { head: t('appraisals.values.set'), kind: 'name', cell: ({ name }) => name[language] },
        { head: t('appraisals.values.country'), cell: ({ countryName }) => countryName[language] },
        {
          head: t('appraisals.values.prices'),
          kind: 'short',
          cell: ({ currency, priceYear }) => (priceYear == null ? '–' : `${currency} ${priceYear}`),
        },
        { head: t('appraisals.values.basis'), cell: ({ basisLabels }) => basisLabels[language] },
        { head: t('appraisals.values.amounts'), cell: (set) => listAmounts(set, language, formats) },
        {
          head: t('appraisals.values.status'),
          cell: ({ status, statusLabels, superseded }) => (
            <Tags>
              <Tag kind={status === 'read' || status === 'own' ? 'plain' : 'bad'}>{statusLabels[language]}</Tag>
              {superseded && <Tag kind="quiet">{t('appraisals.values.superseded')}</Tag>}
            </Tags>
          ),
        },
        { head: t('appraisals.values.version'), kind: 'short', cell: ({ version }) => version },
        { head: t('appraisals.values.source'), kind: 'wide', cell: ({ source }) => source[language] },
      ]}
    />
  );
}

function listAmounts({ values }: UnitValueSet, language: 'el' | 'en', formats: Formats) {
  const given = values.flatMap(({ severity, labels, value }) => (value == null ? [] : [{ severity, label: labels[language], value }]));
  if (given.length === 0) return '–';
  return given.map(({ severity, label, value }) => (
    <div key={severity}>
      {label}: {formats.count(value)}
    </div>
  ));
}
