import { ScrollBox, useFormats } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Evaluation } from './evaluations-queries.ts';
import styles from './evaluations.module.css';

interface Coefficient {
  readonly name: string;
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

interface FunctionYear {
  readonly year: number | null;
  readonly part: 'before' | 'after';
  readonly observed: number;
  readonly predicted: number;
  readonly calibrationFactor: number;
}

/** As the API says it in the details of empirical Bayes. */
interface FittedFunction {
  readonly kind: 'segment' | 'junction';
  readonly referenceSites: number;
  readonly referenceBefore: number;
  readonly referenceAfter: number;
  readonly treatedSites: number;
  readonly fittedSites: number;
  readonly fittedAccidents: number;
  readonly coefficients: readonly Coefficient[];
  readonly overdispersion: number;
  readonly overdispersionForm: 'constant' | 'over-size';
  readonly years: readonly FunctionYear[];
}

/** The terms that a function of the roads can have. */
const TERMS = ['(intercept)', 'ln-traffic', 'ln-minor-traffic', 'four-legs'] as const;

/** What was fitted to the reference sites, kind by kind; nothing where no function was. */
export function FunctionPanel({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t } = useTranslation();
  const bayes = evaluation.estimates.find(({ methodId }) => methodId === 'empirical-bayes');
  const { functions = [] } = (bayes?.details ?? {}) as { readonly functions?: readonly FittedFunction[] };
  if (functions.length === 0) return null;
  return (
    <section className={styles['box']} aria-labelledby="function-title">
      <h2 id="function-title">{t('evaluations.roads.function.title')}</h2>
      <p className={styles['soft']}>{t('evaluations.roads.function.meaning')}</p>
      {functions.map((fitted) => (
        <FunctionOfKind key={fitted.kind} fitted={fitted} />
      ))}
    </section>
  );
}

function FunctionOfKind({ fitted }: { readonly fitted: FittedFunction }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const nameOf = (name: string): string => {
    const term = TERMS.find((each) => each === name);
    return term === undefined ? name : t(`evaluations.roads.function.coefficient.${term}`);
  };
  return (
    <>
      <h3>{t(`evaluations.roads.function.${fitted.kind}`)}</h3>
      <p>
        {t('evaluations.roads.function.rests', {
          sites: formats.count(fitted.fittedSites),
          accidents: formats.count(fitted.fittedAccidents),
          reference: formats.count(fitted.referenceSites),
          before: formats.count(fitted.referenceBefore),
          after: formats.count(fitted.referenceAfter),
          treated: formats.count(fitted.treatedSites),
        })}
      </p>
      <ScrollBox label={t('evaluations.roads.function.terms')}>
        <table className={styles['table']}>
          <caption className="el-hidden">{t('evaluations.roads.function.terms')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evaluations.roads.function.term')}</th>
              <th scope="col" className={styles['number']}>
                {t('evaluations.roads.function.value')}
              </th>
              <th scope="col" className={styles['number']}>
                {t('evaluations.roads.function.interval')}
              </th>
            </tr>
          </thead>
          <tbody>
            {fitted.coefficients.map(({ name, value, lower, upper }) => (
              <tr key={name}>
                <th scope="row">{nameOf(name)}</th>
                <td className={styles['number']}>{formats.decimal(value, 3)}</td>
                <td className={styles['number']}>{`${formats.decimal(lower, 3)} – ${formats.decimal(upper, 3)}`}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t(`evaluations.roads.function.${fitted.overdispersionForm}`)}</th>
              <td className={styles['number']}>{formats.decimal(fitted.overdispersion, 3)}</td>
              <td className={styles['number']}>–</td>
            </tr>
          </tbody>
        </table>
      </ScrollBox>
      <YearsOfFunction years={fitted.years} />
    </>
  );
}

/** How each year of the reference sites differs from the function. */
function YearsOfFunction({ years }: Pick<FittedFunction, 'years'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const headings = [
    t('evaluations.roads.function.observed'),
    t('evaluations.roads.function.predicted'),
    t('evaluations.roads.function.factor'),
  ];
  return (
    <ScrollBox label={t('evaluations.roads.function.years')}>
      <table className={styles['table']}>
        <caption className="el-hidden">{t('evaluations.roads.function.years')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evaluations.roads.function.year')}</th>
            {headings.map((heading) => (
              <th key={heading} scope="col" className={styles['number']}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {years.map(({ year, part, observed, predicted, calibrationFactor }) => (
            <tr key={`${part} ${String(year)}`}>
              <th scope="row">{year === null ? t(`evaluations.parts.${part}`) : `${year} (${t(`evaluations.parts.${part}`)})`}</th>
              <td className={styles['number']}>{formats.count(observed)}</td>
              <td className={styles['number']}>{formats.decimal(predicted, 1)}</td>
              <td className={styles['number']}>{formats.decimal(calibrationFactor, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
