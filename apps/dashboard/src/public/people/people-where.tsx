import { PUBLISHED_GEOGRAPHY_LABELS, type OpenRelease, type PublishedGeography } from '@elektron/domain';
import { useFormats } from '@elektron/ui';
import styles from '../map/map-page.module.css';
import { useMapData } from '../map/use-map-data.ts';
import { Loaded } from '../release-gate.tsx';
import { geographiesOf } from '../release-head.ts';
import { sortAreas } from '../sort-areas.ts';
import { nameYears } from '../statements.ts';
import { PEOPLE_TEXTS } from '../texts/people-texts.ts';
import { PageLink } from '../use-address.tsx';
import { useWords } from '../use-words.ts';
import type { RoadUsers } from './road-users.ts';

const MOST_SHOWN = 5;
/** Small enough to walk through, where numbers are given of them. */
const FINEST_FIRST: readonly PublishedGeography[] = ['hexagon-9', 'hexagon-8', 'hexagon-7', 'municipality'];

interface WhereProps {
  readonly release: OpenRelease;
  readonly users: RoadUsers;
  readonly period: string;
}

/** Where most accidents of these road users were recorded. */
export function PeopleWhere({ release, users, period }: WhereProps) {
  const words = useWords(PEOPLE_TEXTS);
  return (
    <section className={styles['section']} aria-labelledby="where">
      <h2 id="where">{words('where')}</h2>
      {users.values.map((value) => (
        <WhereOf key={value.id} release={release} users={users} period={period} value={value} />
      ))}
    </section>
  );
}

function WhereOf({ release, users, period: id, value }: WhereProps & { readonly value: RoadUsers['values'][number] }) {
  const words = useWords(PEOPLE_TEXTS);
  const { language, count: write } = useFormats();
  const { head } = release;
  const layer = { table: users.dimension.id, value: value.id };
  const available = geographiesOf(head, layer.table, id);
  const geography = FINEST_FIRST.find((each) => available.includes(each)) ?? null;
  const period = head.periods.find((each) => each.id === id) ?? null;
  const { areas, list, names } = useMapData(release, period === null ? null : { period, layer, available, geography });
  const shown = list.filter(({ count }) => (count ?? 0) > 0).map((area) => ({ area, name: names.of(area, language) }));
  const first = sortAreas(shown, { column: 'count', descending: true }, language).slice(0, MOST_SHOWN);
  return (
    <>
      {geography !== null && (
        <p>{words('whereIntro', { value: value.names, years: nameYears(head, id), geography: PUBLISHED_GEOGRAPHY_LABELS[geography] })}</p>
      )}
      <Loaded from={areas}>
        {() =>
          first.length === 0 ? (
            <p>{words('whereNone')}</p>
          ) : (
            <ul>
              {first.map(({ area, name }) => (
                <li key={area.id}>
                  <PageLink
                    to="map"
                    change={{
                      layer,
                      period: id,
                      area: area.id,
                      geography,
                      view: { longitude: area.centre[0], latitude: area.centre[1], zoom: 14 },
                    }}
                  >
                    {name}
                  </PageLink>
                  {`: ${write(area.count ?? 0)}`}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <p>
        <PageLink to="map" change={{ layer, period: id }}>
          {words('onMap')}
        </PageLink>
      </p>
    </>
  );
}
