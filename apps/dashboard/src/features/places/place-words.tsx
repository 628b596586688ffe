import { useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { severityText, whenText } from './place-text.ts';
import type { Unplaced } from './places-queries.ts';
import styles from './places.module.css';

/** What is known of an accident that helps to find its place, and why it is not placed with others. */
export function PlaceWords({ item: { accident, words, reason } }: { readonly item: Unplaced }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <>
      <dl className={styles['words']}>
        {words.length === 0 && <Line label={t('places.words')}>{t('places.noWords')}</Line>}
        {words.map(({ word, label, text }) => (
          <Line key={word} label={label[language]}>
            <strong>{text}</strong>
          </Line>
        ))}
        <Line label={t('places.when')}>{whenText(accident, formats)}</Line>
        <Line label={t('places.severity')}>{severityText(accident, language)}</Line>
      </dl>
      {reason != null && <p className={styles['why']}>{reason[language]}</p>}
    </>
  );
}

function Line({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
