import { EstimatePlot, Help, Notice, ScrollBox, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { describeP } from './describe-ratio.ts';
import { LogOddsLine } from './estimator-panels.tsx';
import type { Estimate, Evaluation } from './evaluations-queries.ts';
import styles from './evaluations.module.css';

const DEFAULT_LEVEL = 0.95;

/** What is drawn of an evaluation: of records, or of a table. */
type Estimates = Pick<Evaluation, 'estimates' | 'recommendedMethodId'>;

/** The effect by each method, drawn with its interval; the numbers stand in the panel below. */
export function EstimatesPanel({ evaluation }: { readonly evaluation: Estimates }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const estimates = inOrderOfTrust(evaluation).filter(isRatio);
  const level = estimates.find((estimate) => estimate.confidenceInterval != null)?.confidenceInterval?.level ?? DEFAULT_LEVEL;
  return (
    <section className={styles['box']} aria-labelledby="effect-title">
      <h2 id="effect-title" className={styles['withHelp']}>
        {t('evaluations.effect', { level: formats.percent(level) })}
        <Help what={t('evaluations.ratio')}>{t('evaluations.ratioMeaning')}</Help>
      </h2>
      <EstimatePlot
        title={t('evaluations.ratio')}
        level={level}
        rows={estimates.map((estimate) => ({
          id: estimate.methodId,
          label: estimate.methodLabels[language],
          value: estimate.ratioObservedToExpected ?? null,
          lower: estimate.confidenceInterval?.lower ?? null,
          upper: estimate.confidenceInterval?.upper ?? null,
          contrastOnly: estimate.contrastOnly,
          // Why a method refuses is a sentence or two, for which the picture has no room: it stands with its remarks.
          nullReason: estimate.nullReason?.[language] ?? null,
        }))}
      />
    </section>
  );
}

/** The same written out. */
export function EstimatesTablePanel({ evaluation }: { readonly evaluation: Estimates }) {
  const { t } = useTranslation();
  return (
    <section className={styles['box']} aria-labelledby="estimates-title">
      <h2 id="estimates-title">{t('evaluations.estimates')}</h2>
      <EstimatesTable estimates={inOrderOfTrust(evaluation).filter(isRatio)} recommended={evaluation.recommendedMethodId} />
    </section>
  );
}

/** The recommended method first; contrasts last, the most misleading, which the API lists first, at the end. */
function inOrderOfTrust({ estimates, recommendedMethodId }: Estimates): readonly Estimate[] {
  const distrust = ({ methodId, contrastOnly }: Estimate): number => (methodId === recommendedMethodId ? 0 : 1) + (contrastOnly ? 2 : 0);
  return estimates.toReversed().sort((a, b) => distrust(a) - distrust(b));
}

/** A difference of proportions is no ratio; it has a panel of its own. */
function isRatio({ effectKind }: Estimate): boolean {
  return effectKind !== 'difference-of-proportions';
}

/** What each method takes for granted here, and what it warns of. */
export function MethodsPanel({ evaluation }: { readonly evaluation: Estimates }) {
  const { t } = useTranslation();
  return (
    <section className={styles['box']} aria-labelledby="methods-title">
      <h2 id="methods-title">{t('evaluations.byMethod')}</h2>
      <div className={styles['byMethod']}>
        {inOrderOfTrust(evaluation).map((estimate) => (
          <MethodRemarks key={estimate.methodId} estimate={estimate} />
        ))}
      </div>
    </section>
  );
}

interface EstimatesTableProps {
  readonly estimates: readonly Estimate[];
  readonly recommended: string;
}

function EstimatesTable({ estimates, recommended }: EstimatesTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const number = (value: number | null | undefined, digits: number): string => (value == null ? '–' : formats.decimal(value, digits));
  return (
    <ScrollBox label={t('evaluations.estimates')}>
      <table className={`${styles['table']} ${styles['stacked']}`}>
        <caption className="el-hidden">{t('evaluations.estimates')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evaluations.method')}</th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.observedAfter')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.expectedAfter')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.ratio')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.interval')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.cmf')} <span className={styles['soft']}>{t('evaluations.cmfNote')}</span>
            </th>
            <th scope="col" className={styles['number']}>
              {t('evaluations.regression')}
            </th>
          </tr>
        </thead>
        <tbody>
          {estimates.map((estimate) => (
            <tr key={estimate.methodId} data-contrast={estimate.contrastOnly || undefined}>
              <th scope="row">
                {estimate.methodLabels[language]}
                {estimate.methodId === recommended && <span className={styles['recommended']}>{t('evaluations.recommended')}</span>}
                {estimate.contrastOnly && <span className={styles['contrast']}>{t('evaluations.contrastOnly')}</span>}
              </th>
              <td className={styles['number']} data-label={t('evaluations.observedAfter')}>
                {formats.count(estimate.observedAfter)}
              </td>
              <td className={styles['number']} data-label={t('evaluations.expectedAfter')}>
                {number(estimate.expectedAfter, 1)}
                {estimate.expectedAfterVariance != null && ` ± ${formats.decimal(Math.sqrt(estimate.expectedAfterVariance), 1)}`}
              </td>
              <td className={styles['number']} data-label={t('evaluations.ratio')}>
                {number(estimate.ratioObservedToExpected, 2)}
              </td>
              <td className={styles['number']} data-label={t('evaluations.interval')}>
                {estimate.confidenceInterval == null
                  ? '–'
                  : `${number(estimate.confidenceInterval.lower, 2)} – ${number(estimate.confidenceInterval.upper, 2)}`}
                {estimate.pValue != null && <span className={styles['contrast']}>{describeP(estimate.pValue, formats)}</span>}
              </td>
              <td className={styles['number']} data-label={t('evaluations.cmf')}>
                {number(estimate.crashModificationFactor, 2)}
                {estimate.standardError != null && ` ± ${formats.decimal(estimate.standardError, 2)}`}
              </td>
              <td className={styles['number']} data-label={t('evaluations.regression')}>
                {describeRegression(estimate, formats)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

/** A count with its interval, never alone. */
function describeRegression(
  { regressionToTheMeanAccidents: accidents, regressionToTheMeanInterval: interval }: Estimate,
  formats: Formats,
): string {
  if (accidents == null || interval?.lower == null || interval.upper == null) return '–';
  return `${formats.decimal(accidents, 0)} (${formats.decimal(interval.lower, 0)} – ${formats.decimal(interval.upper, 0)})`;
}

function MethodRemarks({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles['remarks']}>
      <h3>{estimate.methodLabels[language]}</h3>
      {estimate.warnings.length > 0 && (
        <Notice kind="warning">
          <ul className={styles['bullets']}>
            {estimate.warnings.map((warning) => (
              <li key={warning.code}>{warning.message[language]}</li>
            ))}
          </ul>
        </Notice>
      )}
      {estimate.problem != null && <p>{estimate.problem.message[language]}</p>}
      {estimate.logOdds != null && <LogOddsLine logOdds={estimate.logOdds} />}
      {estimate.assumptions.length > 0 && (
        <details>
          <summary className={styles['summary']}>{t('evaluations.assumptions', { count: estimate.assumptions.length })}</summary>
          <ul className={styles['bullets']}>
            {estimate.assumptions.map((assumption) => (
              <li key={assumption.en}>{assumption[language]}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
