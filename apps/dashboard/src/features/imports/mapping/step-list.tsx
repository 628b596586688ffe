import { useTranslation } from 'react-i18next';
import { STEPS, type Step } from './wizard-draft.ts';
import styles from './mapping.module.css';

/** All steps, each of which can be gone to. */
export function StepList({ step, onStep }: { readonly step: Step; readonly onStep: (step: Step) => void }) {
  const { t } = useTranslation();
  const at = STEPS.indexOf(step);
  return (
    <nav aria-label={t('mapping.stepsLabel')}>
      <ol className={styles['steps']}>
        {STEPS.map((each, i) => (
          <li key={each}>
            <button
              type="button"
              aria-current={each === step ? 'step' : undefined}
              data-past={i < at || undefined}
              onClick={() => onStep(each)}
            >
              <span>{i + 1}</span> {t(`mapping.steps.${each}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
