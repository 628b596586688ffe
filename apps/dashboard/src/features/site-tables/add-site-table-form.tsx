import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Anchor, Button, FileInput, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LookedAtFile } from '../../forms/looked-at-file.tsx';
import { useFileLook } from '../../forms/use-file-look.ts';
import { useFileSending } from '../../forms/use-file-sending.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import {
  asFound,
  findFaults,
  kindOf,
  pathOfLook,
  pathOfTable,
  type FileTables,
  type Said,
  type StoredTable,
  type TableLook,
} from './send-site-table.ts';
import { TableColumns } from './table-columns.tsx';
import styles from './site-tables.module.css';

/** A file of sites: what is in it, what its columns are, and what its numbers mean. */
export function AddSiteTableForm({ onAdded }: { readonly onAdded: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const look = useFileLook<FileTables>(pathOfLook);
  const tables = look.state.stage === 'seen' ? look.state.found.tables : [];
  const table = tables.find(({ content }) => content === said?.content);
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setSaid(null);
    setAttempts(0);
    void look.start(chosen).then((found) => {
      const first = found === null ? undefined : (found.tables.find(({ kind }) => kind !== null) ?? found.tables[0]);
      if (first !== undefined && chosen !== null) setSaid(asFound(first, chosen));
    });
  };
  const { sending, stored, refused, send } = useFileSending<StoredTable>(() => {
    choose(null);
    onAdded();
  });
  const faults = said === null || table === undefined ? {} : findFaults(said, table);
  const submit = (): void => {
    setAttempts(attempts + 1);
    if (file !== null && said !== null && Object.keys(faults).length === 0) void send(pathOfTable(file, said), file);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={t('siteTables.add')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FileInput
        label={t('siteTables.chooseFile')}
        placeholder={t('siteTables.fileMissing')}
        description={t('siteTables.fileKinds')}
        value={file}
        error={attempts > 0 && file === null ? t('siteTables.fileMissing') : undefined}
        onChange={choose}
      />
      <LookedAtFile state={look.state} />
      {said !== null && file !== null && table !== undefined && (
        <Decisions tables={tables} table={table} file={file} said={said} onSaid={setSaid} faults={attempts > 0 ? faults : {}} />
      )}
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      {stored !== null && file === null && <Stored stored={stored} />}
      <div>
        <Button type="submit" loading={sending}>
          {t('siteTables.send')}
        </Button>
      </div>
    </form>
  );
}

interface DecisionsProps {
  readonly tables: readonly TableLook[];
  readonly table: TableLook;
  readonly file: File;
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
  readonly faults: ReturnType<typeof findFaults>;
}

function Decisions({ tables, table, file, said, onSaid, faults }: DecisionsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const kind = kindOf(said.columns);
  const choose = (content: string): void => {
    const chosen = tables.find((other) => other.content === content);
    if (chosen !== undefined) onSaid(asFound(chosen, file));
  };
  return (
    <>
      {tables.length > 1 && (
        <NativeSelect
          label={t('siteTables.table')}
          value={said.content}
          onChange={(event) => choose(event.currentTarget.value)}
          data={tables.map(({ content, lines }) => ({ value: content, label: `${content} (${formats.count(lines)})` }))}
        />
      )}
      <p role="status">{t(`siteTables.seen.${kind ?? 'unknown'}`, { lines: formats.count(table.lines) })}</p>
      <TableColumns look={table} said={said} onSaid={onSaid} faults={faults} />
      <TextInput
        label={t('siteTables.name')}
        maxLength={200}
        value={said.name}
        error={faults.name === undefined ? undefined : t('siteTables.nameMissing')}
        onChange={(event) => onSaid({ ...said, name: event.currentTarget.value })}
      />
      <TextInput
        label={t('siteTables.source')}
        description={t('siteTables.sourceHelp')}
        maxLength={300}
        value={said.source}
        onChange={(event) => onSaid({ ...said, source: event.currentTarget.value })}
      />
    </>
  );
}

function Stored({ stored }: { readonly stored: StoredTable }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Notice kind={stored.leftOut > 0 ? 'warning' : 'note'} announce>
      {t('siteTables.stored', { sites: formats.count(stored.sites) })}{' '}
      {stored.leftOut > 0 && `${t('siteTables.leftOut', { lines: formats.count(stored.leftOut) })} `}
      {stored.remarks > 0 && `${t('siteTables.remarks', { values: formats.count(stored.remarks) })} `}
      <Anchor component={Link} to={`/app/hotspots?sites=${stored.siteTableId}`} inherit>
        {t('siteTables.rank')}
      </Anchor>
      {stored.told.length > 0 && (
        <ul className={styles['told']}>
          {stored.told.map(({ row, message }) => (
            <li key={`${row} ${message.en}`}>{t('siteTables.line', { row: formats.count(row), message: message[language] })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
