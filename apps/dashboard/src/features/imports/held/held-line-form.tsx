import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Batch } from '../imports-queries.ts';
import { chooseColumns, listEditable } from './columns-to-show.ts';
import { DiscardLine } from './discard-line.tsx';
import type { HeldLine, HeldTable } from './held-queries.ts';
import styles from './held.module.css';
import { useLineEdit } from './use-line-edit.ts';

interface HeldLineFormProps {
  readonly batch: Batch;
  readonly table: HeldTable;
  readonly line: HeldLine;
  readonly onChanged: () => Promise<void>;
}

/** One line: why it was held back, its cells to write in, and what would be said of it then. */
export function HeldLineForm({ batch, table, line, onChanged }: HeldLineFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const title = t('imports.held.line', { row: formats.count(line.row), file: table.fileName });
  const isOpen = batch.canCorrect && line.cells != null && line.discardedReason == null;
  return (
    <article className={styles['line']} aria-label={title} data-level={line.level} data-edited={line.edited != null || undefined}>
      <h3>{title}</h3>
      <ul className={styles['remarks']}>
        {line.remarks.map((remark, i) => (
          <li key={`${remark.code} ${i}`}>{remark.message[language]}</li>
        ))}
      </ul>
      {line.discardedReason != null && !line.remarks.some(({ code }) => code === 'LINE_DISCARDED') && (
        <p className={styles['soft']}>{t('imports.held.discarded', { reason: line.discardedReason })}</p>
      )}
      {line.cells == null && line.discardedReason == null && <p className={styles['soft']}>{t('imports.held.notShown')}</p>}
      {isOpen && <Cells batch={batch} table={table} line={line} onChanged={onChanged} />}
      {batch.canCorrect && line.discardedReason == null && (
        <DiscardLine batchId={batch.id} line={line} title={title} onDone={() => void onChanged()} />
      )}
    </article>
  );
}

function Cells({ batch, table, line, onChanged }: HeldLineFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const edit = useLineEdit(batch.id, table.header.length, line, onChanged);
  const columns = all ? listEditable(table) : chooseColumns(table, line);
  return (
    <>
      <div className={styles['cells']}>
        {columns.map(({ position, heading }) => {
          const before = line.cells?.[position] ?? '';
          return (
            <TextInput
              key={position}
              size="xs"
              label={heading.trim() === '' ? t('imports.held.column', { number: position + 1 }) : heading}
              value={edit.cells[position] ?? ''}
              description={
                (edit.cells[position] ?? '') === before ? undefined : t('imports.held.was', { value: before === '' ? '–' : before })
              }
              inputWrapperOrder={['label', 'input', 'description']}
              onChange={(event) => edit.write(position, event.currentTarget.value)}
              onBlur={() => void edit.save()}
            />
          );
        })}
      </div>
      <div className={styles['go']}>
        {listEditable(table).length > columns.length && (
          <Button size="compact-xs" variant="subtle" onClick={() => setAll(true)}>
            {t('imports.held.allColumns')}
          </Button>
        )}
        {edit.changes.map((change) => (
          <Button key={change.position} size="compact-xs" variant="default" onClick={() => void edit.writeAlike(change)}>
            {t('imports.held.alike', {
              column: table.header[change.position] ?? '',
              from: change.from === '' ? '–' : change.from,
              to: change.to === '' ? '–' : change.to,
            })}
          </Button>
        ))}
        {line.edited != null && (
          <Button size="compact-xs" variant="default" onClick={() => void edit.takeBack()}>
            {t('imports.held.takeBack')}
          </Button>
        )}
      </div>
      <div role="status" className={styles['verdict']}>
        {edit.remarks?.length === 0 && <Notice kind="note">{t('imports.held.wouldPass')}</Notice>}
        {edit.remarks?.map((remark, i) => (
          <Notice key={`${remark.code} ${i}`} kind="warning">
            {remark.message[language]}
          </Notice>
        ))}
        {edit.touched !== null && <p>{t('imports.held.alikeDone', { count: edit.touched })}</p>}
      </div>
      {edit.refused !== null && (
        <Notice kind="danger" announce>
          {edit.refused}
        </Notice>
      )}
    </>
  );
}
