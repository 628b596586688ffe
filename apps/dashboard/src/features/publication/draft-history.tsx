import { Section, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Draft } from './publication-queries.ts';
import styles from './publication.module.css';

const KINDS = ['begun', 'ready', 'failed', 'proposed', 'rejected', 'published', 'withdrawn'] as const;

/** Who has done what with a draft, and when. */
export function DraftHistory({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = (kind: string): string => {
    const known = KINDS.find((each) => each === kind);
    return known === undefined ? kind : t(`publication.events.${known}`);
  };
  const lines = [{ kind: null, reason: null, personName: draft.personName, madeAt: draft.madeAt }, ...draft.events];
  return (
    <Section title={t('publication.history')} card>
      <ol className={styles['history']}>
        {lines.map(({ kind, reason, personName, madeAt }, i) => (
          <li key={i}>
            <span className={styles['soft']}>{formats.date(madeAt)}</span> {kind === null ? t('publication.columns.made') : nameOf(kind)}
            {personName != null && ` · ${personName}`}
            {reason != null && <p className={styles['reason']}>{reason}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
