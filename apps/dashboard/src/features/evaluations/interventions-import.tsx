import { useApolloClient } from '@apollo/client/react';
import { INTERVENTION_COLUMNS, INTERVENTION_KIND_LABELS, SELECTION_REASON_LABELS, type Language, type Text } from '@elektron/domain';
import { BackIcon, Notice, Page, ScrollBox, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button, FileInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../exports/export-file.ts';
import { useFileLook } from '../../forms/use-file-look.ts';
import { useFileSending } from '../../forms/use-file-sending.ts';
import { INTERVENTIONS } from './evaluations-queries.ts';
import styles from './evaluations.module.css';

interface LineProblem {
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly message: Text;
}

/** What a file would do, as the API says it. */
interface Preview {
  readonly lines: number;
  readonly fresh: number;
  readonly names: readonly string[];
  readonly unchanged: number;
  readonly rejected: number;
  readonly problems: readonly LineProblem[];
  readonly unread: readonly string[];
  readonly missing: readonly Text[];
}

const pathOf = (route: string, file: File): string =>
  `/api/interventions${route}?${new URLSearchParams({ fileName: file.name }).toString()}`;

/** Interventions from a file: first what it would do, then all of it or nothing. */
export function InterventionsImport({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const client = useApolloClient();
  const [file, setFile] = useState<File | null>(null);
  const look = useFileLook<Preview>((chosen) => pathOf('/look', chosen));
  const choose = (chosen: File | null): void => {
    setFile(chosen);
    void look.start(chosen);
  };
  const { sending, stored, refused, send } = useFileSending<Preview>(() => {
    choose(null);
    void client.refetchQueries({ include: [INTERVENTIONS] });
  });
  const { state } = look;
  const canStore = state.stage === 'seen' && state.found.rejected === 0 && state.found.fresh > 0;
  return (
    <Page
      title={t('register.import.title')}
      lead={t('register.import.lead')}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
          {t('evaluations.back')}
        </Button>
      }
    >
      <Section card title={t('register.import.file')} lead={t('register.import.fileLead')}>
        <form
          className={styles['fields']}
          noValidate
          aria-label={t('register.import.file')}
          onSubmit={(event) => {
            event.preventDefault();
            if (file !== null && canStore) void send(pathOf('', file), file);
          }}
        >
          <div>
            <Button variant="default" size="sm" onClick={() => saveFile(templateIn(language), t('register.import.templateName'))}>
              {t('register.import.template')}
            </Button>
          </div>
          <p className={styles['soft']}>
            {t('register.import.words', {
              kinds: listOf(INTERVENTION_KIND_LABELS, language),
              reasons: listOf(SELECTION_REASON_LABELS, language),
            })}
          </p>
          <FileInput
            label={t('register.import.choose')}
            description={t('register.import.kinds')}
            placeholder={t('register.import.none')}
            accept=".csv,.xlsx,.geojson,.json,text/csv,application/geo+json"
            value={file}
            onChange={choose}
          />
          {state.stage === 'looking' && <p role="status">{t('register.import.looking')}</p>}
          {state.stage === 'refused' && (
            <Notice kind="danger" announce>
              {state.message?.[language] ?? t('areas.sendFailed')}
            </Notice>
          )}
          {state.stage === 'seen' && <Seen preview={state.found} />}
          {refused !== null && (
            <Notice kind="danger" announce>
              {refused}
            </Notice>
          )}
          {stored !== null && file === null && (
            <Notice kind="note" announce>
              {t('register.import.stored', { count: stored.fresh, formatted: formats.count(stored.fresh) })}
            </Notice>
          )}
          <div>
            <Button type="submit" loading={sending} disabled={!canStore}>
              {t('register.import.store')}
            </Button>
          </div>
        </form>
      </Section>
    </Page>
  );
}

function Seen({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { lines, fresh, unchanged, rejected, names, problems, unread, missing } = preview;
  return (
    <>
      <p role="status">
        {t('register.import.seen', {
          lines: formats.count(lines),
          fresh: formats.count(fresh),
          unchanged: formats.count(unchanged),
          rejected: formats.count(rejected),
        })}
      </p>
      {names.length > 0 && <p className={styles['soft']}>{t('register.import.names', { names: names.join(' · ') })}</p>}
      {unread.length > 0 && <p className={styles['soft']}>{t('register.import.unread', { headings: unread.join(', ') })}</p>}
      {missing.length > 0 && (
        <Notice kind="danger" announce>
          {t('register.import.missing', { headings: missing.map((heading) => heading[language]).join(', ') })}
        </Notice>
      )}
      {problems.length > 0 && <Problems problems={problems} />}
    </>
  );
}

function Problems({ problems }: Pick<Preview, 'problems'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <>
      <Notice kind="danger" announce>
        {t('register.import.rejected')}
      </Notice>
      <ScrollBox label={t('register.import.problems')}>
        <table className={styles['table']} aria-label={t('register.import.problems')}>
          <thead>
            <tr>
              <th scope="col">{t('register.import.row')}</th>
              <th scope="col">{t('register.import.column')}</th>
              <th scope="col">{t('register.import.value')}</th>
              <th scope="col">{t('register.import.what')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map(({ row, column, value, message }) => (
              <tr key={`${row} ${column} ${message.en}`}>
                <td>{formats.count(row)}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{message[language]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </>
  );
}

function listOf(labels: Readonly<Record<string, Text>>, language: Language): string {
  return Object.entries(labels)
    .filter(([id]) => id !== 'illustration')
    .map(([, label]) => label[language])
    .join('; ');
}

/** The headings alone, with the mark by which spreadsheet programs know the encoding. */
function templateIn(language: Language): Blob {
  const headings = INTERVENTION_COLUMNS.map(({ labels }) => `"${labels[language]}"`).join(',');
  return new Blob([`\uFEFF${headings}\r\n`], { type: 'text/csv' });
}
