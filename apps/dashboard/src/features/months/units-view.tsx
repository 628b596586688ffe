import { useQuery } from '@apollo/client/react';
import { UNIT_RULE_KINDS, UNIT_RULE_LABELS } from '@elektron/domain';
import { Notice, NumberField, RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { mayDo, useViewer } from '../../graphql/viewer.ts';
import { readMonth, shortMonth } from './month-words.ts';
import { CREATE_RECORDING_UNIT, END_RECORDING_UNIT, UNIT_CHOICES, type RecordingUnit } from './months-queries.ts';
import styles from './months.module.css';

export interface UnitsViewProps {
  readonly units: readonly RecordingUnit[];
  readonly refetch: () => void;
}

/** Who hands in accidents, and by what its own are known. */
export function UnitsView({ units, refetch }: UnitsViewProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const viewer = useViewer();
  const mayManage = viewer !== null && mayDo(viewer, 'people.manage');
  const columns: RecordColumn<RecordingUnit>[] = [
    { head: t('months.units.order'), kind: 'number', cell: (unit) => formats.count(units.indexOf(unit) + 1) },
    { head: t('months.unit'), kind: 'name', cell: ({ name }) => name[language] },
    { head: t('months.units.rule'), kind: 'wide', cell: (unit) => <Rule unit={unit} /> },
    {
      head: t('months.units.since'),
      kind: 'short',
      cell: ({ firstMonth, lastMonth }) =>
        lastMonth == null ? shortMonth(firstMonth) : `${shortMonth(firstMonth)} ${t('months.units.until')} ${shortMonth(lastMonth)}`,
    },
    { head: t('months.units.due'), cell: ({ dueDays }) => t('months.units.dueText', { count: dueDays }) },
    {
      head: t('months.units.end'),
      kind: 'actions',
      cell: (unit) => (mayManage && unit.lastMonth == null ? <EndUnit unit={unit} refetch={refetch} /> : null),
    },
  ];
  return (
    <Section title={t('months.views.units')} lead={t('months.units.lead')}>
      {units.length > 0 && <RecordTable caption={t('months.views.units')} rows={units} rowKey={({ id }) => id} columns={columns} />}
      {mayManage ? <UnitForm refetch={refetch} /> : <p className={styles['soft']}>{t('months.units.manager')}</p>}
    </Section>
  );
}

function Rule({ unit: { ruleKind, ruleColumn, ruleValues } }: { readonly unit: RecordingUnit }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const kind = UNIT_RULE_KINDS.find((known) => known === ruleKind) ?? 'every';
  if (kind === 'every') return t('months.units.ruleEvery');
  return `${[UNIT_RULE_LABELS[kind][language], ruleColumn].filter((part) => part !== '').join(' ')}: ${ruleValues.join(', ')}`;
}

function EndUnit({ unit, refetch }: { readonly unit: RecordingUnit; readonly refetch: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [lastMonth, setLastMonth] = useState('');
  const { run, loading, refusal } = useCommand(END_RECORDING_UNIT, 'endRecordingUnit');
  const end = async (): Promise<void> => {
    if ((await run({ input: { unitId: unit.id, lastMonth: readMonth(lastMonth) } })) !== null) refetch();
  };
  return (
    <div className={styles['tools']}>
      <TextInput
        size="xs"
        aria-label={`${t('months.units.endOf', { unit: unit.name[language] })}: ${t('months.units.lastMonth')}`}
        placeholder={t('months.units.lastMonth')}
        value={lastMonth}
        error={refusal?.message}
        onChange={(event) => setLastMonth(event.currentTarget.value)}
      />
      <Button variant="default" size="compact-sm" loading={loading} disabled={lastMonth === ''} onClick={() => void end()}>
        {t('months.units.end')}
      </Button>
    </div>
  );
}

const EMPTY = { nameEl: '', nameEn: '', ruleKind: 'every', ruleColumn: '', ruleValues: '', firstMonth: '' };

function UnitForm({ refetch }: { readonly refetch: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(EMPTY);
  const [dueDays, setDueDays] = useState<number | null>(null);
  const { run, loading, refusal } = useCommand(CREATE_RECORDING_UNIT, 'createRecordingUnit');
  const save = async (): Promise<void> => {
    const ruleValues = draft.ruleValues.split(';').map((value) => value.trim());
    // An empty number is refused by the server as any other that is none.
    const answer = await run({ input: { ...draft, firstMonth: readMonth(draft.firstMonth), ruleValues, dueDays: dueDays ?? -1 } });
    if (answer === null) return;
    setDraft(EMPTY);
    setDueDays(null);
    refetch();
  };
  const errorOf = (name: string): string | undefined => (refusal?.field === name ? refusal.message : undefined);
  const field = (name: keyof typeof EMPTY, label: string) => (
    <TextInput
      label={label}
      value={draft[name]}
      error={errorOf(name)}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t('months.units.add')}</h3>
      {field('nameEl', t('months.units.name'))}
      {field('nameEn', t('months.units.nameEn'))}
      <NativeSelect
        label={t('months.units.kind')}
        value={draft.ruleKind}
        onChange={(event) => setDraft({ ...draft, ruleKind: event.currentTarget.value, ruleValues: '' })}
        data={UNIT_RULE_KINDS.map((kind) => ({ value: kind, label: UNIT_RULE_LABELS[kind][language] }))}
      />
      {draft.ruleKind === 'attribute' && field('ruleColumn', t('months.units.column'))}
      {draft.ruleKind === 'attribute' && field('ruleValues', t('months.units.values'))}
      {(draft.ruleKind === 'source' || draft.ruleKind === 'municipality') && (
        <ChosenValue
          kind={draft.ruleKind}
          value={draft.ruleValues}
          error={errorOf('ruleValues')}
          onChange={(ruleValues) => setDraft({ ...draft, ruleValues })}
        />
      )}
      {field('firstMonth', t('months.units.firstMonth'))}
      <NumberField label={t('months.units.dueDays')} whole value={dueDays} error={errorOf('dueDays')} onChange={setDueDays} />
      {refusal !== null && !KNOWN_FIELDS.includes(refusal.field ?? '') && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('months.units.save')}
        </Button>
      </div>
    </form>
  );
}

interface ChosenValueProps {
  readonly kind: 'source' | 'municipality';
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** What has a name is chosen by it. */
function ChosenValue({ kind, value, error, onChange }: ChosenValueProps) {
  const language = useLanguage();
  const { data } = useQuery(UNIT_CHOICES);
  const choices =
    kind === 'source'
      ? (data?.importFormats ?? []).map(({ id, labels }) => ({ value: id, label: labels[language] }))
      : (data?.municipalities ?? []).map(({ id, name }) => ({ value: String(id), label: name[language] }));
  return (
    <NativeSelect
      label={UNIT_RULE_LABELS[kind][language]}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[{ value: '', label: '–' }, ...choices]}
    />
  );
}

const KNOWN_FIELDS: readonly string[] = [...Object.keys(EMPTY), 'dueDays'];
