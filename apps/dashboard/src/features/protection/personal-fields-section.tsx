import { useQuery } from '@apollo/client/react';
import { QueryState, RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { groupByPurpose } from './group-by-purpose.ts';
import { PERSONAL_FIELDS } from './protection-queries.ts';
import styles from './protection.module.css';

/** The register of fields that can tell of a person, by what they are held for. */
export function PersonalFieldsSection() {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(PERSONAL_FIELDS);
  return (
    <Section title={t('protection.register.title')} lead={t('protection.register.lead')}>
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.personalFields)}>
        {(fields) => (
          <div className={styles['groups']}>
            {groupByPurpose(fields).map(({ purpose, members }) => (
              <details key={purpose.en} className={styles['group']}>
                <summary>
                  <span className={styles['purpose']}>{purpose[language]}</span>
                  <span className={styles['line']}>
                    {t('protection.register.groups', { count: members.length, formatted: formats.count(members.length) })}
                  </span>
                </summary>
                <RecordTable
                  caption={purpose[language]}
                  rows={members}
                  rowKey={(field) => `${field.table}.${field.field}`}
                  columns={[
                    {
                      head: t('protection.register.field'),
                      kind: 'name',
                      cell: (field) => (
                        <>
                          {field.label[language]}
                          <code className={styles['line']}>
                            {field.table}.{field.field}
                          </code>
                        </>
                      ),
                    },
                    { head: t('protection.register.source'), kind: 'wide', cell: (field) => field.source[language] },
                    { head: t('protection.register.retention'), kind: 'wide', cell: (field) => field.retention[language] },
                    { head: t('protection.register.basis'), kind: 'wide', cell: (field) => field.basis[language] },
                  ]}
                />
              </details>
            ))}
          </div>
        )}
      </QueryState>
    </Section>
  );
}
