import { Notice, NumberField } from '@elektron/ui';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toName } from '../../filter/filter-input.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { EMPTY_FACTORS, findFaults, LONGEST_SOURCE, readNumbers, type FactorDraft } from './factor-draft.ts';
import { OF_FACTORS } from './factor-tables.tsx';
import { DERIVE_TRAFFIC_FACTORS, ENTER_TRAFFIC_FACTORS } from './traffic-queries.ts';
import type { TrafficView } from './traffic-view.ts';
import styles from './traffic.module.css';

interface Props {
  readonly view: TrafficView;
  readonly roadCategories: readonly string[];
}

/** Factors of one's own counters, and factors that somebody has published. */
export function FactorForms(props: Props) {
  const { t } = useTranslation();
  return (
    <>
      <details>
        <summary>{t('traffic.factors.derive')}</summary>
        <DeriveForm {...props} />
      </details>
      <details>
        <summary>{t('traffic.factors.enter')}</summary>
        <EnterForm {...props} />
      </details>
    </>
  );
}

/** For which roads and years they are; what was counted is what the page shows. */
function useGroup({ view, roadCategories }: Props) {
  const { t } = useTranslation();
  const [roadCategory, setRoadCategory] = useState(view.roadCategory ?? roadCategories[0] ?? '');
  const [validYear, setValidYear] = useState<number | null>(null);
  const fields = (
    <>
      <NativeSelect
        label={t('traffic.category')}
        value={roadCategory}
        onChange={(event) => setRoadCategory(event.currentTarget.value)}
        data={[...roadCategories, ''].map((value) => ({ value, label: value === '' ? t('traffic.factors.noCategory') : value }))}
      />
      <NumberField
        label={t('traffic.factors.validYear')}
        description={t('traffic.factors.validYearHelp')}
        value={validYear}
        onChange={(value) => setValidYear(typeof value === 'number' ? value : null)}
      />
    </>
  );
  return { fields, group: { roadCategory, mode: toName(view.counted), validYear } };
}

function DeriveForm(props: Props) {
  const { t } = useTranslation();
  const { fields, group } = useGroup(props);
  const [countedYear, setCountedYear] = useState<number | null>(props.view.trafficYear);
  const { run, loading, refusal } = useCommand(DERIVE_TRAFFIC_FACTORS, 'deriveTrafficFactors', { refetch: OF_FACTORS });
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAttempts(attempts + 1);
        if (countedYear !== null) void run({ input: { ...group, countedYear } });
      }}
    >
      {fields}
      <NumberField
        label={t('traffic.factors.countedYear')}
        description={t('traffic.factors.countedYearHelp')}
        value={countedYear}
        error={attempts > 0 && countedYear === null ? t('traffic.factors.faults.countedYear') : undefined}
        onChange={(value) => setCountedYear(typeof value === 'number' ? value : null)}
      />
      <Refusal message={refusal?.message} />
      <Button type="submit" loading={loading}>
        {t('traffic.factors.derive')}
      </Button>
    </form>
  );
}

function EnterForm(props: Props) {
  const { t } = useTranslation();
  const { fields, group } = useGroup(props);
  const [draft, setDraft] = useState(EMPTY_FACTORS);
  const { run, loading, refusal } = useCommand(ENTER_TRAFFIC_FACTORS, 'enterTrafficFactors', { refetch: OF_FACTORS });
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const faults = findFaults(draft);
  const field = (name: keyof FactorDraft, label: string, description: string) => (
    <TextInput
      label={label}
      description={description}
      maxLength={name === 'source' ? LONGEST_SOURCE : undefined}
      error={attempts > 0 && faults.has(name) ? t(`traffic.factors.faults.${name}`) : undefined}
      value={draft[name]}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  const send = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (faults.size > 0) return;
    const [hours, [variation = null]] = [readNumbers(draft.hours), readNumbers(draft.variation)];
    const answer = await run({
      input: {
        ...group,
        months: readNumbers(draft.months),
        weekdays: readNumbers(draft.weekdays),
        hours: hours.length === 0 ? null : hours,
        coefficientOfVariation: variation,
        source: draft.source,
      },
    });
    if (answer === null) return;
    setDraft(EMPTY_FACTORS);
    setAttempts(0);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fields}
      {field('months', t('traffic.factors.months'), t('traffic.factors.monthsHelp'))}
      {field('weekdays', t('traffic.factors.weekdays'), t('traffic.factors.weekdaysHelp'))}
      {field('hours', t('traffic.factors.hours'), t('traffic.factors.hoursHelp'))}
      {field('variation', t('traffic.factors.variationGiven'), t('traffic.factors.variationHelp'))}
      {field('source', t('traffic.factors.sourceGiven'), t('traffic.factors.sourceHelp'))}
      <Refusal message={refusal?.message} />
      <Button type="submit" loading={loading}>
        {t('traffic.factors.enter')}
      </Button>
    </form>
  );
}

function Refusal({ message }: { readonly message: string | undefined }) {
  return message === undefined ? null : (
    <Notice kind="danger" announce>
      {message}
    </Notice>
  );
}
