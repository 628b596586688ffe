import { skipToken, useQuery } from '@apollo/client/react';
import type { BoundingBox } from '@elektron/domain';
import { HIGHLIGHT_PANE, MAP_COLORS, useFormats, useLanguage, type Scheme } from '@elektron/ui';
import { canvas, CircleMarker, GeoJSON as GeoJsonLayer } from 'leaflet';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMap } from 'react-leaflet';
import { Link } from 'react-router';
import { useIsOpen } from '../../graphql/received-grants.ts';
import { INTERVENTION_PLACES, type InterventionPlaces } from './intervention-places-queries.ts';
import { interventionsIn, latestRunOf } from './interventions-in.ts';
import styles from './accident-panel.module.css';

/** Where something was done, as far as the person may see it. */
export function useInterventionPlaces(): InterventionPlaces | undefined {
  return useQuery(INTERVENTION_PLACES, useIsOpen('evaluations') ? {} : skipToken).data;
}

/** Marks, lines and areas of interventions over the accidents. They take no click: the accidents below them do. */
export function InterventionMarks({ scheme }: { readonly scheme: Scheme }) {
  const map = useMap();
  const data = useInterventionPlaces();
  useEffect(() => {
    const { accent, card } = MAP_COLORS[scheme];
    // A register may hold thousands of places: drawn, and not each an element.
    const renderer = canvas({ pane: HIGHLIGHT_PANE, padding: 0.3 });
    const ofShape = { renderer, interactive: false, style: () => ({ color: accent, weight: 3, fillColor: accent, fillOpacity: 0.1 }) };
    const ofPoint = { renderer, interactive: false, radius: 6, color: card, weight: 2, fillColor: accent, fillOpacity: 1 };
    const layers = (data?.interventions ?? []).flatMap(({ sites, shape }) => [
      ...(shape == null ? [] : [new GeoJsonLayer(shape as GeoJSON.Geometry, ofShape)]),
      ...sites.map(({ longitude, latitude }) => new CircleMarker([latitude, longitude], ofPoint)),
    ]);
    for (const layer of layers) layer.addTo(map);
    return () => {
      for (const layer of layers) layer.remove();
      renderer.remove();
    };
  }, [map, data, scheme]);
  return null;
}

/** More are folded up, so that the accidents stay in sight. */
const UNFOLDED = 5;

/** The interventions that have a place in an area, each with the way to its record and to what was found. */
export function InterventionsIn({ area }: { readonly area: BoundingBox }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const data = useInterventionPlaces();
  const here = interventionsIn(data?.interventions ?? [], area);
  if (here.length === 0) return null;
  const to = (parameter: string, id: string) => ({
    pathname: '/app/evaluations',
    search: new URLSearchParams({ lang: language, [parameter]: id }).toString(),
  });
  return (
    <details className={styles['columns']} open={here.length <= UNFOLDED}>
      <summary>{t('interventionsHere.title', { count: here.length, formatted: formats.count(here.length) })}</summary>
      <ul className={styles['rows']}>
        {here.map(({ id, name }) => {
          const latest = latestRunOf(id, data?.evaluationRuns ?? []);
          return (
            <li key={id}>
              <Link to={to('record', id)}>{name[language]}</Link>
              {latest !== null && (
                <>
                  {' · '}
                  <Link to={to('run', latest)} aria-label={t('interventionsHere.resultOf', { name: name[language] })}>
                    {t('interventionsHere.result')}
                  </Link>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
