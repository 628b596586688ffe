import { useLanguage } from '@elektron/ui';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColumnsTable } from './columns-table.tsx';
import { CountFields } from './count-fields.tsx';
import type { RowUnit } from './survey.ts';
import type { Wizard } from './use-wizard.ts';
import styles from './mapping.module.css';

/** What one line is, and what its columns are. */
export function ColumnsStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { survey, draft, tableDraft, changeTable, change, chooseKind } = wizard;
  const { rowIs, isLinked, keyScope, fields } = tableDraft;
  const kind = survey.recordKinds.find((each) => each.units.includes(rowIs));
  const units = kind?.units ?? [];
  const isSeveral = draft.tables.filter(({ isChosen }) => isChosen).length > 1;
  // Numbers tell accidents apart within the same in all tables, else no line would find its accident.
  const changeScope = (scope: string): void =>
    change((former) => ({ ...former, tables: former.tables.map((each) => ({ ...each, keyScope: scope })) }));
  return (
    <>
      <div className={styles['reading']}>
        <NativeSelect
          label={t('mapping.recordKind')}
          value={kind?.id}
          onChange={(event) => chooseKind(event.currentTarget.value)}
          data={survey.recordKinds.map(({ id, labels }) => ({ value: id, label: labels[language] }))}
        />
        {units.length > 1 && (
          <NativeSelect
            label={t('mapping.rowIs')}
            value={rowIs}
            onChange={({ currentTarget: { value } }) =>
              changeTable({ rowIs: value as RowUnit, ...(value === 'accident' && { isLinked: false }) })
            }
            data={units.map((value) => ({ value, label: t(`mapping.units.${value}`) }))}
          />
        )}
        {rowIs === 'count' && <CountFields wizard={wizard} />}
        {rowIs !== 'count' && fields.includes('accident-key') && (
          <NativeSelect
            label={t('mapping.keyScope')}
            value={keyScope}
            onChange={(event) => changeScope(event.currentTarget.value)}
            data={(['year', 'source'] as const).map((value) => ({ value, label: t(`mapping.keyScopes.${value}`) }))}
          />
        )}
      </div>
      {units.length > 1 && rowIs !== 'accident' && (isSeveral || isLinked) && (
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
