import { DateField, Notice, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { BLACK_SPOT, BLACK_SPOTS, TAKE_BLACK_SPOT_STEP, type SpotCase } from './black-spots-queries.ts';
import { statusLabel } from './case-words.ts';
import styles from './black-spots.module.css';

interface Draft {
  readonly happenedOn: string | null;
  readonly note: string;
  readonly decisionNumber: string;
  readonly authority: string;
  readonly worksStart: string | null;
}

const EMPTY: Draft = { happenedOn: null, note: '', decisionNumber: '', authority: '', worksStart: null };

/** The next step of a case, with what it needs. */
export function StepForm({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const [to, setTo] = useState(spot.steps[0]?.to ?? '');
  const [draft, setDraft] = useState(EMPTY);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal, clear } = useCommand(TAKE_BLACK_SPOT_STEP, 'takeBlackSpotStep', { refetch: [BLACK_SPOT, BLACK_SPOTS] });
  const step = spot.steps.find((candidate) => candidate.to === to);
  if (step === undefined) return <p>{t('blackSpots.noSteps')}</p>;
  const missing = findMissing(step.needs, draft);
  const take = async (): Promise<void> => {
    setAttempts(attempts + 1);
    const { happenedOn } = draft;
    if (missing.size > 0 || happenedOn === null) return;
    await run({ input: { ...draft, blackSpotId: spot.id, to, happenedOn, eventsSeen: spot.events.length } });
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={t('blackSpots.nextTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void take();
      }}
    >
      <StepChoice
        spot={spot}
        to={to}
        onTo={(next) => {
          setTo(next);
          clear();
        }}
      />
      <StepFields
        needs={step.needs}
        draft={draft}
        change={(part) => setDraft((former) => ({ ...former, ...part }))}
        missing={attempts === 0 ? NONE : missing}
      />
      {refusal !== null && (
        <Notice kind="danger" title={t('blackSpots.notTaken')} announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('blackSpots.take')}
        </Button>
      </div>
    </form>
  );
}

type Field = keyof Draft;
const NONE: ReadonlySet<Field> = new Set();
const FIELD_OF_NEED: Readonly<Record<string, Field>> = {
  reason: 'note',
  'decision-number': 'decisionNumber',
  authority: 'authority',
  'works-start': 'worksStart',
};

function findMissing(needs: readonly string[], draft: Draft): ReadonlySet<Field> {
  const asked: readonly Field[] = ['happenedOn', ...needs.flatMap((need) => FIELD_OF_NEED[need] ?? [])];
  return new Set(asked.filter((field) => (draft[field] ?? '').trim() === ''));
}

interface StepChoiceProps {
  readonly spot: SpotCase;
  readonly to: string;
  readonly onTo: (to: string) => void;
}

function StepChoice({ spot, to, onTo }: StepChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const items = (back: boolean) =>
    spot.steps.filter((step) => step.back === back).map((step) => ({ value: step.to, label: statusLabel(step.to, language) }));
  const groups = [
    { group: t('blackSpots.forth'), items: items(false) },
    { group: t('blackSpots.backwards'), items: items(true) },
  ];
  return (
    <NativeSelect
      label={t('blackSpots.step')}
      value={to}
      onChange={({ currentTarget }) => onTo(currentTarget.value)}
      data={groups.filter((group) => group.items.length > 0)}
    />
  );
}

interface StepFieldsProps {
  readonly needs: readonly string[];
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly missing: ReadonlySet<Field>;
}

function StepFields({ needs, draft, change, missing }: StepFieldsProps) {
  const { t } = useTranslation();
  const ofWorks = needs.includes('works-start');
  const complaint = (field: Field): string | undefined => (missing.has(field) ? t('blackSpots.missing') : undefined);
  const needsReason = needs.includes('reason');
  return (
    <>
      <div className={styles['fields']}>
        {ofWorks && (
          <DateField
            required
            label={t('blackSpots.worksStart')}
            value={draft.worksStart}
            error={complaint('worksStart')}
            onChange={(worksStart) => change({ worksStart })}
          />
        )}
        <DateField
          required
          label={t(ofWorks ? 'blackSpots.worksLast' : 'blackSpots.happenedOn')}
          value={draft.happenedOn}
          error={complaint('happenedOn')}
          onChange={(happenedOn) => change({ happenedOn })}
        />
        {needs.includes('decision-number') && (
          <TextInput
            required
            label={t('blackSpots.decisionNumber')}
            maxLength={100}
            value={draft.decisionNumber}
            error={complaint('decisionNumber')}
            onChange={({ currentTarget }) => change({ decisionNumber: currentTarget.value })}
          />
        )}
        {needs.includes('authority') && (
          <TextInput
            required
            label={t('blackSpots.authority')}
            maxLength={200}
            value={draft.authority}
            error={complaint('authority')}
            onChange={({ currentTarget }) => change({ authority: currentTarget.value })}
          />
        )}
      </div>
      <Textarea
        required={needsReason}
        label={t(needsReason ? 'blackSpots.reason' : 'blackSpots.note')}
        description={t('blackSpots.noNames')}
        autosize
        minRows={2}
        maxLength={4000}
        value={draft.note}
        error={complaint('note')}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
    </>
  );
}
