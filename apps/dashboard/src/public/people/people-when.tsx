import type { OpenArea, OpenRelease, ShareStatement } from '@elektron/domain';
import { ScrollBox, useFormats, useText } from '@elektron/ui';
import { ShareTable } from '../map/area-panel.tsx';
import styles from '../map/map-page.module.css';
import { nameYears } from '../statements.ts';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { PEOPLE_TEXTS } from '../texts/people-texts.ts';
import { useWords } from '../use-words.ts';
import { findTime, findTimeTable, positionIn, type RoadUsers } from './road-users.ts';

interface WhenProps {
  readonly release: OpenRelease;
  readonly users: RoadUsers;
  readonly period: string;
  readonly area: OpenArea;
}

/** When accidents of these road users happened; of all accidents, where theirs are not told apart. */
export function PeopleWhen({ release: { head }, users, period, area }: WhenProps) {
  const words = useWords(PEOPLE_TEXTS);
  const both = findTimeTable(head, period);
  const shares = area.statements.filter((each): each is ShareStatement => each.code === 'share' && each.period === period);
  const time = findTime(head, shares);
  return (
    <section className={styles['section']} aria-labelledby="when">
      <h2 id="when">{words('when')}</h2>
      {both !== null ? (
        <TimesOf head={head} users={users} period={period} area={area} {...both} />
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

type Both = NonNullable<ReturnType<typeof findTimeTable>>;

function TimesOf({ head, users, period, area, table, time }: Omit<WhenProps, 'release'> & Both & { readonly head: OpenRelease['head'] }) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const { count: write } = useFormats();
  const counts = area.counts[table.id]?.[period] ?? [];
  const caption = words('breakdownOf', { dimension: inLanguage(time.names), years: nameYears(head, period) });
  const at = (user: string, moment: string): number => positionIn(head, table, { [users.dimension.id]: user, [time.id]: moment });
  return (
    <ScrollBox label={caption}>
      <table className={styles['table']}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{inLanguage(time.names)}</th>
            {users.values.map(({ id, names }) => (
              <th key={id} scope="col">
                {inLanguage(names)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {time.values.map((moment) => (
            <tr key={moment.id}>
              <th scope="row">{inLanguage(moment.names)}</th>
              {users.values.map(({ id }) => {
                const count = counts[at(id, moment.id)] ?? null;
                return <td key={id}>{count === null ? words('notShown', { threshold: head.threshold }) : write(count)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
