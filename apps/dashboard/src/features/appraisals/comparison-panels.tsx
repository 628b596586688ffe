import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Appraisal, AppraisedAlternative } from './appraisals-queries.ts';
import { writeFigure } from './write-figure.ts';
import styles from './appraisals.module.css';

type Comparison = Appraisal['comparisons'][number];
type Package = NonNullable<Appraisal['package']>;

function nameOf(alternatives: readonly AppraisedAlternative[], id: string): string {
  return alternatives.find((alternative) => alternative.id === id)?.name ?? id;
}

/** Alternatives of one place by rising cost: is the dearer one worth what it costs more? */
export function ComparisonPanel({
  comparison,
  alternatives,
}: {
  readonly comparison: Comparison;
  readonly alternatives: readonly AppraisedAlternative[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { place, basis, steps, droppedIds, leftOut, sentence } = comparison;
  return (
    <Section title={t('appraisals.comparison.title', { place })} lead={sentence[language]} card>
      <p className={styles['soft']}>{t(basis === 'annual' ? 'appraisals.comparison.annual' : 'appraisals.comparison.present')}</p>
      {steps.length > 0 && (
        <RecordTable
          caption={t('appraisals.comparison.title', { place })}
          rows={steps}
          rowKey={({ challengerId }) => challengerId}
          columns={[
            { head: t('appraisals.comparison.challenger'), kind: 'name', cell: ({ challengerId }) => nameOf(alternatives, challengerId) },
            { head: t('appraisals.comparison.defender'), cell: ({ defenderId }) => nameOf(alternatives, defenderId) },
            {
              head: t('appraisals.comparison.ratio'),
              kind: 'number',
              cell: ({ incrementalRatio, reason }) =>
                incrementalRatio == null ? (reason?.[language] ?? '–') : formats.decimal(incrementalRatio, 2),
            },
            { head: t('appraisals.comparison.kept'), cell: ({ kept }) => t(kept ? 'appraisals.yes' : 'appraisals.no') },
          ]}
        />
      )}
      {droppedIds.length > 0 && (
        <p>{t('appraisals.comparison.dropped', { names: droppedIds.map((id) => nameOf(alternatives, id)).join(', ') })}</p>
      )}
      <LeftOut leftOut={leftOut} alternatives={alternatives} />
    </Section>
  );
}

/** What to build with a budget. */
export function PackagePanel({ chosen, appraisal }: { readonly chosen: Package; readonly appraisal: Appraisal }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { alternatives, values } = appraisal;
  const money = (value: number | null | undefined): string => writeFigure(value, 'money', values.currency, formats);
  const worthOf = ({ figures }: AppraisedAlternative): number | null => figures.find(({ id }) => id === 'netPresentValue')?.value ?? null;
  return (
    <Section title={t('appraisals.package.title', { budget: money(chosen.budget) })} lead={chosen.sentence[language]} card>
      <RecordTable
        caption={t('appraisals.package.title', { budget: money(chosen.budget) })}
        rows={alternatives}
        rowKey={({ id }) => id}
        columns={[
          { head: t('appraisals.measure'), kind: 'name', cell: ({ name }) => name },
          { head: t('appraisals.place'), cell: ({ place }) => place },
          { head: t('appraisals.costs.capital'), kind: 'number', cell: ({ capital }) => money(capital) },
          { head: t('appraisals.netPresentValue'), kind: 'number', cell: (alternative) => money(worthOf(alternative)) },
          { head: t('appraisals.package.built'), cell: ({ id }) => t(chosen.chosenIds.includes(id) ? 'appraisals.yes' : 'appraisals.no') },
        ]}
      />
      <p className={styles['soft']}>{t(chosen.proven ? 'appraisals.package.proven' : 'appraisals.package.unproven')}</p>
      <LeftOut leftOut={chosen.leftOut} alternatives={alternatives} />
    </Section>
  );
}

function LeftOut({
  leftOut,
  alternatives,
}: {
  readonly leftOut: Comparison['leftOut'];
  readonly alternatives: readonly AppraisedAlternative[];
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (leftOut.length === 0) return null;
  return (
    <ul className={styles['bullets']}>
      {leftOut.map(({ id, reason }) => (
        <li key={id}>{t('appraisals.leftOut', { name: nameOf(alternatives, id), reason: reason[language] })}</li>
      ))}
    </ul>
  );
}
