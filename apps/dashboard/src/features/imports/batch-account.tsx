import { useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Batch } from './imports-queries.ts';
import styles from './imports.module.css';

/** What a line can become; together they are all lines. */
const PARTS = ['added', 'changed', 'unchanged', 'duplicates', 'held', 'rejected', 'skipped'] as const;

/** Every line is accounted for: lines = new + changed + unchanged + duplicates + held + rejected + blank. */
export function BatchAccount({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { counts } = batch;
  if (counts.lines === 0) return null;
  return (
    <section className={styles['box']} aria-labelledby="account-title">
      <h2 id="account-title">{t('imports.account', { count: counts.lines, formatted: formats.count(counts.lines) })}</h2>
      <div className={styles['accountBar']} aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: counts[part] }} />
        ))}
      </div>
      <dl className={styles['account']}>
        {PARTS.map((part) => (
          <div key={part} data-part={part} data-none={counts[part] === 0 || undefined}>
            <dt>{t(`imports.parts.${part}`)}</dt>
            <dd>{formats.count(counts[part])}</dd>
          </div>
        ))}
      </dl>
      {counts.warnings > 0 && (
        <p className={styles['soft']}>{t('imports.warnings', { count: counts.warnings, formatted: formats.count(counts.warnings) })}</p>
      )}
    </section>
  );
}
