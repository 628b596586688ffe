import { useMutation } from '@apollo/client/react';
import { formatDayNumber, getDayNumber } from '@elektron/domain';
import { BackIcon, DateField, Notice, Page, useLanguage } from '@elektron/ui';
import { Button, Checkbox, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../graphql/query-status.ts';
import { CREATE_INTERVENTION, INTERVENTIONS } from './evaluations-queries.ts';
import { INTERVENTION_KINDS, type InterventionKind } from './intervention-kinds.ts';
import { PointsField } from './points-field.tsx';
import type { SitePoint } from './site-points.ts';
import styles from './evaluations.module.css';

interface Draft {
  readonly name: string;
  readonly kind: InterventionKind;
  readonly worksStart: string | null;
  readonly worksLastDay: string | null;
  readonly selected: 'yes' | 'no' | 'unknown';
  readonly illustrative: boolean;
  readonly source: string;
  readonly sites: readonly SitePoint[];
}

const EMPTY_DRAFT: Draft = {
  name: '',
  kind: 'junction-redesign',
  worksStart: null,
  worksLastDay: null,
  selected: 'unknown',
  illustrative: false,
  source: '',
  sites: [],
};

const SELECTED = { yes: true, no: false, unknown: null } as const;

/** What is missing before a draft can be saved: names of its fields. */
function missingIn(draft: Draft): readonly ('name' | 'works' | 'order' | 'sites' | 'source')[] {
  const { name, worksStart, worksLastDay, sites, source, illustrative } = draft;
  return [
    ...(name.trim() === '' ? (['name'] as const) : []),
    ...(worksStart === null || worksLastDay === null ? (['works'] as const) : []),
    ...(worksStart !== null && worksLastDay !== null && worksLastDay < worksStart ? (['order'] as const) : []),
    ...(sites.length === 0 ? (['sites'] as const) : []),
    // An intervention without a source is a claim; an illustrative one is marked as such.
    ...(source.trim() === '' && !illustrative ? (['source'] as const) : []),
  ];
}

/** What was done, where and when. */
export function InterventionForm({ onBack, onCreated }: { readonly onBack: () => void; readonly onCreated: (id: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [problem, setProblem] = useState<string | null>(null);
  const [create, { loading }] = useMutation(CREATE_INTERVENTION, { refetchQueries: [INTERVENTIONS] });
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });

  const save = async (): Promise<void> => {
    const missing = missingIn(draft);
    if (missing.length > 0 || draft.worksStart === null || draft.worksLastDay === null) {
      setProblem(missing.map((field) => t(`evaluations.missing.${field}`)).join(' '));
      return;
    }
    try {
      const { data } = await create({
        variables: {
          input: {
            name: draft.name.trim(),
            kind: draft.kind,
            sites: draft.sites.map((site) => [...site]),
            worksStart: draft.worksStart,
            worksEnd: formatDayNumber(getDayNumber(draft.worksLastDay) + 1),
            selectedForHighCounts: SELECTED[draft.selected],
            illustrative: draft.illustrative,
            source: draft.source.trim(),
          },
        },
      });
      const payload = data?.createIntervention;
      if (payload?.intervention != null) onCreated(payload.intervention.id);
      else setProblem(payload?.userErrors.map((error) => error.message[language]).join(' ') ?? '');
    } catch (error) {
      setProblem(describeError(error, language));
    }
  };

  return (
    <Page
      title={t('evaluations.newTitle')}
      lead={t('evaluations.newLead')}
      actions={
        <Button variant="default" size="sm" leftSection={<BackIcon />} onClick={onBack}>
          {t('evaluations.back')}
        </Button>
      }
    >
      <form
        className={styles['columns']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={styles['fields']}>
          <Fields draft={draft} change={change} />
          {problem !== null && (
            <Notice kind="danger" title={t('evaluations.notSaved')} announce>
              {problem}
            </Notice>
          )}
          <div>
            <Button type="submit" loading={loading}>
              {t('evaluations.save')}
            </Button>
          </div>
        </div>
        <PointsField points={draft.sites} onChange={(sites) => change({ sites })} />
      </form>
    </Page>
  );
}

function Fields({ draft, change }: { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        required
        label={t('evaluations.name')}
        value={draft.name}
        maxLength={200}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('evaluations.kind')}
        value={draft.kind}
        onChange={(event) => change({ kind: INTERVENTION_KINDS.find((kind) => kind === event.currentTarget.value) ?? 'other' })}
        data={INTERVENTION_KINDS.map((kind) => ({ value: kind, label: t(`evaluations.kinds.${kind}`) }))}
      />
      <div className={styles['dates']}>
        <DateField
          required
          label={t('evaluations.worksFirst')}
          value={draft.worksStart}
          onChange={(worksStart) => change({ worksStart })}
        />
        <DateField
          required
          label={t('evaluations.worksLast')}
          value={draft.worksLastDay}
          onChange={(worksLastDay) => change({ worksLastDay })}
        />
      </div>
      <Radio.Group
        label={t('evaluations.selected')}
        description={t('evaluations.selectedWhy')}
        value={draft.selected}
        onChange={(selected) => change({ selected: selected })}
      >
        <div className={styles['choices']}>
          {(['yes', 'no', 'unknown'] as const).map((value) => (
            <Radio key={value} value={value} label={t(`evaluations.selectedChoices.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <TextInput
        label={t('evaluations.source')}
        description={t('evaluations.sourceWhy')}
        value={draft.source}
        maxLength={500}
        required={!draft.illustrative}
        onChange={(event) => change({ source: event.currentTarget.value })}
      />
      <Checkbox
        checked={draft.illustrative}
        onChange={(event) => change({ illustrative: event.currentTarget.checked })}
        label={t('evaluations.isIllustrative')}
      />
    </>
  );
}
