import { LINE_PARTS, accountStateOf, describeLinePart, describeRemarks, introduceAccount } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import type { Batch } from './imports-queries.ts';
import styles from './imports.module.css';

/** Every line is accounted for: lines = new + changed + unchanged + duplicates + held + rejected + titles and blank ones. */
export function BatchAccount({ batch }: { readonly batch: Batch }) {
  const language = useLanguage();
  const formats = useFormats();
  const { counts } = batch;
  if (counts.lines === 0) return null;
  const state = accountStateOf(batch.status);
  return (
    <section className={styles['box']} data-account={state} aria-labelledby="account-title">
      <h2 id="account-title">{introduceAccount(counts.lines, state, language)}</h2>
      <div className={styles['accountBar']} aria-hidden="true">
        {LINE_PARTS.map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: counts[part] }} />
        ))}
      </div>
      <dl className={styles['account']}>
        {LINE_PARTS.map((part) => (
          <div key={part} data-part={part} data-none={counts[part] === 0 || undefined}>
            <dt>{describeLinePart(part, counts[part], language)}</dt>
            <dd>{formats.count(counts[part])}</dd>
          </div>
        ))}
      </dl>
      {counts.warnings > 0 && <p className={styles['soft']}>{describeRemarks(counts.warnings, language)}</p>}
    </section>
  );
}
