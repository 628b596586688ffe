import { attributeSources } from '@elektron/domain';
import { MapPage, useLanguage } from '@elektron/ui';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { FilterBar } from '../../../filter/filter-bar.tsx';
import { mapStatus, toStatus } from '../../../graphql/query-status.ts';
import { LinkNumberField } from './link-numbers-form.tsx';
import { SitesLegend } from './sites-legend.tsx';
import { SitesMap } from './sites-map.tsx';
import { SitesPanel } from './sites-panel.tsx';
import { StreetsLegend } from './streets-legend.tsx';
import { StreetsMap } from './streets-map.tsx';
import { StreetsPanel } from './streets-panel.tsx';
import { PRIORITY_VIEWS, useLinkQuestion } from './use-link-question.ts';
import { extentOf, useSites, useStreets } from './use-priorities.ts';
import styles from './priorities.module.css';

/** Where are pedestrians hurt, and what do the crossings and footways there lack? Two questions, and never one number for both. */
export function PrioritiesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { choice, choose } = useLinkQuestion();
  const [lit, setLit] = useState<string | null>(null);
  const [streets, sites] = [useStreets(), useSites()];
  const ofSites = choice.view === 'sites';
  const pick = (id: string): void => {
    setLit(id);
    document.getElementById(`${ofSites ? 'site' : 'street'}-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <MapPage
      title={t('priorities.title')}
      bar={<Bar />}
      map={ofSites ? <MapOfSites sites={sites} lit={lit} onPick={pick} /> : <MapOfStreets streets={streets} lit={lit} onPick={pick} />}
      legend={ofSites ? <SitesLegend /> : <StreetsLegend />}
    >
      <SegmentedControl
        fullWidth
        className={styles['views'] ?? ''}
        aria-label={t('priorities.views')}
        value={choice.view}
        onChange={(value) => {
          setLit(null);
          choose({ view: PRIORITY_VIEWS.find((view) => view === value) ?? 'streets' });
        }}
        data={PRIORITY_VIEWS.map((value) => ({ value, label: t(`priorities.view.${value}`) }))}
      />
      {ofSites ? (
        <SitesPanel
          status={mapStatus(toStatus(sites.result, language), (data) => data.accessibilityPriorities)}
          lit={lit}
          onLight={setLit}
          onStarted={() => void sites.result.refetch().catch(() => undefined)}
        />
      ) : (
        <StreetsPanel status={mapStatus(toStatus(streets.result, language), (data) => data.streetDeficits)} lit={lit} onLight={setLit} />
      )}
    </MapPage>
  );
}

interface MapProps {
  readonly lit: string | null;
  readonly onPick: (id: string) => void;
}

// A map opens where the listed ones are: it waits until that is known.
function MapOfStreets({ streets: { answer, drawn }, lit, onPick }: MapProps & { readonly streets: ReturnType<typeof useStreets> }) {
  const language = useLanguage();
  if (answer === undefined) return null;
  return (
    <StreetsMap
      sources={attributeSources(answer.sources).map((text) => text[language])}
      streets={drawn}
      start={extentOf(drawn)}
      lit={drawn.find(({ id }) => id === lit) ?? null}
      onPick={onPick}
    />
  );
}

function MapOfSites({ sites: { answer, drawn }, lit, onPick }: MapProps & { readonly sites: ReturnType<typeof useSites> }) {
  const language = useLanguage();
  if (answer === undefined) return null;
  return (
    // Sites that come later are gone to: before there were none to open on.
    <SitesMap
      key={drawn.length === 0 ? 'none' : 'some'}
      sources={attributeSources(answer.sources).map((text) => text[language])}
      sites={drawn}
      start={extentOf(drawn)}
      lit={drawn.find(({ id }) => id === lit) ?? null}
      onPick={onPick}
    />
  );
}

function Bar() {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { choice } = useLinkQuestion();
  return (
    <>
      <FilterBar />
      <section className={styles['bar']} aria-label={t('priorities.numbers')}>
        {choice.view === 'streets' ? <LinkNumberField key="near" name="nearMeters" /> : <LinkNumberField key="high" name="highPercent" />}
        <LinkNumberField name="partMeters" />
        <Button component={Link} size="xs" variant="default" to={{ pathname: '/app/accessibility', search }}>
          {t('priorities.toFeatures')}
        </Button>
      </section>
    </>
  );
}
