import { EmptyState, QueryState, Section, useFormats, type QueryStatus } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../../graphql/session.tsx';
import { judgedItemOf } from './street-words.ts';
import { LinkCaveats, LinkHow, ProfilesTable } from './link-explanation.tsx';
import type { StreetDeficits } from './priorities-queries.ts';
import { StreetsTable, type StreetsTableProps } from './streets-table.tsx';
import styles from './priorities.module.css';

export interface StreetsPanelProps extends Pick<StreetsTableProps, 'lit' | 'onLight'> {
  readonly status: QueryStatus<StreetDeficits>;
}

/** What crossings and footways lack, beside the pedestrian accidents near them. */
export function StreetsPanel({ status, lit, onLight }: StreetsPanelProps) {
  return (
    <QueryState status={status} isEmpty={({ items }) => items.every(({ total }) => total === 0)} empty={<Nothing />}>
      {(answer) => (
        <div className={styles['panel']}>
          <Summary answer={answer} />
          <LinkCaveats />
          <StreetsTable answer={answer} lit={lit} onLight={onLight} />
          <ProfilesTable profiles={answer.profiles} />
          <LinkHow answer={answer} />
        </div>
      )}
    </QueryState>
  );
}

function Summary({ answer }: { readonly answer: StreetDeficits }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { meant, near, away, areaOnly, withoutPlace, roadUsersUnknown } = answer.accidents;
  const totalOf = (wanted: string): number => answer.items.find(({ item }) => judgedItemOf(item) === wanted)?.total ?? 0;
  const placeless = answer.items.reduce((sum, each) => sum + each.withoutPlace, 0);
  return (
    <Section
      card
      title={t('priorities.result')}
      lead={t(answer.period == null ? 'priorities.noAccidents' : 'priorities.sentence', {
        meant: formats.count(meant),
        near: formats.count(near),
        away: formats.count(away),
        meters: formats.count(answer.nearMeters),
      })}
    >
      {areaOnly + withoutPlace > 0 && (
        <p>{t('priorities.unplaced', { areaOnly: formats.count(areaOnly), withoutPlace: formats.count(withoutPlace) })}</p>
      )}
      {roadUsersUnknown > 0 && (
        <p>{t('priorities.usersUnknown', { count: roadUsersUnknown, formatted: formats.count(roadUsersUnknown) })}</p>
      )}
      <p>
        {t('priorities.onRecord', {
          crossings: formats.count(totalOf('crossing')),
          footways: formats.count(totalOf('footway')),
          withoutPlace: formats.count(placeless),
        })}
      </p>
      <p className={styles['soft']}>{t('priorities.usersReplaced')}</p>
      {answer.temporary > 0 && (
        <p className={styles['soft']}>
          {t('priorities.temporary', { count: answer.temporary, formatted: formats.count(answer.temporary) })}
        </p>
      )}
    </Section>
  );
}

function Nothing() {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  return (
    <EmptyState
      title={t('priorities.noneTitle')}
      {...(mayImport ? { action: <Link to="/app/imports">{t('priorities.noneAction')}</Link> } : {})}
    >
      {t('priorities.noneText')}
    </EmptyState>
  );
}
