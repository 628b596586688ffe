import { Help, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { DividedChange } from './evaluation-parts-queries.ts';
import { intervalWords } from './interval-words.ts';
import styles from './evaluations.module.css';
import own from './evaluation-parts.module.css';

const BAR = { width: 160, height: 16 };

/** Where a bar begins and how long it is, on a scale that holds all of them and zero; in units of its width. */
export function barOf(value: number, all: readonly number[]): { readonly start: number; readonly length: number; readonly zero: number } {
  const lowest = Math.min(0, ...all);
  const span = Math.max(0, ...all) - lowest || 1;
  const at = (place: number): number => (place - lowest) / span;
  return { start: at(Math.min(0, value)), length: at(Math.abs(value) + lowest), zero: at(0) };
}

/** How much of the plain change is trend, regression to the mean, and left for the treatment. */
export function ChangePanel({ change }: { readonly change: DividedChange }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { drop, parts } = change;
  const rows = [
    ...(drop == null
      ? []
      : [{ id: 'drop', label: t('evaluationParts.drop'), accidents: drop, interval: change.dropInterval ?? null, reason: null }]),
    ...parts.map(({ cause, labels, accidents, interval, reason }) => ({
      id: cause,
      label: labels[language],
      accidents: accidents ?? null,
      interval: interval ?? null,
      reason: reason?.[language] ?? null,
    })),
  ];
  const values = rows.flatMap(({ accidents }) => accidents ?? []);
  return (
    <section className={styles['box']} aria-labelledby="change-title">
      <h2 id="change-title" className={styles['withHelp']}>
        {t('evaluationParts.change')}
        <Help what={t('evaluationParts.change')}>{t('evaluationParts.changeMeaning')}</Help>
      </h2>
      {change.sentence != null && <p>{change.sentence[language]}</p>}
      {change.reason != null && <p className={styles['soft']}>{change.reason[language]}</p>}
      {rows.length > 0 && (
        <ScrollBox label={t('evaluationParts.change')}>
          <table className={styles['table']}>
            <caption className="el-hidden">{t('evaluationParts.change')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('evaluationParts.part')}</th>
                <th scope="col" className={styles['number']}>
                  {t('evaluationParts.fewer')}
                </th>
                <td className={own['barHead']} aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ id, label, accidents, interval, reason }) => (
                <tr key={id}>
                  <th scope="row">
                    {id === 'drop' ? <strong>{label}</strong> : label}
                    {reason !== null && <span className={styles['contrast']}>{reason}</span>}
                  </th>
                  <td className={styles['number']}>
                    {accidents === null ? '–' : formats.decimal(accidents, 0)}
                    {interval !== null && <span className={styles['recommended']}>{`(${intervalWords(interval, formats, 0)})`}</span>}
                  </td>
                  <td aria-hidden="true">{accidents !== null && <Bar value={accidents} all={values} whole={id === 'drop'} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollBox>
      )}
    </section>
  );
}

function Bar({ value, all, whole }: { readonly value: number; readonly all: readonly number[]; readonly whole: boolean }) {
  const { start, length, zero } = barOf(value, all);
  const { width, height } = BAR;
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} className={own['bar']}>
      <rect x={start * width} width={length * width} y={2} height={height - 4} data-whole={whole || undefined} />
      <line x1={zero * width} x2={zero * width} y1={0} y2={height} />
    </svg>
  );
}
