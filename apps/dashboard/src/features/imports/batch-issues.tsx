import { useQuery } from '@apollo/client/react';
import { ROW_ISSUE_CODES, ROW_ISSUE_LEVELS, ROW_ISSUE_LEVEL_LABELS, describeRowIssue, type Language } from '@elektron/domain';
import { QueryState, ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import { FileName } from './file-name.tsx';
import { isUnderWay, ROW_ISSUES, type Batch } from './imports-queries.ts';
import styles from './imports.module.css';

/** Said of a file as a whole: its lines are numbered from 1. */
const OF_NO_LINE = 0;

type Level = (typeof ROW_ISSUE_LEVELS)[number];

/** What was remarked: totals first, then line by line. */
export function BatchIssues({ batch }: { readonly batch: Batch }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [level, setLevel] = useState<Level | null>(null);
  const groups = batch.issueGroups ?? [];
  if (groups.length === 0) return null;
  const levels = ROW_ISSUE_LEVELS.filter((each) => groups.some((group) => group.level === each));
  return (
    <section className={styles['box']} aria-labelledby="issues-title">
      <h2 id="issues-title">{t('imports.issues')}</h2>
      <ul className={styles['groups']}>
        {groups.map((group) => (
          <li key={`${group.code} ${group.level} ${group.column ?? ''}`}>
            <span className={styles['groupCount']}>{t('imports.rows', { count: group.count, formatted: formats.count(group.count) })}</span>
            <span className={styles['level']} data-level={group.level}>
              {levelText(group.level, language)}
            </span>
            <span>
              {groupText(group, language)}{' '}
              {group.exampleRow !== OF_NO_LINE && (
                <span className={styles['soft']}>
                  {batch.files.length > 1
                    ? t('imports.exampleInFile', { row: formats.count(group.exampleRow), file: group.exampleFile })
                    : t('imports.example', { row: formats.count(group.exampleRow) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {levels.length > 1 && (
        <div className={styles['levels']} role="group" aria-label={t('imports.filterLevel')}>
          {[null, ...levels].map((each) => (
            <Button
              key={each ?? 'all'}
              size="xs"
              variant={each === level ? 'filled' : 'default'}
              aria-pressed={each === level}
              onClick={() => setLevel(each)}
            >
              {each === null ? t('imports.allLevels') : levelText(each, language)}
            </Button>
          ))}
        </div>
      )}
      <Rows key={isUnderWay(batch.status) ? batch.status : summaryOf(groups)} batchId={batch.id} level={level} />
    </section>
  );
}

/** Changes with what is remarked, however often that is asked for. */
function summaryOf(groups: NonNullable<Batch['issueGroups']>): string {
  return groups.map(({ code, level, column, count }) => `${code} ${level} ${column ?? ''} ${count}`).join('\n');
}

function levelText(level: string, language: Language): string {
  const known = ROW_ISSUE_LEVELS.find((candidate) => candidate === level);
  return known === undefined ? level : ROW_ISSUE_LEVEL_LABELS[known][language];
}

function groupText(group: NonNullable<Batch['issueGroups']>[number], language: Language): string {
  const code = ROW_ISSUE_CODES.find((candidate) => candidate === group.code);
  return code === undefined ? group.code : describeRowIssue({ code, column: group.column ?? null, value: group.exampleValue }, language);
}

const PAGE_SIZE = 50;

function Rows({ batchId, level }: { readonly batchId: string; readonly level: Level | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(ROW_ISSUES, {
    variables: { id: batchId, first: PAGE_SIZE, level },
    // When the files are read again, the same lines are said something else of.
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const more = (after: string): void => {
    void result.fetchMore({
      variables: { after },
      updateQuery: (former, { fetchMoreResult }) => {
        const [earlier, later] = [former.importBatch?.issues, fetchMoreResult.importBatch];
        if (earlier === undefined || later == null) return former;
        return { importBatch: { ...later, issues: { ...later.issues, edges: [...earlier.edges, ...later.issues.edges] } } };
      },
    });
  };
  return (
    <QueryState status={toStatus(result, language)}>
      {({ importBatch }) =>
        importBatch != null && (
          <>
            <ScrollBox label={t('imports.issueRows')}>
              <table className={`${styles['table']} ${styles['cards']} ${styles['issues']}`}>
                <caption className="el-hidden">{t('imports.issueRows')}</caption>
                <thead>
                  <tr>
                    <th scope="col" className={styles['number']}>
                      {t('imports.row')}
                    </th>
                    <th scope="col">{t('imports.file')}</th>
                    <th scope="col">{t('imports.column')}</th>
                    <th scope="col">{t('imports.value')}</th>
                    <th scope="col">{t('imports.became')}</th>
                    <th scope="col">{t('imports.reason')}</th>
                  </tr>
                </thead>
                <tbody>
                  {importBatch.issues.edges.map(({ node }) => (
                    <tr key={`${node.fileName} ${node.row} ${node.column ?? ''} ${node.code}`}>
                      <td className={styles['number']} data-label={t('imports.row')}>
                        {node.row === OF_NO_LINE ? '–' : formats.count(node.row)}
                      </td>
                      <td data-label={t('imports.file')}>
                        <FileName name={node.fileName} />
                      </td>
                      <td className={styles['inReason']} data-label={t('imports.column')}>
                        {node.column == null ? (
                          '–'
                        ) : (
                          <code>
                            <FileName name={node.column} />
                          </code>
                        )}
                      </td>
                      <td className={styles['inReason']} data-label={t('imports.value')}>
                        <Written value={node.value ?? null} />
                      </td>
                      <td data-label={t('imports.became')}>{levelText(node.level, language)}</td>
                      <td className={styles['reason']} data-label={t('imports.reason')}>
                        {node.message[language]}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
            {importBatch.issues.pageInfo.hasNextPage && importBatch.issues.pageInfo.endCursor != null && (
              <div>
                <Button size="sm" variant="default" onClick={() => more(importBatch.issues.pageInfo.endCursor ?? '')}>
                  {t('list.more', {
                    shown: formats.count(importBatch.issues.edges.length),
                    total: formats.count(importBatch.issues.totalCount),
                  })}
                </Button>
              </div>
            )}
          </>
        )
      }
    </QueryState>
  );
}

/** What stood in the file; it is deleted some days after the import, and the remark on it stays. */
function Written({ value }: { readonly value: string | null }) {
  const { t } = useTranslation();
  if (value === null) return <span className={styles['soft']}>{t('imports.deleted')}</span>;
  return value === '' ? <span className={styles['soft']}>{t('imports.empty')}</span> : <code>{value}</code>;
}
