import { Notice, Section, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLeaveQuestion } from '../../forms/leave-question.tsx';
import { RecordField } from '../../forms/record-field.tsx';
import { presentRules } from '../../forms/record-values.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand, type Refusal } from '../../graphql/use-command.ts';
import { EMPTY_ENTRY, faultKey, fieldsOf, isEmptyEntry, readEntry, type EntryDraft, type ReadEntry } from './entry-draft.ts';
import { EntryMap } from './entry-map.tsx';
import { EntryCasualties, EntryUnits } from './entry-parts.tsx';
import { ENTER_ACCIDENT, type EnteredAccident } from './entry-queries.ts';
import styles from './entry.module.css';

/** A new accident with its units and casualties. */
export function EntryForm({ onEntered }: { readonly onEntered: (entered: EnteredAccident) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState<EntryDraft>(EMPTY_ENTRY);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(ENTER_ACCIDENT, 'enterAccident');
  const question = useLeaveQuestion(!isEmptyEntry(draft), t('entry.leave'));
  const numberName = useMemo(() => ({ el: t('entry.number', { lng: 'el' }), en: t('entry.number', { lng: 'en' }) }), [t]);
  const read = useMemo(() => readEntry(draft, presentRules(), language, numberName), [draft, language, numberName]);
  const faults = attempts === 0 ? {} : withRefusal(read.faults, refusal);
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (Object.keys(read.faults).length > 0) return;
    const payload = await run({ input: read.input });
    if (payload?.entered == null) return;
    question.release();
    onEntered(payload.entered);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <AccidentSection draft={draft} faults={faults} onChange={setDraft} />
      <Section card title={t('entry.units')} lead={t('entry.unitsLead')}>
        <EntryUnits draft={draft} faults={faults} onChange={setDraft} />
      </Section>
      <Section card title={t('entry.casualties')} lead={t('entry.casualtiesLead')}>
        <EntryCasualties draft={draft} faults={faults} onChange={setDraft} />
      </Section>
      {refusal !== null && (
        <Notice kind="danger" title={t('entry.refused')} announce>
          {refusal.message}
        </Notice>
      )}
      {attempts > 0 && Object.keys(read.faults).length > 0 && (
        <Notice kind="warning" announce>
          {t('entry.faults', { count: Object.keys(read.faults).length })}
        </Notice>
      )}
      <Button type="submit" className={styles['add'] ?? ''} loading={loading}>
        {t('entry.submit')}
      </Button>
      {question.dialog}
    </form>
  );
}

/** What the server has found wrong stands at its field too, where it is one of the accident's own. */
function withRefusal(faults: ReadEntry['faults'], refusal: Refusal | null): ReadEntry['faults'] {
  if (refusal?.field == null) return faults;
  const key = refusal.field === 'number' ? 'number' : faultKey('accident', 0, refusal.field);
  return { ...faults, [key]: refusal.message };
}

interface AccidentSectionProps {
  readonly draft: EntryDraft;
  readonly faults: ReadEntry['faults'];
  readonly onChange: (draft: EntryDraft) => void;
}

function AccidentSection({ draft, faults, onChange }: AccidentSectionProps) {
  const { t } = useTranslation();
  const set = (field: string, value: string): void => onChange({ ...draft, accident: { ...draft.accident, [field]: value } });
  return (
    <Section card title={t('entry.accident')} lead={t('entry.accidentLead')}>
      <div className={styles['fields']}>
        <TextInput
          label={t('entry.number')}
          description={t('entry.numberHelp')}
          required
          autoComplete="off"
          maxLength={200}
          value={draft.number}
          error={faults['number']}
          onChange={(event) => onChange({ ...draft, number: event.currentTarget.value })}
        />
        {fieldsOf('accident').map((field) => (
          <RecordField
            key={field.id}
            field={field}
            required={field.kind === 'date'}
            value={draft.accident[field.id] ?? ''}
            error={faults[faultKey('accident', 0, field.id)]}
            hint={field.kind === 'place' ? t('entry.pick') : undefined}
            onChange={(value) => set(field.id, value)}
          />
        ))}
      </div>
      <EntryMap place={draft.accident['place'] ?? ''} onPick={(typed) => set('place', typed)} />
    </Section>
  );
}
