import {
  ACCIDENT_SEVERITY_LABELS,
  CASUALTY_SEVERITY_LABELS,
  UNIT_VALUE_BASES,
  UNIT_VALUE_BASIS_LABELS,
  type Severity,
} from '@elektron/domain';
import { Notice, NumberField, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { isGiven, severitiesOf } from './appraisal-draft.ts';
import { ADD_UNIT_VALUES, UNIT_VALUE_SETS, type UnitValueSet } from './appraisals-queries.ts';
import styles from './appraisals.module.css';

const EMPTY = {
  setId: '',
  name: '',
  country: '',
  currency: '',
  priceYear: null as number | null,
  basis: 'per-casualty',
  source: '',
  amounts: {} as Readonly<Partial<Record<Severity, number | null>>>,
};

/** Values of the organisation's own, or a further version of them. Their source and the year of their prices have to be said. */
export function OwnValuesForm({ sets }: { readonly sets: readonly UnitValueSet[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(EMPTY);
  const [saved, setSaved] = useState<string | null>(null);
  const { run, loading, refusal } = useCommand(ADD_UNIT_VALUES, 'addUnitValues', { refetch: [UNIT_VALUE_SETS] });
  const change = (part: Partial<typeof EMPTY>): void => setDraft((former) => ({ ...former, ...part }));
  const severities = severitiesOf(draft.basis);
  const values = severities.flatMap((severity) => {
    const value = draft.amounts[severity];
    return isGiven(value) ? [{ severity, value }] : [];
  });
  const complete =
    [draft.name, draft.country, draft.currency, draft.source].every((text) => text.trim() !== '') &&
    isGiven(draft.priceYear) &&
    values.length > 0;
  const save = async (): Promise<void> => {
    setSaved(null);
    const { setId, name, country, currency, priceYear, basis, source } = draft;
    const payload = await run({
      input: { setId: setId === '' ? null : setId, name, country, currency, priceYear: priceYear ?? 0, basis, values, source },
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
      <NativeSelect
        label={t('appraisals.values.of')}
        value={draft.setId}
        onChange={(event) => change({ setId: event.currentTarget.value })}
        data={[
          { value: '', label: t('appraisals.values.newSet') },
          ...sets.filter(({ own, superseded }) => own && !superseded).map(({ id, name }) => ({ value: id, label: name[language] })),
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
        <TextInput
          required
          label={t('appraisals.values.currencyCode')}
          value={draft.currency}
          maxLength={3}
          onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
        />
        <NumberField
          whole
          label={t('appraisals.values.priceYear')}
          value={draft.priceYear}
          onChange={(priceYear) => change({ priceYear })}
        />
        <NativeSelect
          label={t('appraisals.values.basis')}
          value={draft.basis}
          onChange={(event) => change({ basis: event.currentTarget.value, amounts: {} })}
          data={UNIT_VALUE_BASES.map((basis) => ({ value: basis, label: UNIT_VALUE_BASIS_LABELS[basis][language] }))}
        />
      </div>
      <div className={styles['fields']}>
        {severities.map((severity) => (
          <NumberField
            key={`${draft.basis} ${severity}`}
            label={nameSeverity(severity, draft.basis)[language]}
            value={draft.amounts[severity] ?? null}
            onChange={(value) => change({ amounts: { ...draft.amounts, [severity]: value } })}
          />
        ))}
      </div>
      <Textarea
        required
        label={t('appraisals.values.source')}
        description={t('appraisals.values.sourceWhy')}
        value={draft.source}
        maxLength={2000}
        autosize
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      {refusal !== null && (
        <Notice kind="danger" title={t('appraisals.values.refused')} announce>
          {refusal.message}
        </Notice>
      )}
      {saved !== null && <p role="status">{saved}</p>}
      <div>
        <Button type="submit" loading={loading} disabled={!complete}>
          {t('appraisals.values.save')}
        </Button>
      </div>
    </form>
  );
}

/** A severity as the values count it: of casualties or of accidents. */
export function nameSeverity(severity: Severity, basis: string | undefined) {
  return basis === 'per-casualty' && severity in CASUALTY_SEVERITY_LABELS
    ? CASUALTY_SEVERITY_LABELS[severity as keyof typeof CASUALTY_SEVERITY_LABELS]
    : ACCIDENT_SEVERITY_LABELS[severity];
}
