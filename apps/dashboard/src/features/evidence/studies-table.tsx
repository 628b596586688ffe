import { EVIDENCE_OUTCOME_LABELS, MOST_QUALITY_POINTS } from '@elektron/domain';
import { Notice, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { DECIDE_ON_PUBLISHED_FACTOR, KIND_EVIDENCE, RETIRE_PUBLISHED_FACTOR } from './evidence-queries.ts';
import type { Study } from './evidence.ts';
import styles from './evidence.module.css';

export interface StudiesTableProps {
  readonly studies: readonly Study[];
  readonly names: ReadonlyMap<string, string>;
}

/** Where each number comes from, and how good it is. */
export function StudiesTable({ studies, names }: StudiesTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Section card title={t('evidence.studies.title')} lead={t('evidence.studies.lead', { most: formats.count(MOST_QUALITY_POINTS) })}>
      <RecordTable
        caption={t('evidence.studies.title')}
        rows={studies}
        rowKey={({ id }) => id}
        columns={[
          { head: t('evidence.columns.study'), kind: 'name', cell: ({ id }) => names.get(id) ?? id },
          { head: t('evidence.columns.outcome'), cell: ({ outcome }) => EVIDENCE_OUTCOME_LABELS[outcome][language] },
          { head: t('evidence.studies.basis'), kind: 'wide', cell: (study) => <Basis study={study} /> },
          { head: t('evidence.columns.points'), cell: (study) => <Points study={study} /> },
          { head: t('evidence.studies.actions'), kind: 'actions', cell: (study) => <Actions study={study} /> },
        ]}
      />
    </Section>
  );
}

/** What an evaluation rests on, or where a factor was published. */
function Basis({ study: { evaluation, published } }: { readonly study: Study }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (published !== null) {
    const { citation, publishedYear, url, appliesTo, personName } = published;
    return (
      <>
        {url === '' ? (
          citation
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {citation}
          </a>
        )}
        {` (${publishedYear})`}
        {appliesTo !== '' && <span className={styles['soft']}>{appliesTo}</span>}
        {personName !== null && <span className={styles['soft']}>{t('evidence.studies.enteredBy', { name: personName })}</span>}
      </>
    );
  }
  if (evaluation === null) return null;
  const total = (accidents: number | null): string => (accidents === null ? t('evidence.studies.few') : formats.count(accidents));
  return (
    <>
      {evaluation.methodLabels[language]}
      <span className={styles['soft']}>
        {t('evidence.studies.evaluated', {
          sites: formats.count(evaluation.treatedSites),
          before: total(evaluation.accidentsBefore),
          yearsBefore: formats.decimal(evaluation.yearsBefore, 1),
          after: total(evaluation.accidentsAfter),
          yearsAfter: formats.decimal(evaluation.yearsAfter, 1),
        })}
      </span>
      {evaluation.narrowedBy.length > 0 && <span className={styles['soft']}>{t('evidence.studies.narrowed')}</span>}
      {evaluation.runId !== null && <Link to={`/app/evaluations?run=${evaluation.runId}`}>{t('evidence.studies.open')}</Link>}
    </>
  );
}

/** The sum, and each part with the rule by which it was given. */
function Points({ study: { points, possiblePoints, parts } }: { readonly study: Study }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (points === null) return <>–</>;
  if (parts === null) return <>{t('evidence.studies.printedPoints', { points: formats.count(points) })}</>;
  return (
    <details className={styles['more']}>
      <summary>{t('evidence.studies.points', { points: formats.count(points), possible: formats.count(possiblePoints ?? 0) })}</summary>
      <ul className={styles['parts']}>
        {parts.map(({ id, labels, rule, most, points: given }) => (
          <li key={id}>
            {`${labels[language]}: ${given === null ? t('evidence.studies.notScored') : `${formats.count(given)} / ${formats.count(most)}`}`}
            <span className={styles['soft']}>{rule[language]}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What can be done with a published factor of the own organisation. */
function Actions({ study: { isOwn, published } }: { readonly study: Study }) {
  const { t } = useTranslation();
  const [mayRetire, mayShare] = [useMay('analyses.run'), useMay('sharing.manage')];
  const share = useCommand(DECIDE_ON_PUBLISHED_FACTOR, 'decideOnPublishedFactor', { refetch: [KIND_EVIDENCE] });
  const retire = useCommand(RETIRE_PUBLISHED_FACTOR, 'retirePublishedFactor', { refetch: [KIND_EVIDENCE] });
  if (!isOwn || published === null) return null;
  const { factorId, isContributed } = published;
  const refusal = share.refusal ?? retire.refusal;
  return (
    <div className={styles['actions']}>
      {mayShare && (
        <Button
          size="xs"
          variant="default"
          loading={share.loading}
          onClick={() => void share.run({ input: { factorId, decision: isContributed ? 'withheld' : 'contributed' } })}
        >
          {t(isContributed ? 'evidence.studies.unshare' : 'evidence.studies.share')}
        </Button>
      )}
      {mayRetire && (
        <Button size="xs" variant="default" loading={retire.loading} onClick={() => void retire.run({ input: { factorId } })}>
          {t('evidence.studies.retire')}
        </Button>
      )}
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
    </div>
  );
}
