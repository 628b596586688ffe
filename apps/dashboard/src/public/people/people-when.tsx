import type { OpenArea, OpenRelease, ShareStatement } from '@elektron/domain';
import { useText } from '@elektron/ui';
import { ShareTable } from '../map/area-panel.tsx';
import { PairTable } from '../map/pair-table.tsx';
import styles from '../map/map-page.module.css';
import { nameYears } from '../statements.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { PEOPLE_TEXTS } from '../texts/people-texts.ts';
import { useWords } from '../use-words.ts';
import { findTime, findTimeTable, type RoadUsers } from './road-users.ts';

interface WhenProps {
  readonly release: OpenRelease;
  readonly users: RoadUsers;
  readonly period: string;
  readonly area: OpenArea;
}

/** When accidents of these road users happened; of all accidents, where theirs are not told apart. */
export function PeopleWhen({ release: { head }, users, period, area }: WhenProps) {
  const words = useWords(PEOPLE_TEXTS);
  const mapWords = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const both = findTimeTable(head, period);
  const shares = area.statements.filter((each): each is ShareStatement => each.code === 'share' && each.period === period);
  const time = findTime(head, shares);
  return (
    <section className={styles['section']} aria-labelledby="when">
      <h2 id="when">{words('when')}</h2>
      {both !== null ? (
        <PairTable
          head={head}
          area={area}
          table={both.table}
          period={period}
          caption={mapWords('breakdownOf', { dimension: inLanguage(both.time.names), years: nameYears(head, period) })}
          rows={both.time}
          columns={{ id: users.dimension.id, values: users.values }}
        />
      ) : time === null ? (
        <p>{words('whenNone')}</p>
      ) : (
        <>
          <p>{words('whenAll')}</p>
          <ShareTable head={head} dimension={time} shares={shares.filter(({ dimension }) => dimension === time.id)} />
        </>
      )}
    </section>
  );
}
