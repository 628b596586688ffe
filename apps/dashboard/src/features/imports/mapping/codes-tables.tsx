import { RecordTable, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Wizard } from './use-wizard.ts';
import { decideCode, listCodeColumns, type CodeColumn } from './wizard-draft.ts';
import styles from './mapping.module.css';

/** What the values of coded columns mean. */
export function CodesTables({ wizard }: { readonly wizard: Wizard }) {
  const columns = listCodeColumns(wizard.survey, wizard.table, wizard.tableDraft);
  return columns.map((column) => <CodesTable key={column.position} wizard={wizard} column={column} />);
}

/** What stands for a value that nobody has decided, and for one that the source does not know. */
const UNDECIDED = '';
const UNKNOWN = '?';

function CodesTable({ wizard, column }: { readonly wizard: Wizard; readonly column: CodeColumn }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { survey, tableDraft, changeTable } = wizard;
  const decided = tableDraft.codes[column.position] ?? {};
  const options = Object.entries(survey.lists[column.list] ?? {}).map(([value, labels]) => ({ value, label: labels[language] }));
  const toTarget = (chosen: string): string | null | undefined => (chosen === UNDECIDED ? undefined : chosen === UNKNOWN ? null : chosen);
  return (
    <div className={styles['codes']}>
      <h4>{t('mapping.codes', { heading: column.heading })}</h4>
      <p className={styles['soft']}>{t('mapping.codesLead')}</p>
      <RecordTable
        caption={t('mapping.codes', { heading: column.heading })}
        rows={column.values}
        rowKey={(value) => value}
        columns={[
          { head: t('mapping.value'), kind: 'name', cell: (value) => value },
          {
            head: t('mapping.valueMeaning'),
            kind: 'wide',
            cell: (value) => (
              <NativeSelect
                aria-label={t('mapping.meaningOfValue', { value })}
                value={Object.hasOwn(decided, value) ? (decided[value] ?? UNKNOWN) : UNDECIDED}
                onChange={({ currentTarget }) => {
                  const target = toTarget(currentTarget.value);
                  changeTable((each) => decideCode(each, column.position, value, target));
                }}
                data={[{ value: UNDECIDED, label: t('mapping.undecided') }, { value: UNKNOWN, label: t('mapping.unknown') }, ...options]}
              />
            ),
          },
        ]}
      />
    </div>
  );
}
