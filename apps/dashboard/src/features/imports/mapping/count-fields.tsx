import { NumberField } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Wizard } from './use-wizard.ts';
import { isDated } from './wizard-draft.ts';

const OVER = ['year', 'day', 'hour'] as const;

/** What the numbers of a line of counts are of, and the unit of its speeds where it has some. */
export function CountFields({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { table, tableDraft, changeTable } = wizard;
  const hasSpeeds = ['mean-speed', 'speed-v85'].some((field) => tableDraft.fields.includes(field));
  return (
    <>
      <CountedOver wizard={wizard} />
      {hasSpeeds && (
        <NativeSelect
          label={t('mapping.speedUnit')}
          value={tableDraft.speedUnit ?? table.mapping.speedUnit}
          onChange={(event) => changeTable({ speedUnit: event.currentTarget.value })}
          data={[
            { value: 'km/h', label: t('units.kilometresPerHour') },
            { value: 'mph', label: t('units.milesPerHour') },
          ]}
        />
      )}
    </>
  );
}

/** Without a column of time the year of all of them is asked for. */
function CountedOver({ wizard: { tableDraft, changeTable } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { countedOver, countYear } = tableDraft;
  if (!isDated(tableDraft)) {
    return (
      <NumberField
        label={t('mapping.countYear')}
        description={t('mapping.countYearHelp')}
        value={countYear ?? null}
        onChange={(value) => changeTable({ countYear: typeof value === 'number' ? value : null })}
      />
    );
  }
  return (
    <NativeSelect
      label={t('mapping.countedOver')}
      description={t('mapping.countedOverHelp')}
      value={countedOver ?? 'year'}
      onChange={(event) => changeTable({ countedOver: event.currentTarget.value })}
      data={OVER.map((value) => ({ value, label: t(`mapping.over.${value}`) }))}
    />
  );
}
