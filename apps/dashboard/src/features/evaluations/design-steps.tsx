import { skipToken, useQuery } from '@apollo/client/react';
import { EVIDENCE_KINDS } from '@elektron/domain';
import { Notice, NumberField, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Radio } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { DesignPanel, stateOf } from './design-panel.tsx';
import { CHECK_DESIGN, type DesignInput, type StudyDesign } from './design-queries.ts';
import { EVERY_STUDY, LibraryEffect, type LibraryChoice } from './library-effect.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { PowerPanel } from './power-panel.tsx';
import { STEP_IDS } from './study-steps.tsx';
import styles from './design.module.css';

/** In per cent, as they are typed. */
const EFFECTS = { minimum: 5, maximum: 95, initial: 20 };
const POWERS = { minimum: 50, maximum: 99, initial: 80 };
/** While somebody types a date the design is not checked at every key. */
const PAUSE_MS = 400;

export interface DesignStepsProps {
  readonly interventionId: string;
  readonly kind: string;
  /** The question of the evaluation; null while it is not complete. */
  readonly question: Omit<DesignInput, 'effect' | 'library' | 'power'> | null;
}

/** The steps between the question and the answer: the design is checked, and what can be expected is said, before anything is evaluated. */
export function DesignSteps({ interventionId, kind, question }: DesignStepsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [reduction, setReduction] = useState<number | null>(EFFECTS.initial);
  const [power, setPower] = useState<number | null>(POWERS.initial);
  const [library, setLibrary] = useState<LibraryChoice | null>(null);
  const pooled = EVIDENCE_KINDS.find((known) => known === kind) ?? null;
  const isComplete = question !== null && (library !== null || isWithin(reduction, EFFECTS)) && isWithin(power, POWERS);
  const effect = library === null ? { effect: 1 - (reduction ?? 0) / 100 } : { library };
  const input = isComplete ? { ...question, ...effect, power: (power ?? 0) / 100 } : null;
  const [asked] = useDebouncedValue(input === null ? null : JSON.stringify(input), PAUSE_MS);
  const result = useQuery(CHECK_DESIGN, asked === null ? skipToken : { variables: { input: JSON.parse(asked) as DesignInput } });
  const status = mapStatus(toStatus(result, language), (data) => data.checkDesign);
  return (
    <>
      <Step id={STEP_IDS.check} number={2} title={t('design.check')}>
        <p className={styles['soft']}>{t('design.lead')}</p>
        {asked === null ? (
          <p>{t('design.waiting')}</p>
        ) : (
          <QueryState status={status}>
            {(design) => (
              <div className={styles['panel']}>
                <Summary design={design} />
                <DesignPanel design={design} />
              </div>
            )}
          </QueryState>
        )}
      </Step>
      <Step id={STEP_IDS.plan} number={3} title={t('design.plan')}>
        {pooled !== null && (
          <Radio.Group
            label={t('design.library.from')}
            value={library === null ? 'typed' : 'library'}
            onChange={(from) => setLibrary(from === 'library' ? EVERY_STUDY : null)}
          >
            <div className={styles['wanted']}>
              <Radio value="typed" label={t('design.library.typed')} />
              <Radio value="library" label={t('design.library.taken')} />
            </div>
          </Radio.Group>
        )}
        {pooled !== null && library !== null && <LibraryEffect kind={pooled} choice={library} onChoice={setLibrary} />}
        <div className={styles['wanted']}>
          {library === null && (
            <Percent label={t('design.effect')} help={t('design.effectHelp')} value={reduction} onChange={setReduction} limits={EFFECTS} />
          )}
          <Percent label={t('design.power')} help={t('design.powerHelp')} value={power} onChange={setPower} limits={POWERS} />
        </div>
        {library !== null && status.problem !== null && <Notice kind="warning">{status.problem}</Notice>}
        {status.problem === null && status.data?.outlook != null && <PowerPanel outlook={status.data.outlook} />}
        <PlanPanel interventionId={interventionId} input={input} />
      </Step>
    </>
  );
}

interface Limits {
  readonly minimum: number;
  readonly maximum: number;
}

function isWithin(value: number | null, { minimum, maximum }: Limits): boolean {
  return value !== null && value >= minimum && value <= maximum;
}

interface PercentProps {
  readonly label: string;
  readonly help: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly limits: Limits;
}

function Percent({ label, help, value, onChange, limits }: PercentProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const wrong = t('design.wrong', { minimum: formats.count(limits.minimum), maximum: formats.count(limits.maximum) });
  return (
    <NumberField label={label} description={help} value={value} onChange={onChange} error={isWithin(value, limits) ? undefined : wrong} />
  );
}

interface StepProps {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly children: React.ReactNode;
}

function Step({ id, number, title, children }: StepProps) {
  const titleId = useId();
  return (
    <section id={id} className={styles['step']} aria-labelledby={titleId} tabIndex={-1}>
      <h2 id={titleId}>
        {number}. {title}
      </h2>
      {children}
    </section>
  );
}

/** How the list stands, said to whoever hears the page as soon as it is known. */
function Summary({ design }: { readonly design: StudyDesign }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const countOf = (state: string): number => design.checks.filter((check) => stateOf(check) === state).length;
  const parts = (['failed', 'attention'] as const).flatMap((state) => {
    const count = countOf(state);
    return count === 0 ? [] : [t(`design.standing.${state}`, { count, formatted: formats.count(count) })];
  });
  return (
    <p role="status" className={styles['summary']}>
      {parts.length === 0 ? t('design.standing.good') : parts.join(' · ')}
    </p>
  );
}
