import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColumnsTable } from './columns-table.tsx';
import type { RowUnit } from './survey.ts';
import type { Wizard } from './use-wizard.ts';
import styles from './mapping.module.css';

const UNITS: readonly RowUnit[] = ['accident', 'vehicle', 'casualty'];

/** What one line is, and what its columns are. */
export function ColumnsStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { draft, tableDraft, changeTable, change } = wizard;
  const { rowIs, isLinked, keyScope, fields } = tableDraft;
  const isSeveral = draft.tables.filter(({ isChosen }) => isChosen).length > 1;
  // Numbers tell accidents apart within the same in all tables, else no line would find its accident.
  const changeScope = (scope: string): void =>
    change((former) => ({ ...former, tables: former.tables.map((table) => ({ ...table, keyScope: scope })) }));
  return (
    <>
      <div className={styles['reading']}>
        <NativeSelect
          label={t('mapping.rowIs')}
          value={rowIs}
          onChange={({ currentTarget: { value } }) =>
            changeTable({ rowIs: value as RowUnit, ...(value === 'accident' && { isLinked: false }) })
          }
          data={UNITS.map((value) => ({ value, label: t(`mapping.${value}`) }))}
        />
        {fields.includes('accident-key') && (
          <NativeSelect
            label={t('mapping.keyScope')}
            value={keyScope}
            onChange={(event) => changeScope(event.currentTarget.value)}
            data={(['year', 'source'] as const).map((value) => ({ value, label: t(`mapping.keyScopes.${value}`) }))}
          />
        )}
      </div>
      {rowIs !== 'accident' && (isSeveral || isLinked) && (
        <Checkbox
          label={t('mapping.linked')}
          description={t('mapping.linkedHelp')}
          checked={isLinked}
          onChange={(event) => changeTable({ isLinked: event.currentTarget.checked })}
        />
      )}
      <ColumnsTable wizard={wizard} />
    </>
  );
}
