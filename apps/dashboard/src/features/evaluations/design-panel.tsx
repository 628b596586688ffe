import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { DesignCheck, StudyDesign } from './design-queries.ts';
import styles from './design.module.css';

const STATES = ['passed', 'attention', 'failed', 'not-known'] as const;
type State = (typeof STATES)[number];

/** A shape beside the word, so that the state is not told by colour alone. */
const MARKS: Readonly<Record<State, string>> = { passed: '✓', attention: '!', failed: '✕', 'not-known': '?' };

export function stateOf({ state }: Pick<DesignCheck, 'state'>): State {
  return STATES.find((known) => known === state) ?? 'not-known';
}

/** The design as a list to go through: what holds, what needs attention, what forbids a number; then which method fits, and why. */
export function DesignPanel({ design }: { readonly design: StudyDesign }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [recommended, ...others] = design.methods;
  return (
    <>
      <ul className={styles['checks']}>
        {design.checks.map((check) => (
          <Check key={check.id} check={check} />
        ))}
      </ul>
      {recommended !== undefined && (
        <div className={styles['method']}>
          <h3>{t('design.method')}</h3>
          <p>
            <strong>{recommended.methodLabels[language]}</strong> ({t('design.recommended')}).{' '}
            {recommended.because.map((reason) => reason[language]).join(' ')}
          </p>
          <details>
            <summary>{t('design.whyOthers')}</summary>
            <ul>
              {others.map((method) => (
                <li key={method.methodId}>
                  <strong>{method.methodLabels[language]}</strong>: {method.because.map((reason) => reason[language]).join(' ')}
                </li>
              ))}
            </ul>
          </details>
        </div>
      )}
    </>
  );
}

function Check({ check }: { readonly check: DesignCheck }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const state = stateOf(check);
  return (
    <li className={styles['check']} data-state={state}>
      <span className={styles['mark']} aria-hidden="true">
        {MARKS[state]}
      </span>
      <div>
        <p className={styles['checkHead']}>
          <strong>{check.labels[language]}</strong> <span className={styles['state']}>{t(`design.states.${state}`)}</span>
        </p>
        <p>{check.finding[language]}</p>
        {check.advice != null && <p className={styles['advice']}>{check.advice[language]}</p>}
      </div>
    </li>
  );
}
