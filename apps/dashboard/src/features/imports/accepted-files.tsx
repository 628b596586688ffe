import { useQuery } from '@apollo/client/react';
import { QueryState, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { IMPORT_FORMATS, type ImportFormat } from './imports-queries.ts';
import styles from './imports.module.css';

/** Which files can be read, and which columns they must have. */
export function AcceptedFiles() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(IMPORT_FORMATS);
  return (
    <section aria-labelledby="accepted-title" className={styles['section']}>
      <h2 id="accepted-title">{t('imports.accepted')}</h2>
      <p className={styles['soft']}>{t('imports.acceptedLead')}</p>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.importFormats)}>
        {(formats) => (
          <div className={styles['formats']}>
            {formats.map((format) => (
              <Format key={format.id} format={format} />
            ))}
          </div>
        )}
      </QueryState>
    </section>
  );
}

function Format({ format }: { readonly format: ImportFormat }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <article className={styles['format']}>
      <h3>{format.labels[language]}</h3>
      <ul>
        {format.tables.map((table) => (
          <li key={table.id}>{table.labels[language]}</li>
        ))}
      </ul>
      <details>
        <summary className={styles['summary']}>{t('imports.columns')}</summary>
        {format.tables.map((table) => (
          <div key={table.id} className={styles['columns']}>
            <h4>{table.labels[language]}</h4>
            <p>
              <span className={styles['soft']}>{t('imports.required')}</span> <code>{table.required.join(', ')}</code>
            </p>
            {table.requiredOneOf.length > 0 && (
              <p>
                <span className={styles['soft']}>{t('imports.requiredOneOf')}</span>{' '}
                <code>{table.requiredOneOf.map((columns) => columns.join(', ')).join(` ${t('imports.or')} `)}</code>
              </p>
            )}
            {table.optional.length > 0 && (
              <p>
                <span className={styles['soft']}>{t('imports.optional')}</span> <code>{table.optional.join(', ')}</code>
              </p>
            )}
          </div>
        ))}
      </details>
    </article>
  );
}
