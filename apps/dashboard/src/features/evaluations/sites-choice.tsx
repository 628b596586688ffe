import { useQuery } from '@apollo/client/react';
import { NumberField, useFormats } from '@elektron/ui';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EvaluateInput } from '../../graphql/generated/graphql.ts';
import { ReferenceProposalPanel } from './reference-proposal.tsx';
import { RoadSitesField } from './road-sites-field.tsx';
import { ROADS_PRESENT, type RoadSiteCriteria } from './road-sites-queries.ts';
import { DEFAULT_ROAD_SITES, isWidthValid, SITE_WIDTHS, type SitesDraft } from './sites-draft.ts';
import styles from './evaluations.module.css';

export interface SitesChoiceProps {
  readonly sites: SitesDraft;
  readonly onChange: (sites: SitesDraft) => void;
  /** The question as it stands; null while it is not complete. */
  readonly input: EvaluateInput | null;
}

/** Hexagons of a width, or, where there are roads, sections and junctions with what they are compared with. */
export function SitesChoice({ sites, onChange, input }: SitesChoiceProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const roads = useQuery(ROADS_PRESENT);
  const { width, roadSites } = sites;
  const hasRoads = roads.data === undefined ? null : roads.data.roadNetwork.segments > 0;
  return (
    <>
      {hasRoads === true && (
        <SegmentedControl
          aria-label={t('evaluations.roads.sites')}
          value={roadSites === null ? 'hexagons' : 'roads'}
          onChange={(value) => onChange({ ...sites, roadSites: value === 'roads' ? DEFAULT_ROAD_SITES : null })}
          data={[
            { value: 'hexagons', label: t('evaluations.roads.hexagons') },
            { value: 'roads', label: t('evaluations.roads.onRoads') },
          ]}
        />
      )}
      {roadSites === null ? (
        <>
          <div className={styles['narrow']}>
            <NumberField
              label={t('evaluations.siteWidth')}
              description={t('evaluations.siteWidthHelp')}
              value={width}
              onChange={(value) => onChange({ ...sites, width: value })}
              error={
                isWidthValid(width)
                  ? undefined
                  : t('evaluations.siteWidthWrong', {
                      minimum: formats.count(SITE_WIDTHS.minimum),
                      maximum: formats.count(SITE_WIDTHS.maximum),
                    })
              }
            />
          </div>
          {hasRoads === false && <p className={styles['soft']}>{t('evaluations.roads.none')}</p>}
        </>
      ) : (
        <RoadSites criteria={roadSites} onChange={(criteria) => onChange({ ...sites, roadSites: criteria })} input={input} />
      )}
    </>
  );
}

interface RoadSitesProps {
  readonly criteria: RoadSiteCriteria;
  readonly onChange: (criteria: RoadSiteCriteria) => void;
  readonly input: EvaluateInput | null;
}

function RoadSites({ criteria, onChange, input }: RoadSitesProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles['soft']}>{t('evaluations.roads.help')}</p>
      <RoadSitesField criteria={criteria} onChange={onChange} />
      <ReferenceProposalPanel criteria={criteria} onChange={onChange} input={input} />
    </>
  );
}
