import { RecordTable, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOfTable } from './name-of-table.ts';
import type { RowUnit, Survey, SurveyedColumn } from './survey.ts';
import type { Wizard } from './use-wizard.ts';
import { chooseField } from './wizard-draft.ts';
import styles from './mapping.module.css';

/** What each column is, as far as can be guessed, for a person to correct. */
export function ColumnsTable({ wizard: { survey, table, tableDraft, changeTable } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const rows = table.columns.map((column, position) => ({ ...column, position }));
  return (
    <RecordTable
      caption={t('mapping.columns', { file: nameOfTable(table) })}
      rows={rows}
      rowKey={({ position }) => String(position)}
      columns={[
        {
          head: t('mapping.heading'),
          kind: 'name',
          cell: ({ heading, position }) => heading || t('mapping.noHeading', { number: position + 1 }),
        },
        {
          head: t('mapping.samples'),
          kind: 'wide',
          cell: ({ samples }) => <span className={styles['samples']}>{samples.join(' · ')}</span>,
        },
        {
          head: t('mapping.meaning'),
          kind: 'wide',
          cell: (row) => (
            <FieldChoice
              survey={survey}
              column={row}
              heading={row.heading || t('mapping.noHeading', { number: row.position + 1 })}
              rowIs={tableDraft.rowIs}
              field={tableDraft.fields[row.position] ?? null}
              onChoose={(field) => changeTable((each) => chooseField(each, row.position, field))}
            />
          ),
        },
      ]}
    />
  );
}

interface FieldChoiceProps {
  readonly survey: Survey;
  readonly column: SurveyedColumn;
  readonly heading: string;
  readonly rowIs: RowUnit;
  readonly field: string | null;
  readonly onChoose: (field: string | null) => void;
}

/** The title of the fields that are of a unit of lines; what any record may have stands with the first. */
const GROUPS = {
  accident: 'ofAccident',
  vehicle: 'ofVehicle',
  casualty: 'ofCasualty',
  count: 'ofCount',
  look: 'ofLook',
  road: 'ofRoad',
} as const;

function FieldChoice({ survey, column, heading, rowIs, field, onChoose }: FieldChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const note = t(`mapping.because.${reasonOf(column, field)}`, {
    share: formats.percent(column.confidence),
    variable: column.variable ?? '',
  });
  // Who somebody is is not for choosing.
  if (column.because === 'personal') return <span className={styles['soft']}>{note}</span>;
  const units = survey.recordKinds.find((kind) => kind.units.includes(rowIs))?.units ?? [];
  // What any record may have stands with the first unit; a road has few of it.
  const isOf = ({ of, isShared, alsoOfRoad }: Survey['fields'][number], unit: RowUnit, isFirst: boolean): boolean => {
    if (unit === 'road') return of === 'road' || alsoOfRoad === true;
    return isShared === true ? isFirst : of === unit;
  };
  const group = (unit: RowUnit, isFirst: boolean) =>
    survey.fields.filter((each) => isOf(each, unit, isFirst)).map((each) => ({ value: each.id, label: each.labels[language] }));
  return (
    <span className={styles['choice']}>
      <NativeSelect
        aria-label={t('mapping.meaningOf', { heading })}
        value={field ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        data={[
          { value: '', label: t('mapping.keptAsIs') },
          ...units.map((unit, i) => ({ group: t(`mapping.${GROUPS[unit]}`), items: group(unit, i === 0) })),
        ]}
      />
      <span className={styles['soft']}>{note}</span>
    </span>
  );
}

/** What speaks for the field that is shown. */
function reasonOf({ field: proposed, because }: SurveyedColumn, field: string | null) {
  if (field !== proposed) return 'chosen';
  return because === 'variable' && field === null ? 'variableKept' : because;
}
