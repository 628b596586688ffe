import { useQuery } from '@apollo/client/react';
import { attributeSources, type BoundingBox } from '@elektron/domain';
import { MapPage, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { FilterBar } from '../../../filter/filter-bar.tsx';
import { toFilterInput, toName } from '../../../filter/filter-input.ts';
import { useFilter } from '../../../filter/use-filter.ts';
import { mapStatus, toStatus } from '../../../graphql/query-status.ts';
import { LinkNumberField } from './link-numbers-form.tsx';
import type { DrawnStreet } from './draw-streets.ts';
import { STREET_DEFICITS, type Street } from './priorities-queries.ts';
import { judgedItemOf } from './street-words.ts';
import { StreetsLegend } from './streets-legend.tsx';
import { StreetsMap } from './streets-map.tsx';
import { StreetsPanel } from './streets-panel.tsx';
import { useLinkQuestion } from './use-link-question.ts';
import styles from './priorities.module.css';

/** As many as map and list show; the file has the rest. */
const LISTED = 200;

/** Where are pedestrians hurt, and what do the crossings and footways there lack? Two questions, and never one number for both. */
export function PrioritiesPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const result = useStreetDeficits();
  const [lit, setLit] = useState<string | null>(null);
  const answer = (result.data ?? result.previousData)?.streetDeficits;
  const drawn = useMemo(() => (answer?.streets.edges ?? []).flatMap(({ node }) => toDrawn(node)), [answer]);
  const pick = (id: string): void => {
    setLit(id);
    document.getElementById(`street-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <MapPage
      title={t('priorities.title')}
      bar={<Bar />}
      map={
        // The map opens where the listed ones are: it waits until that is known.
        answer !== undefined && (
          <StreetsMap
            sources={attributeSources(answer.sources).map((text) => text[language])}
            streets={drawn}
            start={extentOf(drawn)}
            lit={drawn.find(({ id }) => id === lit) ?? null}
            onPick={pick}
          />
        )
      }
      legend={<StreetsLegend />}
    >
      <StreetsPanel status={mapStatus(toStatus(result, language), (data) => data.streetDeficits)} lit={lit} onLight={setLit} />
    </MapPage>
  );
}

function useStreetDeficits() {
  const { filter } = useFilter();
  const { choice } = useLinkQuestion();
  const { nearMeters, partMeters, streets, order } = choice;
  return useQuery(STREET_DEFICITS, {
    variables: {
      filter: toFilterInput(filter),
      nearMeters,
      partMeters,
      items: streets === null ? null : [toName(streets)],
      order: toName(order),
      first: LISTED,
    },
    fetchPolicy: 'cache-and-network',
  });
}

function toDrawn({ id, item, longitude, latitude, deficit, accidents }: Street): DrawnStreet[] {
  if (longitude == null || latitude == null) return [];
  return [{ id, item: judgedItemOf(item), longitude, latitude, lower: deficit?.lower ?? null, accidents: accidents ?? 0 }];
}

function extentOf(streets: readonly DrawnStreet[]): BoundingBox | null {
  if (streets.length === 0) return null;
  const [longitudes, latitudes] = [streets.map(({ longitude }) => longitude), streets.map(({ latitude }) => latitude)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

function Bar() {
  const { t } = useTranslation();
  const { search } = useLocation();
  return (
    <>
      <FilterBar />
      <section className={styles['bar']} aria-label={t('priorities.numbers')}>
        <LinkNumberField name="nearMeters" />
        <LinkNumberField name="partMeters" />
        <Button component={Link} size="xs" variant="default" to={{ pathname: '/app/accessibility', search }}>
          {t('priorities.toFeatures')}
        </Button>
      </section>
    </>
  );
}
