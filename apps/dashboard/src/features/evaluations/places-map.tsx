import { useQuery } from '@apollo/client/react';
import { AccidentTilesLayer, AmountLegend, MapLegend, SeverityLegend, type TileLegend } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORDED_TILES } from './evaluations-queries.ts';
import type { DrawnShape } from './drawn-shape.ts';
import { ShapeLayer } from './shape-layer.tsx';
import type { SitePoint } from './site-points.ts';
import { SitesMap } from './sites-map.tsx';

export interface PlacesMapProps {
  readonly points: readonly SitePoint[];
  /** Lines and areas, with what is being drawn. */
  readonly drawn: DrawnShape;
  readonly lit: SitePoint | null;
  readonly onAdd: (point: SitePoint) => void;
}

const NO_TILES: TileLegend = { marks: false, breaks: [], failed: false };

/** Where an intervention was: chosen among all accidents on record, which show where the junctions are. */
export function PlacesMap({ points, drawn, lit, onAdd }: PlacesMapProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { data } = useQuery(RECORDED_TILES);
  const [legend, setLegend] = useState<TileLegend>(NO_TILES);
  const facets = data?.accidentFacets;
  return (
    <div>
      <SitesMap
        label={t('evaluations.placesMap')}
        points={points}
        lit={lit === null ? null : { longitude: lit[0], latitude: lit[1] }}
        onAdd={onAdd}
      >
        {facets !== undefined && (
          <AccidentTilesLayer path={facets.tilePath} accidents={facets.figures.accidents} scheme={scheme} onLegend={setLegend} />
        )}
        <ShapeLayer drawn={drawn} />
      </SitesMap>
      <MapLegend title={t('map.legend')}>
        {legend.marks ? <SeverityLegend /> : <AmountLegend title={t('map.perCell')} breaks={legend.breaks} scheme={scheme} />}
      </MapLegend>
    </div>
  );
}
