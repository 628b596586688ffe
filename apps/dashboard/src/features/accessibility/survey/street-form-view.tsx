import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_ITEMS,
  FEATURE_CONDITION_LABELS,
  FEATURE_CONDITIONS,
  FEATURE_STATE_LABELS,
  FEATURE_STATES,
  OBSERVATION_METHOD_LABELS,
  OBSERVATION_METHODS,
  STREET_SIDE_LABELS,
  STREET_SIDES,
  type ObservationMethod,
  type Text,
} from '@elektron/domain';
import { DateField, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../../forms/use-first-fault-focused.ts';
import { FeatureMark } from '../feature-mark.tsx';
import { Choices } from './choices.tsx';
import { MeasureFields, TemporaryFields } from './measure-fields.tsx';
import { PlacePicker } from './place-picker.tsx';
import { asksOf, dayOf, findFaults, type FormField, type StreetForm } from './street-form.ts';
import styles from './survey.module.css';

export interface StreetFormViewProps {
  readonly start: StreetForm;
  /** Keeps the look on the phone. */
  readonly onKeep: (form: StreetForm) => Promise<void>;
  /** Leaves what was to be put right as it was. */
  readonly onCancel: (() => void) | null;
}

const LONGEST = { number: 100, road: 200, note: 500 } as const;

/** One look at one thing in the street, for a thumb. */
export function StreetFormView({ start, onKeep, onCancel }: StreetFormViewProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState(start);
  const [attempts, setAttempts] = useState(0);
  const [keeping, setKeeping] = useState(false);
  const element = useFirstFaultFocused(attempts);
  const [today] = useState(() => dayOf(new Date()));
  const faults = useMemo(() => findFaults(form, today), [form, today]);
  const errorOf = (field: FormField): string | undefined =>
    attempts > 0 && faults[field] !== undefined ? t(`survey.faults.${faults[field]}`) : undefined;
  const change = (part: Partial<StreetForm>): void => setForm({ ...form, ...part });
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (Object.keys(faults).length > 0) return;
    setKeeping(true);
    await onKeep(form).finally(() => setKeeping(false));
  };
  const part = { form, errorOf, onChange: change };
  return (
    <form
      ref={element}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <WhatFields {...part} />
      <PlacePicker place={form.place} error={errorOf('place')} onPlace={(place) => setForm((now) => ({ ...now, place }))} />
      <FoundFields {...part} />
      <MoreFields {...part} />
      <div className={styles['keep']}>
        <Button type="submit" size="lg" fullWidth loading={keeping}>
          {t('survey.keep')}
        </Button>
        {onCancel !== null && (
          <Button variant="default" size="lg" fullWidth onClick={onCancel}>
            {t('survey.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}

export interface FormPartProps {
  readonly form: StreetForm;
  readonly errorOf: (field: FormField) => string | undefined;
  readonly onChange: (part: Partial<StreetForm>) => void;
}

function useOptions() {
  const language = useLanguage();
  return <Key extends string>(keys: readonly Key[], labels: Readonly<Record<Key, Text>>) =>
    keys.map((key) => ({ key, label: labels[key][language] }));
}

function WhatFields({ form, errorOf, onChange }: FormPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Choices
      legend={t('survey.item')}
      value={form.item}
      error={errorOf('item')}
      options={ACCESSIBILITY_ITEMS.map((key) => ({
        key,
        label: ACCESSIBILITY_ITEM_DECLARATIONS[key].labels[language],
        mark: <FeatureMark item={key} />,
      }))}
      onChange={(item) => onChange({ item })}
    />
  );
}

function FoundFields({ form, errorOf, onChange }: FormPartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const options = useOptions();
  const asked = asksOf(form);
  const defect = form.item === null ? '' : ACCESSIBILITY_ITEM_DECLARATIONS[form.item].defect[language];
  return (
    <>
      <Choices
        legend={t('survey.state')}
        value={form.state}
        error={errorOf('state')}
        options={options(FEATURE_STATES, FEATURE_STATE_LABELS)}
        onChange={(state) => onChange({ state })}
      />
      {asked.condition && (
        <Choices
          optional
          legend={t('survey.condition', { defect })}
          value={form.condition}
          options={options(FEATURE_CONDITIONS, FEATURE_CONDITION_LABELS)}
          onChange={(condition) => onChange({ condition })}
        />
      )}
      <Choices
        optional
        legend={t('survey.side')}
        value={form.side}
        options={options(STREET_SIDES, STREET_SIDE_LABELS)}
        onChange={(side) => onChange({ side })}
      />
      {asked.measures.length > 0 && <MeasureFields form={form} errorOf={errorOf} onChange={onChange} />}
      {asked.temporary && <TemporaryFields form={form} errorOf={errorOf} onChange={onChange} />}
    </>
  );
}

function MoreFields({ form, errorOf, onChange }: FormPartProps) {
  const { t } = useTranslation();
  const options = useOptions();
  return (
    <div className={styles['fields']}>
      <Textarea
        size="md"
        label={t('survey.note')}
        description={t('survey.noteHelp')}
        autosize
        minRows={2}
        maxLength={LONGEST.note}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('survey.road')}
        autoComplete="off"
        maxLength={LONGEST.road}
        value={form.roadName}
        onChange={(event) => onChange({ roadName: event.currentTarget.value })}
      />
      <TextInput
        size="md"
        label={t('survey.number')}
        description={t('survey.numberHelp')}
        autoComplete="off"
        maxLength={LONGEST.number}
        value={form.featureNumber}
        onChange={(event) => onChange({ featureNumber: event.currentTarget.value })}
      />
      <DateField
        label={t('survey.date')}
        required
        value={form.observedOn}
        error={errorOf('observedOn')}
        onChange={(observedOn) => onChange({ observedOn })}
      />
      <NativeSelect
        size="md"
        label={t('survey.method')}
        value={form.method}
        data={options(OBSERVATION_METHODS, OBSERVATION_METHOD_LABELS).map(({ key, label }) => ({ value: key, label }))}
        onChange={(event) => onChange({ method: event.currentTarget.value as ObservationMethod })}
      />
    </div>
  );
}
