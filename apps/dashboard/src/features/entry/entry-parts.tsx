import { ROAD_USER_LABELS, ROAD_USERS, UNKNOWN_LABEL } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordField } from '../../forms/record-field.tsx';
import { faultKey, fieldsOf, nextKey, withoutUnit, type EntryDraft, type ReadEntry, type TypedFields } from './entry-draft.ts';
import styles from './entry.module.css';

export interface EntryPartsProps {
  readonly draft: EntryDraft;
  readonly faults: ReadEntry['faults'];
  readonly onChange: (draft: EntryDraft) => void;
}

/** What was just added takes the focus: it stands before the button that added it. */
function useAddedFocused() {
  const added = useRef<number | null>(null);
  const focusFirst = (key: number) => (part: HTMLFieldSetElement | null) => {
    if (part === null || added.current !== key) return;
    added.current = null;
    part.querySelector<HTMLElement>('select, input')?.focus();
  };
  const note = (key: number): number => (added.current = key);
  return { focusFirst, note };
}

/** Vehicles and pedestrians. */
export function EntryUnits({ draft, faults, onChange }: EntryPartsProps) {
  const { t } = useTranslation();
  const { units } = draft;
  const { focusFirst, note } = useAddedFocused();
  const set = (key: number, fields: TypedFields): void =>
    onChange({ ...draft, units: units.map((unit) => (unit.key === key ? { ...unit, fields } : unit)) });
  return (
    <>
      {units.map(({ key, fields }, index) => (
        <fieldset key={key} ref={focusFirst(key)} className={styles['part']}>
          <legend>{t('entry.unit', { number: index + 1 })}</legend>
          <PartFields subject="unit" partKey={key} typed={fields} faults={faults} onChange={(typed) => set(key, typed)} />
          <Button size="compact-sm" variant="default" onClick={() => onChange(withoutUnit(draft, key))}>
            {t('entry.removeUnit', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      <Button
        className={styles['add'] ?? ''}
        variant="default"
        onClick={() => onChange({ ...draft, units: [...units, { key: note(nextKey(units)), fields: {} }] })}
      >
        {t('entry.addUnit')}
      </Button>
    </>
  );
}

/** Who was hurt, each in or beside a unit. */
export function EntryCasualties({ draft, faults, onChange }: EntryPartsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { units, casualties } = draft;
  const { focusFirst, note } = useAddedFocused();
  const set = (key: number, change: Partial<(typeof casualties)[number]>): void =>
    onChange({ ...draft, casualties: casualties.map((each) => (each.key === key ? { ...each, ...change } : each)) });
  const choices = units.map(({ key, fields }, index) => {
    const roadUser = ROAD_USERS.find((each) => each === fields['roadUser']);
    const kind = roadUser === undefined ? UNKNOWN_LABEL : ROAD_USER_LABELS[roadUser];
    return { value: String(key), label: `${index + 1}: ${kind[language]}` };
  });
  const [first] = units;
  return (
    <>
      {casualties.map(({ key, unit, fields }, index) => (
        <fieldset key={key} ref={focusFirst(key)} className={styles['part']}>
          <legend>{t('entry.casualty', { number: index + 1 })}</legend>
          <NativeSelect
            label={t('entry.casualtyUnit')}
            data={choices}
            value={String(unit)}
            onChange={(event) => set(key, { unit: Number(event.currentTarget.value) })}
          />
          <PartFields subject="casualty" partKey={key} typed={fields} faults={faults} onChange={(typed) => set(key, { fields: typed })} />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChange({ ...draft, casualties: casualties.filter((each) => each.key !== key) })}
          >
            {t('entry.removeCasualty', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      {first === undefined ? (
        <p className={styles['quiet']}>{t('entry.unitFirst')}</p>
      ) : (
        <Button
          className={styles['add'] ?? ''}
          variant="default"
          onClick={() =>
            onChange({ ...draft, casualties: [...casualties, { key: note(nextKey(casualties)), unit: first.key, fields: {} }] })
          }
        >
          {t('entry.addCasualty')}
        </Button>
      )}
    </>
  );
}

interface PartFieldsProps {
  readonly subject: 'unit' | 'casualty';
  readonly partKey: number;
  readonly typed: TypedFields;
  readonly faults: ReadEntry['faults'];
  readonly onChange: (typed: TypedFields) => void;
}

function PartFields({ subject, partKey, typed, faults, onChange }: PartFieldsProps) {
  return (
    <div className={styles['fields']}>
      {fieldsOf(subject).map((field) => (
        <RecordField
          key={field.id}
          field={field}
          value={typed[field.id] ?? ''}
          error={faults[faultKey(subject, partKey, field.id)]}
          onChange={(value) => onChange({ ...typed, [field.id]: value })}
        />
      ))}
    </div>
  );
}
