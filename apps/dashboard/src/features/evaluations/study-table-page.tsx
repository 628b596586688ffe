import { BackIcon, Notice, Page, useFormats, useLanguage } from '@elektron/ui';
import { Button, FileInput, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LookedAtFile } from '../../forms/looked-at-file.tsx';
import { useFileLook } from '../../forms/use-file-look.ts';
import { useFileSending } from '../../forms/use-file-sending.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { StudyTableColumns } from './study-table-columns.tsx';
import { StudyTableResult } from './study-table-result.tsx';
import {
  asFound,
  findFaults,
  pathOfEvaluation,
  pathOfLook,
  type Faults,
  type FileTables,
  type Said,
  type StudyAnswer,
  type TableLook,
} from './study-table.ts';
import styles from './evaluations.module.css';

const NOTHING_TO_DO = (): void => undefined;

/** The evaluation of a spreadsheet that somebody has counted: nothing of it is kept. */
export function StudyTablePage({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const look = useFileLook<FileTables>(pathOfLook);
  const { sending, stored: answer, refused, send } = useFileSending<StudyAnswer>(NOTHING_TO_DO);
  const tables = look.state.stage === 'seen' ? look.state.found.tables : [];
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    setSaid(null);
    setAttempts(0);
    void look.start(chosen).then((found) => {
      const first = found?.tables.find(({ columns }) => columns.before !== undefined) ?? found?.tables[0];
      if (first !== undefined) setSaid(asFound(first));
    });
  };
  const faults = said === null ? {} : findFaults(said);
  const submit = (): void => {
    setAttempts(attempts + 1);
    if (file !== null && said !== null && Object.keys(faults).length === 0) void send(pathOfEvaluation(file, said), file);
  };
  return (
    <Page
      title={t('studyTable.title')}
      lead={t('studyTable.lead')}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
          {t('evaluations.back')}
        </Button>
      }
    >
      <form
        ref={form}
        className={styles['studyForm']}
        noValidate
        aria-label={t('studyTable.title')}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FileInput
          label={t('siteTables.chooseFile')}
          placeholder={t('siteTables.fileMissing')}
          description={t('studyTable.fileKinds')}
          value={file}
          error={attempts > 0 && file === null ? t('siteTables.fileMissing') : undefined}
          onChange={choose}
        />
        <LookedAtFile state={look.state} />
        {said !== null && <Decisions tables={tables} said={said} onSaid={setSaid} faults={attempts > 0 ? faults : {}} />}
        {refused !== null && (
          <Notice kind="danger" announce>
            {refused}
          </Notice>
        )}
        {answer !== null && answer.faults > 0 && <RefusedLines answer={answer} />}
        <div>
          <Button type="submit" loading={sending}>
            {t('studyTable.evaluate')}
          </Button>
        </div>
      </form>
      {answer?.evaluation != null && <StudyTableResult evaluation={answer.evaluation} answer={answer} />}
    </Page>
  );
}

interface DecisionsProps {
  readonly tables: readonly TableLook[];
  readonly said: Said;
  readonly onSaid: (said: Said) => void;
  readonly faults: Faults;
}

function Decisions({ tables, said, onSaid, faults }: DecisionsProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const table = tables.find(({ content }) => content === said.content);
  if (table === undefined) return null;
  const choose = (content: string): void => {
    const chosen = tables.find((other) => other.content === content);
    if (chosen !== undefined) onSaid(asFound(chosen));
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
      <p role="status">{t('studyTable.seen', { lines: formats.count(table.lines) })}</p>
      <StudyTableColumns look={table} said={said} onSaid={onSaid} faults={faults} />
    </>
  );
}

function RefusedLines({ answer }: { readonly answer: StudyAnswer }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Notice kind="danger" announce title={t('studyTable.refused', { count: answer.faults, formatted: formats.count(answer.faults) })}>
      <p>{t('studyTable.refusedWhy')}</p>
      <ul className={styles['bullets']}>
        {answer.told.map(({ row, message }) => (
          <li key={`${row} ${message.en}`}>{t('siteTables.line', { row: formats.count(row), message: message[language] })}</li>
        ))}
      </ul>
    </Notice>
  );
}
