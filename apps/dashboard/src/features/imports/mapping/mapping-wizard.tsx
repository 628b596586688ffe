import { Notice } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetectedUpload } from '../upload-files.ts';
import { CheckStep } from './check-step.tsx';
import { CodesStep } from './codes-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { FilesStep } from './files-step.tsx';
import { PlaceStep } from './place-step.tsx';
import { ReadingStep } from './reading-step.tsx';
import { StepList } from './step-list.tsx';
import type { Survey } from './survey.ts';
import { useWizard, type Wizard } from './use-wizard.ts';
import { nameOfTable } from './name-of-table.ts';
import { STEPS, type Step } from './wizard-draft.ts';
import styles from './mapping.module.css';

interface MappingWizardProps {
  readonly survey: Survey;
  readonly onMapped: (upload: DetectedUpload) => void;
  /** Leaves the files where they are, for whoever goes on. */
  readonly onLeave: () => void;
}

const VIEWS = { files: FilesStep, reading: ReadingStep, columns: ColumnsStep, codes: CodesStep, place: PlaceStep } as const;

/** Files of no known kind: what their tables, columns, codes and coordinates are, step by step. */
export function MappingWizard({ survey, onMapped, onLeave }: MappingWizardProps) {
  const { t } = useTranslation();
  const wizard = useWizard(survey);
  if (wizard === null) return null;
  const { step } = wizard.draft;
  return (
    <div className={styles['mapping']}>
      <h2>{t('mapping.title')}</h2>
      <StepList step={step} onStep={wizard.go} />
      <StepHeading step={step} />
      {step !== 'files' && step !== 'check' && <TableChoice wizard={wizard} />}
      <View wizard={wizard} onMapped={onMapped} />
      {wizard.kept === 'failed' && (
        <Notice kind="warning" announce>
          {t('mapping.notKept')}
        </Notice>
      )}
      <Moves wizard={wizard} onLeave={onLeave} />
    </div>
  );
}

function View({ wizard, onMapped }: { readonly wizard: Wizard; readonly onMapped: MappingWizardProps['onMapped'] }) {
  const { step } = wizard.draft;
  if (step === 'check') return <CheckStep wizard={wizard} onMapped={onMapped} />;
  const Chosen = VIEWS[step];
  // Each table has a form of its own.
  return <Chosen key={wizard.draft.at} wizard={wizard} />;
}

/** Takes the focus when another step is shown, so that the keyboard goes on from there. */
function StepHeading({ step }: { readonly step: Step }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const shownRef = useRef(step);
  useEffect(() => {
    if (shownRef.current !== step) heading.current?.focus();
    shownRef.current = step;
  }, [step]);
  return (
    <header>
      <h3 ref={heading} tabIndex={-1}>
        {t('mapping.stepOf', { number: STEPS.indexOf(step) + 1, count: STEPS.length, name: t(`mapping.steps.${step}`) })}
      </h3>
      <p className={styles['soft']}>{t(`mapping.leads.${step}`)}</p>
    </header>
  );
}

/** Which of several tables the step is about. */
function TableChoice({ wizard: { draft, tables, go } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const chosen = draft.tables.flatMap(({ isChosen }, at) => (isChosen ? [at] : []));
  if (chosen.length < 2) return null;
  return (
    <NativeSelect
      label={t('mapping.table')}
      value={String(draft.at)}
      onChange={(event) => go(draft.step, Number(event.currentTarget.value))}
      data={chosen.map((at) => ({ value: String(at), label: nameOfTable(tables[at]) }))}
    />
  );
}

function Moves({ wizard: { draft, kept, go }, onLeave }: { readonly wizard: Wizard; readonly onLeave: () => void }) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(draft.step);
  const [before, after] = [STEPS[at - 1], STEPS[at + 1]];
  return (
    <div className={styles['go']}>
      {after !== undefined && <Button onClick={() => go(after)}>{t('mapping.next')}</Button>}
      {before !== undefined && (
        <Button variant="default" onClick={() => go(before)}>
          {t('mapping.back')}
        </Button>
      )}
      <Button variant="subtle" onClick={onLeave}>
        {t('mapping.later')}
      </Button>
      <span className={styles['soft']} role="status">
        {kept === 'kept' ? t('mapping.kept') : kept === 'keeping' ? t('mapping.keeping') : ''}
      </span>
    </div>
  );
}
