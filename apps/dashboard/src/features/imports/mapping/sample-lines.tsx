import type { Language } from '@elektron/domain';
import { RecordTable, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { LookedLine, LookedTable, Survey } from './survey.ts';
import { SampleRoads } from './sample-roads.tsx';
import styles from './mapping.module.css';

interface SampleLinesProps {
  readonly sample: LookedTable | null;
  readonly isLooking: boolean;
  /** The labels of severities. */
  readonly severities: Survey['lists'][string] | undefined;
}

/** The first lines as they would be read, with what would be said about them. */
export function SampleLines({ sample, isLooking, severities }: SampleLinesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lines = sample?.lines ?? [];
  if (lines.length === 0) return null;
  if (lines.some(({ ofRoad }) => ofRoad != null)) return <SampleRoads lines={lines} isLooking={isLooking} />;
  const isOther = ['count', 'look'].includes(sample?.table.mapping.rowIs ?? '') || lines.some(({ facts }) => facts.length > 0);
  return (
    <div aria-busy={isLooking} className={styles['codes']}>
      <h4>{t('mapping.asRead')}</h4>
      <RecordTable
        caption={t('mapping.asRead')}
        rows={lines}
        rowKey={({ row }) => String(row)}
        columns={[
          { head: t('mapping.line'), kind: 'name', cell: ({ row }) => t('mapping.lineOf', { row }) },
          ...(isOther
            ? [{ head: t('mapping.says'), kind: 'wide' as const, cell: (line: LookedLine) => describeFacts(line, language) }]
            : [
                { head: t('mapping.moment'), kind: 'short' as const, cell: ({ time }: LookedLine) => describeTime(time) },
                {
                  head: t('mapping.severity'),
                  cell: ({ severity }: LookedLine) => severities?.[severity ?? '']?.[language] ?? t('mapping.unknown'),
                },
                { head: t('mapping.road'), cell: ({ road }: LookedLine) => road ?? '–' },
              ]),
          { head: t('mapping.remarks'), kind: 'wide', cell: ({ remarks }) => remarks.map((remark) => remark[language]).join(' ') || '–' },
        ]}
      />
    </div>
  );
}

/** What a line says of a record that is no accident. */
function describeFacts({ facts }: LookedLine, language: Language): string {
  return facts.map(({ label, value }) => `${label[language]}: ${value[language]}`).join(' · ') || '–';
}

/** `05/03/2023 14:30`, as much of it as is known. */
function describeTime(time: LookedLine['time']): string {
  if (time === null) return '–';
  const two = (part: number | null): string => (part === null ? '–' : String(part).padStart(2, '0'));
  const day = time.month === null ? String(time.year) : `${two(time.day)}/${two(time.month)}/${time.year}`;
  return time.hour === null ? day : `${day} ${two(time.hour)}:${two(time.minute)}`;
}
