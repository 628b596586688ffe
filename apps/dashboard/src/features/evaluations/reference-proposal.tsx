import { useLazyQuery } from '@apollo/client/react';
import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvaluateInput } from '../../graphql/generated/graphql.ts';
import { describeError } from '../../graphql/query-status.ts';
import { NamedSites } from './named-sites.tsx';
import { ProposalComparability } from './proposal-comparability.tsx';
import { ProposalSteps } from './proposal-steps.tsx';
import { ProposedSites, type NamedList } from './proposed-sites.tsx';
import { PROPOSE_REFERENCE_SITES, type ReferenceProposal, type RoadSiteCriteria } from './road-sites-queries.ts';
import { SitesMap } from './sites-map.tsx';
import styles from './evaluations.module.css';

export interface ReferenceProposalPanelProps {
  readonly criteria: RoadSiteCriteria;
  readonly onChange: (criteria: RoadSiteCriteria) => void;
  /** Null while the question is not complete. */
  readonly input: EvaluateInput | null;
}

/** What the treated sites would be compared with, before anything is evaluated. */
export function ReferenceProposalPanel({ criteria, onChange, input }: ReferenceProposalPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [ask, { data, previousData, error, loading }] = useLazyQuery(PROPOSE_REFERENCE_SITES, { fetchPolicy: 'network-only' });
  // What was proposed before the question was refused is no answer to it.
  const found = error === undefined ? (data ?? previousData)?.proposeReferenceSites : undefined;
  const proposal = (found?.proposal ?? null) as ReferenceProposal | null;
  const propose = (question: EvaluateInput): void => void ask({ variables: { input: question } }).catch(() => undefined);

  /** The proposal follows at once, so that everybody sees what a site changes. */
  const choose = (list: NamedList, siteId: string, reason: string): void => {
    const others = (criteria[list] ?? []).filter((site) => site.siteId !== siteId);
    const chosen = { ...criteria, [list]: [...others, { siteId, reason }] };
    onChange(chosen);
    if (input !== null) propose({ ...input, roadSites: chosen });
  };

  return (
    <div className={styles['stack']}>
      <NamedSites criteria={criteria} named={proposal?.named ?? []} onChange={onChange} />
      <div>
        <Button
          variant="default"
          loading={loading}
          disabled={input === null}
          onClick={() => {
            if (input !== null) propose(input);
          }}
        >
          {t('evaluations.roads.propose')}
        </Button>
      </div>
      {error !== undefined && (
        <Notice kind="warning" announce>
          {describeError(error, language)}
        </Notice>
      )}
      {proposal !== null && <Proposal proposal={proposal} onChoose={choose} />}
    </div>
  );
}

interface ProposalProps {
  readonly proposal: ReferenceProposal;
  readonly onChoose: (list: NamedList, siteId: string, reason: string) => void;
}

function Proposal({ proposal, onChoose }: ProposalProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <>
      <p role="status">
        {t('evaluations.roads.found', {
          treated: formats.count(proposal.treatedSites),
          reference: formats.count(proposal.referenceSites),
          without: formats.count(proposal.referenceWithoutAccidents),
        })}
      </p>
      {proposal.placesAtNoSite > 0 && (
        <Notice kind="warning">
          {t('evaluations.roads.placesAtNoSite', {
            places: formats.count(proposal.placesAtNoSite),
            all: formats.count(proposal.placesStated),
          })}
        </Notice>
      )}
      {proposal.advice !== null && <Notice kind="warning">{proposal.advice[language]}</Notice>}
      <ProposalSteps steps={proposal.steps} />
      <ProposalComparability proposal={proposal} />
      {proposal.sites.length > 0 && <SitesMap label={t('evaluations.roads.map')} sites={proposal.sites} lit={null} />}
      <ProposedSites proposal={proposal} onChoose={onChoose} />
    </>
  );
}
