import type { OpenArea, OpenAreas, OpenRelease } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { ALL_ACCIDENTS } from '../address.ts';
import { Choice, PeriodChoice } from '../map/map-controls.tsx';
import styles from '../map/map-page.module.css';
import { openPaths } from '../open-paths.ts';
import { PeopleWhen } from '../people/people-when.tsx';
import { PeopleWhere } from '../people/people-where.tsx';
import { findRoadUsers, tellRoadUsers, type PeopleGroup, type RoadUsers } from '../people/road-users.ts';
import { Loaded, ReleaseGate } from '../release-gate.tsx';
import { choosePeriod } from '../release-head.ts';
import { SayChange } from '../say-change.tsx';
import { PEOPLE_TEXTS } from '../texts/people-texts.ts';
import { STATEMENT_TEXTS } from '../texts/statement-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';

const ADVICE = {
  walking: ['walking1', 'walking2', 'walking3', 'walking4'],
  riding: ['riding1', 'riding2', 'riding3', 'riding4'],
  driving: ['driving1', 'driving2', 'driving3', 'driving4'],
} as const;

export function WalkingPage() {
  return <PeoplePage group="walking" />;
}

export function RidingPage() {
  return <PeoplePage group="riding" />;
}

export function DrivingPage() {
  return <PeoplePage group="driving" />;
}

/** What happens to some road users, where and when, by the numbers of the release; and advice that needs no numbers. */
function PeoplePage({ group }: { readonly group: PeopleGroup }) {
  const words = useWords(PEOPLE_TEXTS);
  return (
    <>
      <h1>{words(`${group}Title`)}</h1>
      <ReleaseGate>{(release) => <OfRelease release={release} group={group} />}</ReleaseGate>
      <section className={styles['section']} aria-labelledby="advice">
        <h2 id="advice">{words('advice')}</h2>
        <ul>
          {ADVICE[group].map((key) => (
            <li key={key}>{words(key)}</li>
          ))}
        </ul>
        <p>{words('adviceNote')}</p>
      </section>
    </>
  );
}

function OfRelease({ release, group }: { readonly release: OpenRelease; readonly group: PeopleGroup }) {
  const words = useWords(PEOPLE_TEXTS);
  const language = useLanguage();
  const [{ period: asked, area }, go] = useAddress();
  const period = choosePeriod({ ...release.head, periods: blocksOf(release) }, asked);
  const users = period === null ? null : findRoadUsers(release.head, group, period.id);
  const municipalities = useOpen<OpenAreas>(
    users === null || period === null ? null : openPaths.areas(release.releaseId, 'municipality', period.id, ALL_ACCIDENTS),
  );
  if (users === null || period === null) return <p>{words('none')}</p>;
  return (
    <Loaded from={municipalities}>
      {({ areas }) => {
        const chosen = areas.find(({ id }) => id === area) ?? areas[0];
        if (chosen === undefined) return <p>{words('none')}</p>;
        return (
          <>
            <div className={styles['controls']}>
              <Choice label={words('municipality')} value={chosen.id} onChoose={(id) => go({ area: id })}>
                {areas.map(({ id, names }) => (
                  <option key={id} value={id}>
                    {names?.[language] ?? id}
                  </option>
                ))}
              </Choice>
              <PeriodChoice head={{ ...release.head, periods: blocksOf(release) }} chosen={period.id} />
            </div>
            <OfMunicipality release={release} users={users} period={period.id} areaId={chosen.id} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Road users are told apart in blocks of years only, where there are blocks. */
function blocksOf({ head }: OpenRelease): OpenRelease['head']['periods'] {
  const told = head.periods.filter(({ id }) => head.tables.some((table) => table.id === 'road-user' && table.periods.includes(id)));
  return told.length > 0 ? told : head.periods;
}

interface OfMunicipalityProps {
  readonly release: OpenRelease;
  readonly users: RoadUsers;
  readonly period: string;
  readonly areaId: string;
}

function OfMunicipality({ release, users, period, areaId }: OfMunicipalityProps) {
  const words = useWords(PEOPLE_TEXTS);
  const statementWords = useWords(STATEMENT_TEXTS);
  const language = useLanguage();
  const area = useOpen<OpenArea>(openPaths.area(release.releaseId, areaId));
  const told = area.state === 'ready' ? tellRoadUsers(area.value, users, period, { head: release.head, language }) : [];
  return (
    <>
      <SayChange text={told.join(' ')} />
      <Loaded from={area}>
        {(loaded) => (
          <>
            <section className={styles['section']} aria-labelledby="what">
              <h2 id="what">{words('what')}</h2>
              <ul className={styles['statements']}>
                {told.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p>{words('byDimension', { order: users.dimension.values.map(({ names }) => names[language]).join(' › ') })}</p>
              {users.isOther && <p>{words('otherNote')}</p>}
              <p className={styles['caveat']}>{statementWords('caveat')}</p>
            </section>
            <PeopleWhere release={release} users={users} period={period} />
            <PeopleWhen release={release} users={users} period={period} area={loaded} />
          </>
        )}
      </Loaded>
    </>
  );
}
