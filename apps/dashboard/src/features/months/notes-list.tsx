import { Notice, parseTypedDate, RecordTable, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAfter, REPORTING_NOTES, type ReportingNote } from '../../graphql/reporting-notes.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { mayDo, useViewer } from '../../graphql/viewer.ts';
import { NoteSource } from '../../notes/note-source.tsx';
import { ADD_REPORTING_NOTE, REMOVE_REPORTING_NOTE } from './months-queries.ts';
import styles from './months.module.css';

/** What changes the meaning of the series, numbered as in the chart, with its source; own notes can be added and removed. */
export function NotesList({ notes }: { readonly notes: readonly ReportingNote[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const viewer = useViewer();
  const mayWrite = viewer !== null && mayDo(viewer, 'analyses.run');
  const columns: RecordColumn<ReportingNote>[] = [
    { head: t('months.units.order'), kind: 'number', cell: (note) => formats.count(notes.indexOf(note) + 1) },
    { head: t('months.series.from'), kind: 'short', cell: ({ startsOn }) => formats.date(startsOn) },
    {
      head: t('months.series.until'),
      kind: 'short',
      cell: ({ endsOn }) => (endsOn == null ? t('months.series.lasts') : formats.date(dayAfter(endsOn, -1))),
    },
    { head: t('months.series.text'), kind: 'name', cell: ({ text }) => text[language] },
    { head: t('months.series.source'), kind: 'wide', cell: ({ source }) => <NoteSource text={source} /> },
    { head: t('months.series.remove'), kind: 'actions', cell: (note) => <Remove note={note} mayWrite={mayWrite} /> },
  ];
  return (
    <>
      {notes.length === 0 ? (
        <p className={styles['soft']}>{t('months.series.noNotes')}</p>
      ) : (
        <RecordTable
          caption={t('months.series.notes')}
          rows={notes}
          rowKey={({ id, startsOn, text }) => id ?? `${startsOn} ${text.en}`}
          columns={columns}
        />
      )}
      {mayWrite && <AddNote />}
    </>
  );
}

function Remove({ note, mayWrite }: { readonly note: ReportingNote; readonly mayWrite: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, loading } = useCommand(REMOVE_REPORTING_NOTE, 'removeReportingNote', { refetch: [REPORTING_NOTES] });
  const { id } = note;
  if (id == null) return <span className={styles['soft']}>{t('months.series.national')}</span>;
  if (!mayWrite) return null;
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={loading}
      aria-label={t('months.series.removeOf', { text: note.text[language] })}
      onClick={() => void run({ input: { noteId: id } })}
    >
      {t('months.series.remove')}
    </Button>
  );
}

const EMPTY = { startsOn: '', endsOn: '', textEl: '', source: '' };

/** Where no day is written the text goes as it is: the server says what is wrong with it. @param later days that are added */
function toDay(typed: string, later = 0): string {
  const day = parseTypedDate(typed.trim());
  return day === null ? typed : dayAfter(day, later);
}

function AddNote() {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(EMPTY);
  const { run, loading, refusal } = useCommand(ADD_REPORTING_NOTE, 'addReportingNote', { refetch: [REPORTING_NOTES] });
  const add = async (): Promise<void> => {
    // A person names the last day on which it held, a period the one after it.
    const endsOn = draft.endsOn.trim() === '' ? null : toDay(draft.endsOn, 1);
    const answer = await run({ input: { ...draft, startsOn: toDay(draft.startsOn), endsOn } });
    if (answer !== null) setDraft(EMPTY);
  };
  const field = (name: keyof typeof EMPTY, label: string, description?: string) => (
    <TextInput
      label={label}
      {...(description === undefined ? {} : { description })}
      value={draft[name]}
      error={refusal?.field === name ? refusal.message : undefined}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <h3>{t('months.series.add')}</h3>
      {field('startsOn', t('months.series.from'), t('months.series.dayFormat'))}
      {field('endsOn', t('months.series.endsOn'), t('months.series.dayFormat'))}
      {field('textEl', t('months.series.text'))}
      {field('source', t('months.series.source'))}
      {refusal !== null && refusal.field === null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('months.series.add')}
        </Button>
      </div>
    </form>
  );
}
