import { useQuery } from '@apollo/client/react';
import { MapPage, QueryState, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../filter/filter-bar.tsx';
import { measureName, toFilterInput } from '../../filter/filter-input.ts';
import { PrintTitle } from '../../filter/print-title.tsx';
import { useFilter } from '../../filter/use-filter.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { NothingImported } from './nothing-imported.tsx';
import { Numbers, NumbersToCome } from './numbers.tsx';
import { OVERVIEW } from './overview-queries.ts';
import { useOverviewView } from './overview-view.ts';
import { useMapSide } from './use-map-side.tsx';

/** Map, figures and charts of the accidents under the filter: one answer feeds them all. */
export function OverviewPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter } = useFilter();
  const [view, setView] = useOverviewView();
  const result = useQuery(OVERVIEW, { variables: { filter: toFilterInput(filter), measure: measureName(view.measure) } });
  const status = mapStatus(toStatus(result, language), (data) => data.accidentFacets);
  const facets = status.data;
  return (
    <>
      <PrintTitle
        title={t('overview.title')}
        measure={view.measure}
        shown={facets?.figures.accidents}
        all={facets?.allAccidents}
        version={facets?.dataVersion}
      />
      <MapPage
        title={t('overview.title')}
        bar={
          <FilterBar
            shown={facets?.figures.accidents}
            all={facets?.allAccidents}
            {...(facets?.allAccidents === 0 ? {} : { hint: t('filter.hint') })}
          />
        }
        {...useMapSide(facets, view, setView)}
      >
        <QueryState status={status} placeholder={<NumbersToCome />} isEmpty={(data) => data.allAccidents === 0} empty={<NothingImported />}>
          {(data) => <Numbers facets={data} measure={view.measure} onMeasure={(measure) => void setView({ measure })} />}
        </QueryState>
      </MapPage>
    </>
  );
}
