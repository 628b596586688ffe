import { Notice, NumberField, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { isGiven } from './appraisal-draft.ts';
import { TRANSFER_UNIT_VALUES, UNIT_VALUE_SETS, type UnitValueSet } from './appraisals-queries.ts';
import styles from './appraisals.module.css';

const EMPTY = {
  from: '',
  name: '',
  country: '',
  gdpThere: null as number | null,
  gdpHere: null as number | null,
  elasticity: null as number | null,
  gdpSource: '',
};

/** Values of another country by the ratio of incomes: both figures, their source and the elasticity are the user's to give. */
export function TransferForm({ sets }: { readonly sets: readonly UnitValueSet[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(EMPTY);
  const [saved, setSaved] = useState<string | null>(null);
  const { run, loading, refusal } = useCommand(TRANSFER_UNIT_VALUES, 'transferUnitValues', { refetch: [UNIT_VALUE_SETS] });
  const change = (part: Partial<typeof EMPTY>): void => setDraft((former) => ({ ...former, ...part }));
  const { gdpThere, gdpHere, elasticity } = draft;
  const complete =
    [draft.from, draft.name, draft.country, draft.gdpSource].every((text) => text.trim() !== '') &&
    [gdpThere, gdpHere, elasticity].every(isGiven);
  const save = async (): Promise<void> => {
    setSaved(null);
    const { from: fromId, name, country, gdpSource } = draft;
    const payload = await run({
      input: { fromId, name, country, gdpThere: gdpThere ?? 0, gdpHere: gdpHere ?? 0, elasticity: elasticity ?? 0, gdpSource },
    });
    if (payload?.values == null) return;
    setDraft(EMPTY);
    setSaved(t('appraisals.values.saved', { name, version: payload.values.version }));
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) void save();
      }}
    >
      <p className={styles['soft']}>{t('appraisals.transfer.formula')}</p>
      <NativeSelect
        label={t('appraisals.transfer.from')}
        value={draft.from}
        onChange={(event) => change({ from: event.currentTarget.value })}
        data={[
          { value: '', label: t('appraisals.chooseSet') },
          ...sets
            .filter(({ superseded, values }) => !superseded && values.some(({ value }) => value != null))
            .map(({ id, name }) => ({ value: id, label: name[language] })),
        ]}
      />
      <div className={styles['fields']}>
        <TextInput
          required
          label={t('appraisals.values.set')}
          value={draft.name}
          maxLength={200}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          required
          label={t('appraisals.values.countryCode')}
          value={draft.country}
          maxLength={2}
          onChange={(event) => change({ country: event.currentTarget.value.toUpperCase() })}
        />
        <NumberField label={t('appraisals.transfer.there')} value={gdpThere} onChange={(value) => change({ gdpThere: value })} />
        <NumberField label={t('appraisals.transfer.here')} value={gdpHere} onChange={(value) => change({ gdpHere: value })} />
        <NumberField
          label={t('appraisals.transfer.elasticity')}
          description={t('appraisals.transfer.usual')}
          value={elasticity}
          step={0.1}
          onChange={(value) => change({ elasticity: value })}
        />
      </div>
      <Textarea
        required
        label={t('appraisals.transfer.gdpSource')}
        value={draft.gdpSource}
        maxLength={500}
        autosize
        onChange={(event) => change({ gdpSource: event.currentTarget.value })}
      />
      {refusal !== null && (
        <Notice kind="danger" title={t('appraisals.values.refused')} announce>
          {refusal.message}
        </Notice>
      )}
      {saved !== null && <p role="status">{saved}</p>}
      <div>
        <Button type="submit" loading={loading} disabled={!complete}>
          {t('appraisals.transfer.save')}
        </Button>
      </div>
    </form>
  );
}
