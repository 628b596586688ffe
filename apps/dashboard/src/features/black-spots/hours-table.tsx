import { HOURS_PER_WEEK, WEEKDAY_LABELS } from '@elektron/domain';
import { amountColor, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './black-spots.module.css';

const HOURS = Array.from({ length: HOURS_PER_WEEK / WEEKDAY_LABELS.length }, (_, hour) => hour);

/** Accidents by weekday and hour: a picture that is a table. @param counts hour by hour from Monday; the last is of those that are not known */
export function HoursTable({ counts }: { readonly counts: readonly number[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const scheme = useComputedColorScheme('light');
  const known = counts.slice(0, HOURS_PER_WEEK);
  const largest = Math.max(1, ...known);
  const unknown = counts[HOURS_PER_WEEK] ?? 0;
  return (
    <>
      <ScrollBox framed label={t('blackSpots.hours')}>
        <table className={styles['hours']}>
          <caption className="el-hidden">{t('blackSpots.hours')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('blackSpots.day')}</th>
              {HOURS.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {WEEKDAY_LABELS.map((weekday, day) => (
              <tr key={weekday.en}>
                <th scope="row">{weekday[language]}</th>
                {HOURS.map((hour) => {
                  const count = known[day * HOURS.length + hour] ?? 0;
                  return (
                    <td key={hour}>
                      {count > 0 && <i aria-hidden="true" style={{ backgroundColor: amountColor(count / largest, scheme) }} />}
                      {formats.count(count)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className={styles['soft']}>{t('blackSpots.unknownHours', { shown: formats.count(unknown) })}</p>
    </>
  );
}
