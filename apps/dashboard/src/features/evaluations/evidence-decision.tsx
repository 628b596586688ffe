import { useQuery } from '@apollo/client/react';
import type { EvidenceDecision as Decision, Text } from '@elektron/domain';
import { Facts, Notice, QueryState, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay, useSession } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { DECIDE_ON_EVIDENCE, EVIDENCE_CHOICE, type EvidenceChoice } from './evidence-decision-queries.ts';
import styles from './evaluations.module.css';

/** What leaves of an evaluation; it comes as JSON. */
interface Contribution {
  readonly ratio: number;
  readonly logStandardError: number;
  readonly methodLabels: Text;
  readonly outcomeLabels: Text;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  readonly treatedSites: number;
  readonly accidentsBefore: number | null;
  readonly accidentsAfter: number | null;
  readonly points: number;
  readonly possible: number;
}

/** Whether this evaluation is contributed to the network's evidence: the own ones alone, and never an example. */
export function EvidenceDecision({ runId, kind }: { readonly runId: string; readonly kind: string }) {
  const { recordsOf } = useSession();
  return recordsOf === null ? <Choice runId={runId} kind={kind} /> : null;
}

function Choice({ runId, kind }: { readonly runId: string; readonly kind: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useQuery(EVIDENCE_CHOICE, { variables: { runId } });
  const status = mapStatus(toStatus(result, language), ({ evidenceChoice }) => evidenceChoice);
  if (status.data?.isOpen === false) return null;
  return (
    <Section card title={t('evidence.decision.title')}>
      <QueryState status={status}>{(choice) => <Opened choice={choice} kind={kind} />}</QueryState>
    </Section>
  );
}

function Opened({ choice, kind }: { readonly choice: EvidenceChoice; readonly kind: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [latest] = choice.decisions;
  const contribution = choice.contribution as Contribution | null;
  const state = latest === undefined ? 'open' : (latest.decision as Decision);
  return (
    <div className={styles['stack']}>
      <p>{t(`evidence.decision.${state}`)}</p>
      {choice.reason !== null && <Notice kind="note">{choice.reason[language]}</Notice>}
      {contribution !== null && <Leaving contribution={contribution} />}
      <Decide choice={choice} state={state} />
      {choice.decisions.length > 0 && <History choice={choice} />}
      <p>
        <Link to={`/app/evidence?kind=${encodeURIComponent(kind)}`}>{t('evidence.decision.seeEvidence')}</Link>
      </p>
    </div>
  );
}

function Leaving({ contribution }: { readonly contribution: Contribution }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const total = (accidents: number | null): string => (accidents === null ? t('evidence.decision.few') : formats.count(accidents));
  return (
    <div>
      <h3>{t('evidence.decision.leaves')}</h3>
      <Facts
        facts={[
          [
            t('evidence.decision.ratio'),
            t('evidence.decision.ratioValue', {
              ratio: formats.decimal(contribution.ratio, 2),
              error: formats.decimal(contribution.logStandardError, 2),
            }),
          ],
          [t('evidence.decision.method'), contribution.methodLabels[language]],
          [t('evidence.decision.accidents'), contribution.outcomeLabels[language]],
          [
            t('evidence.decision.periods'),
            t('evidence.decision.periodsValue', {
              before: formats.decimal(contribution.yearsBefore, 1),
              after: formats.decimal(contribution.yearsAfter, 1),
            }),
          ],
          [t('evidence.decision.sites'), formats.count(contribution.treatedSites)],
          [
            t('evidence.decision.totals'),
            t('evidence.decision.totalsValue', { before: total(contribution.accidentsBefore), after: total(contribution.accidentsAfter) }),
          ],
          [
            t('evidence.decision.points'),
            t('evidence.decision.pointsValue', {
              points: formats.count(contribution.points),
              possible: formats.count(contribution.possible),
            }),
          ],
        ]}
      />
      <p className={styles['soft']}>{t('evidence.decision.nothingElse')}</p>
    </div>
  );
}

function Decide({ choice: { runId, contribution }, state }: { readonly choice: EvidenceChoice; readonly state: 'open' | Decision }) {
  const { t } = useTranslation();
  const mayDecide = useMay('sharing.manage');
  const { run, loading, refusal } = useCommand(DECIDE_ON_EVIDENCE, 'decideOnEvidence', { refetch: [EVIDENCE_CHOICE] });
  if (!mayDecide) return <p className={styles['soft']}>{t('evidence.decision.byManagers')}</p>;
  const decide = (decision: Decision): void => void run({ input: { runId, decision } });
  return (
    <>
      <div className={styles['actions']}>
        {state !== 'contributed' && contribution !== null && (
          <Button size="sm" loading={loading} onClick={() => decide('contributed')}>
            {t('evidence.decision.contribute')}
          </Button>
        )}
        {state !== 'withheld' && (
          <Button size="sm" variant="default" loading={loading} onClick={() => decide('withheld')}>
            {t(state === 'contributed' ? 'evidence.decision.withdraw' : 'evidence.decision.withhold')}
          </Button>
        )}
      </div>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
    </>
  );
}

function History({ choice }: { readonly choice: EvidenceChoice }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useOrganisation();
  return (
    <details>
      <summary className={styles['summary']}>{t('evidence.decision.history')}</summary>
      <ul className={styles['bullets']}>
        {choice.decisions.map(({ decision, personName, madeAt }) => (
          <li key={madeAt}>
            {t('evidence.decision.madeBy', {
              decision: t(`evidence.decision.made.${decision as Decision}`),
              at: formats.dateTime(madeAt, data?.organisation.timeZone),
              name: personName ?? t('evidence.decision.nobody'),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
