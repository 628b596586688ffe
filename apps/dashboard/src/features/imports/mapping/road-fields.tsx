import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Wizard } from './use-wizard.ts';

const MEETINGS = ['touching', 'crossing', 'vertices'] as const;
const UNITS = ['km', 'm'] as const;

/** Where lines of roads meet, and in what kilometre positions are written. Their system stands in the file. */
export function RoadFields({ wizard: { tableDraft, changeTable } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const hasPositions = ['start-kilometre', 'end-kilometre'].some((field) => tableDraft.fields.includes(field));
  return (
    <>
      <NativeSelect
        label={t('mapping.meetsAt')}
        value={tableDraft.meetsAt ?? MEETINGS[0]}
        onChange={(event) => changeTable({ meetsAt: event.currentTarget.value })}
        data={MEETINGS.map((value) => ({ value, label: t(`mapping.meetings.${value}`) }))}
      />
      {hasPositions && (
        <NativeSelect
          label={t('mapping.positionsIn')}
          value={tableDraft.positionsIn ?? UNITS[0]}
          onChange={(event) => changeTable({ positionsIn: event.currentTarget.value })}
          data={UNITS.map((value) => ({ value, label: t(`mapping.positionUnits.${value}`) }))}
        />
      )}
    </>
  );
}
