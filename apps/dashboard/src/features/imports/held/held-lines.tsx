import { useMutation, useQuery } from '@apollo/client/react';
import { ExportIcon, Notice, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError, mapStatus, toStatus } from '../../../graphql/query-status.ts';
import { IMPORT_BATCH, IMPORT_BATCHES, type Batch } from '../imports-queries.ts';
import { HeldLineForm } from './held-line-form.tsx';
import { APPLY_CORRECTIONS, HELD_LINES, type HeldLine, type HeldTable } from './held-queries.ts';
import styles from './held.module.css';

/** The lines that an import held back: why, what to write, and the way to have them read again. */
export function HeldLines({ batch, onOpen }: { readonly batch: Batch; readonly onOpen: (batchId: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [after, setAfter] = useState<readonly string[]>([]);
  const variables = { id: batch.id, after: after.at(-1) ?? null };
  const result = useQuery(HELD_LINES, { variables, fetchPolicy: 'cache-and-network' });
  const status = { ...toStatus(result, language), loading: result.data === undefined && result.loading };
  const refresh = async (): Promise<void> => {
    await result.refetch().catch(() => undefined);
  };
  return (
    <section className={styles['held']} aria-labelledby="held-title">
      <h2 id="held-title">{t('imports.held.title')}</h2>
      <QueryState status={mapStatus(status, (data) => data.importBatch ?? null)} isEmpty={(data) => data === null} empty={null}>
        {(data) =>
          data !== null && (
            <>
              <p className={styles['lead']}>
                {t(batch.canCorrect && hasOpen(data.heldTables) ? 'imports.held.lead' : 'imports.held.leadClosed')}
              </p>
              <Tables batch={batch} tables={data.heldTables} onOpen={onOpen} />
              <ol className={styles['lines']}>
                {data.heldLines.edges.map(({ node }) => (
                  <li key={`${node.fileIndex} ${node.row}`}>
                    <Line batch={batch} line={node} tables={data.heldTables} onChanged={refresh} />
                  </li>
                ))}
              </ol>
              <div className={styles['go']}>
                {after.length > 0 && (
                  <Button size="xs" variant="default" onClick={() => setAfter(after.slice(0, -1))}>
                    {t('imports.held.former')}
                  </Button>
                )}
                {data.heldLines.pageInfo.hasNextPage && (
                  <Button size="xs" variant="default" onClick={() => setAfter([...after, data.heldLines.pageInfo.endCursor ?? ''])}>
                    {t('imports.held.next')}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </QueryState>
    </section>
  );
}

/** Whether there is a line about which nothing final was said. */
const hasOpen = (tables: readonly HeldTable[]): boolean => tables.some(({ open, edited }) => open + edited > 0);

interface LineProps {
  readonly batch: Batch;
  readonly line: HeldLine;
  readonly tables: readonly HeldTable[];
  readonly onChanged: () => Promise<void>;
}

function Line({ batch, line, tables, onChanged }: LineProps) {
  const table = tables.find(({ fileIndex }) => fileIndex === line.fileIndex);
  return table && <HeldLineForm batch={batch} table={table} line={line} onChanged={onChanged} />;
}

interface TablesProps {
  readonly batch: Batch;
  readonly tables: readonly HeldTable[];
  readonly onOpen: (batchId: string) => void;
}

/** File by file how many wait, as a spreadsheet too; and all that was written, read again. */
function Tables({ batch, tables, onOpen }: TablesProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [refused, setRefused] = useState<string | null>(null);
  const [apply, { loading }] = useMutation(APPLY_CORRECTIONS, { refetchQueries: [IMPORT_BATCHES, IMPORT_BATCH] });
  const edited = tables.reduce((sum, table) => sum + table.edited, 0);
  const run = async (): Promise<void> => {
    setRefused(null);
    try {
      const payload = (await apply({ variables: { input: { batchId: batch.id } } })).data?.applyCorrections;
      if (payload?.batch != null) onOpen(payload.batch.id);
      else setRefused(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setRefused(describeError(error, language));
    }
  };
  return (
    <>
      <ul className={styles['tables']}>
        {tables.map((table) => (
          <li key={table.fileIndex}>
            <strong>{table.fileName}</strong>{' '}
            {t('imports.held.counts', {
              open: formats.count(table.open),
              edited: formats.count(table.edited),
              discarded: formats.count(table.discarded),
            })}{' '}
            {(['xlsx', 'csv'] as const).map((kind) => (
              <Button
                key={kind}
                component="a"
                href={`/api/imports/${batch.id}/held-lines/${table.fileIndex}.${kind}?lang=${language}`}
                download
                size="compact-xs"
                variant="default"
                leftSection={<ExportIcon size={13} />}
                aria-label={t('imports.held.download', { kind: kind.toUpperCase(), file: table.fileName })}
              >
                {kind.toUpperCase()}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      {batch.canCorrect && edited > 0 && (
        <div className={styles['apply']} role="status">
          <span>{t('imports.held.edited', { count: edited, formatted: formats.count(edited) })}</span>
          <Button size="sm" loading={loading} onClick={() => void run()}>
            {t('imports.held.apply')}
          </Button>
        </div>
      )}
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
    </>
  );
}
