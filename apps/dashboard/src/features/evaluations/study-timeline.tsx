import { getPeriodDays, type Period } from '@elektron/domain';
import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import styles from './evaluations.module.css';

export interface StudyTimelineProps {
  readonly before: Period;
  readonly works: Period;
  readonly after: Period;
}

/** Before, works, after on one line; the works are hatched because they count for neither side. */
export function StudyTimeline({ before, works, after }: StudyTimelineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const parts = [
    { part: 'before', period: before },
    { part: 'works', period: works },
    { part: 'after', period: after },
  ] as const;
  const days = parts.map(({ period }) => getPeriodDays(period));
  const start = Math.min(...days.map((each) => each.start));
  const length = Math.max(...days.map((each) => each.end)) - start;
  return (
    <figure className={styles['timeline']}>
      <div className={styles['track']} aria-hidden="true">
        {parts.map(({ part }, index) => {
          const each = days[index] ?? { start, end: start };
          return (
            <span
              key={part}
              className={styles['segment']}
              data-part={part}
              style={{ left: `${(100 * (each.start - start)) / length}%`, width: `${(100 * (each.end - each.start)) / length}%` }}
            />
          );
        })}
      </div>
      <figcaption className={styles['timelineText']}>
        {parts.map(({ part, period }) => (
          <span key={part} data-part={part}>
            <strong>{t(`evaluations.parts.${part}`)}</strong> {formats.period(period)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
