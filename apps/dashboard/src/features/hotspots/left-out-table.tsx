import type { Text } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import styles from './hotspots.module.css';

export interface LeftOutTableProps {
  readonly caption: string;
  readonly leftOut: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
}

/** Accidents that a method did not look at, by reason. */
export function LeftOutTable({ caption, leftOut }: LeftOutTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (leftOut.length === 0) return null;
  return (
    <table className={styles['table']}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('screening.reason')}</th>
          <th scope="col" className={styles['number']}>
            {t('hotspots.n')}
          </th>
        </tr>
      </thead>
      <tbody>
        {leftOut.map(({ reason, labels, accidents }) => (
          <tr key={reason}>
            <th scope="row">{labels[language]}</th>
            <td className={styles['number']}>{formats.count(accidents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
