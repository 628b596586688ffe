import { Notice } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinesTable } from './lines-table.tsx';
import type { TableReading } from './survey.ts';
import type { Wizard } from './use-wizard.ts';
import styles from './mapping.module.css';

/** How the file is cut into lines and cells, and where its headings stand. */
export function ReadingStep({ wizard }: { readonly wizard: Wizard }) {
  const { table, refused, isCutting } = wizard;
  return (
    <>
      <div className={styles['reading']} aria-busy={isCutting}>
        {table.isText && <TextFields wizard={wizard} />}
        <HeaderFields wizard={wizard} />
      </div>
      {refused !== null && (
        <Notice kind="danger" announce>
          {refused}
        </Notice>
      )}
      <LinesTable table={table} />
    </>
  );
}

/** What a choice says that leaves it to the program. */
const FOUND = '';

/** Of the reading with one part changed; a part that is left to the program is not in it. */
function withPart(reading: TableReading, part: keyof TableReading, value: string | number | undefined): TableReading {
  const { [part]: _, ...others } = reading;
  return value === undefined ? others : { ...others, [part]: value };
}

const DELIMITERS = [
  [';', 'semicolon'],
  [',', 'comma'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const;
const QUOTES = [
  ['"', 'double'],
  ["'", 'single'],
  ['', 'none'],
] as const;
/** Stands for an empty text, which no option of a list can be. */
const NO_QUOTE = 'none';

function TextFields({ wizard: { survey, table, tableDraft, cut } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { reading } = tableDraft;
  const found = (name: string) => ({ value: FOUND, label: t('mapping.found', { name }) });
  const nameOfDelimiter = DELIMITERS.find(([sign]) => sign === table.cut.delimiter)?.[1] ?? 'comma';
  return (
    <>
      <NativeSelect
        label={t('mapping.encoding')}
        value={reading.encoding ?? FOUND}
        onChange={(event) => cut(withPart(reading, 'encoding', event.currentTarget.value || undefined))}
        data={[found(table.cut.encoding), ...survey.encodings.map((name) => ({ value: name, label: name }))]}
      />
      <NativeSelect
        label={t('mapping.delimiter')}
        value={reading.delimiter ?? FOUND}
        onChange={(event) => cut(withPart(reading, 'delimiter', event.currentTarget.value || undefined))}
        data={[
          found(t(`mapping.delimiters.${nameOfDelimiter}`)),
          ...DELIMITERS.map(([value, name]) => ({ value, label: t(`mapping.delimiters.${name}`) })),
        ]}
      />
      <NativeSelect
        label={t('mapping.quote')}
        value={reading.quote === '' ? NO_QUOTE : (reading.quote ?? '"')}
        onChange={({ currentTarget: { value } }) =>
          cut(withPart(reading, 'quote', value === NO_QUOTE ? '' : value === '"' ? undefined : value))
        }
        data={QUOTES.map(([value, name]) => ({ value: value === '' ? NO_QUOTE : value, label: t(`mapping.quotes.${name}`) }))}
      />
    </>
  );
}

function HeaderFields({ wizard: { table, tableDraft, cut } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { reading } = tableDraft;
  const rows = [...new Set([table.cut.headerRow, ...table.firstLines.map(({ row }) => row)])].toSorted((a, b) => a - b);
  const lines = reading.headerLines ?? table.cut.headerLines;
  const row = reading.headerRow ?? table.cut.headerRow;
  return (
    <>
      <NativeSelect
        label={t('mapping.headerLines')}
        value={String(lines)}
        onChange={(event) => cut({ ...reading, headerRow: row, headerLines: Number(event.currentTarget.value) })}
        data={([0, 1, 2] as const).map((count) => ({ value: String(count), label: t(`mapping.headerLinesOf.${count}`) }))}
      />
      <NativeSelect
        label={t(lines === 0 ? 'mapping.firstRow' : 'mapping.headerRow')}
        value={String(row)}
        onChange={(event) => cut({ ...reading, headerRow: Number(event.currentTarget.value), headerLines: lines })}
        data={rows.map((each) => ({
          value: String(each),
          label: describeRow(each, table.firstLines.find((line) => line.row === each)?.cells),
        }))}
      />
    </>
  );
}

const SHOWN = 60;

/** `3: Α/Α · ΗΜ/ΝΙΑ · ΩΡΑ …` */
function describeRow(row: number, cells: readonly string[] = []): string {
  const text = cells.filter((cell) => cell !== '').join(' · ');
  return `${row}: ${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}`;
}
