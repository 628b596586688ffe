import { useQuery } from '@apollo/client/react';
import { BackIcon, Notice, Page, QueryState, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useLeaveQuestion } from '../../forms/leave-question.tsx';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { AlternativeFields } from './alternative-fields.tsx';
import {
  EMPTY_APPRAISAL,
  emptyAlternative,
  isComplete,
  severitiesOf,
  toAppraisalInput,
  type AlternativeDraft,
  type AppraisalDraft,
} from './appraisal-draft.ts';
import { APPRAISALS, MAKE_APPRAISAL, UNIT_VALUE_SETS, type UnitValueSet } from './appraisals-queries.ts';
import { CommonFields } from './common-fields.tsx';
import { ValuesChoice } from './values-choice.tsx';
import styles from './appraisals.module.css';

/** What is to be weighed: the values, the terms, and each alternative. */
export function AppraisalForm() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { search } = useLocation();
  const result = useQuery(UNIT_VALUE_SETS);
  return (
    <Page
      title={t('appraisals.new')}
      lead={t('appraisals.newLead')}
      actions={
        <Button component={Link} to={{ pathname: '/app/appraisals', search }} variant="default" size="sm" leftSection={<BackIcon />}>
          {t('appraisals.back')}
        </Button>
      }
    >
      <QueryState status={toStatus(result, language)}>{({ unitValueSets }) => <Question sets={unitValueSets} />}</QueryState>
    </Page>
  );
}

function Question({ sets }: { readonly sets: readonly UnitValueSet[] }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { filter } = useFilter();
  const [draft, setDraft] = useState<AppraisalDraft>(EMPTY_APPRAISAL);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { release, dialog } = useLeaveQuestion(draft !== EMPTY_APPRAISAL, t('appraisals.leave'));
  const { run, loading, refusal } = useCommand(MAKE_APPRAISAL, 'makeAppraisal', { refetch: [APPRAISALS] });
  const chosen = sets.find(({ id, version }) => `${id}|${version}` === draft.values);
  const severities = severitiesOf(chosen?.basis);
  const change = (part: Partial<AppraisalDraft>): void => setDraft((former) => ({ ...former, ...part }));
  const complete = isComplete(draft, severities, filter.period !== null);
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (!complete) return;
    const payload = await run({ input: toAppraisalInput(draft, severities, toFilterInput(filter)) });
    if (payload?.appraisal == null) return;
    release();
    await navigate({ pathname: `/app/appraisals/${payload.appraisal.id}`, search });
  };
  return (
    <>
      {dialog}
      <form
        ref={form}
        className={styles['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ValuesChoice sets={sets} chosen={chosen} asked={attempts > 0} onChoose={(values) => change({ values })} />
        <CommonFields
          draft={draft}
          severities={severities}
          basis={chosen?.basis}
          money={moneyOf(chosen)}
          asked={attempts > 0}
          change={change}
        />
        <Alternatives draft={draft} chosen={chosen} asked={attempts > 0} change={change} />
        {attempts > 0 && !complete && (
          <Notice kind="warning" announce>
            {t('appraisals.incomplete')}
          </Notice>
        )}
        {refusal !== null && (
          <Notice kind="danger" title={t('appraisals.refused')} announce>
            {refusal.message}
          </Notice>
        )}
        <div>
          <Button type="submit" loading={loading}>
            {t('appraisals.run')}
          </Button>
        </div>
      </form>
    </>
  );
}

/** Currency and price year of a set: what all money of the appraisal is meant in. */
function moneyOf(chosen: UnitValueSet | undefined): string {
  return chosen?.priceYear == null ? '' : ` (${chosen.currency} ${chosen.priceYear})`;
}

interface AlternativesProps {
  readonly draft: AppraisalDraft;
  readonly chosen: UnitValueSet | undefined;
  readonly asked: boolean;
  readonly change: (part: Partial<AppraisalDraft>) => void;
}

function Alternatives({ draft, chosen, asked, change }: AlternativesProps) {
  const { t } = useTranslation();
  const { alternatives } = draft;
  const changeOne = (key: number, part: Partial<AlternativeDraft>): void =>
    change({ alternatives: alternatives.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  const last = alternatives.at(-1);
  return (
    <>
      {alternatives.map((alternative, index) => (
        <AlternativeFields
          key={alternative.key}
          number={index + 1}
          draft={alternative}
          severities={severitiesOf(chosen?.basis)}
          basis={chosen?.basis}
          money={moneyOf(chosen)}
          asked={asked}
          change={(part) => changeOne(alternative.key, part)}
          onRemove={
            alternatives.length === 1 ? null : () => change({ alternatives: alternatives.filter(({ key }) => key !== alternative.key) })
          }
        />
      ))}
      <div>
        <Button
          variant="default"
          onClick={() => change({ alternatives: [...alternatives, emptyAlternative((last?.key ?? 0) + 1, last?.place)] })}
        >
          {t('appraisals.addAlternative')}
        </Button>
      </div>
    </>
  );
}
