import { useFormats, useLanguage, type Formats } from '@elektron/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisation } from '../../graphql/workspace.ts';
import type { SpotEvent } from './black-spots-queries.ts';
import { eventLabel, statusLabel } from './case-words.ts';
import { useKept } from './use-kept.ts';
import styles from './black-spots.module.css';

/** All that happened to a case, the last first. */
export function CaseHistory({ events }: { readonly events: readonly SpotEvent[] }) {
  const { t } = useTranslation();
  const kept = useKept();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  return (
    <ol className={styles['history']} reversed>
      {events.toReversed().map((event) => (
        <li key={event.eventNo}>
          <p className={styles['what']}>
            {event.fromStatus != null && event.toStatus != null
              ? `${statusLabel(event.fromStatus, language)} → ${statusLabel(event.toStatus, language)}`
              : eventLabel(event.kind, language)}
          </p>
          {factsOf(event, t, formats).map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
          {event.interventionId != null && (
            <p>
              <Link to={kept('/app/evaluations', { intervention: event.interventionId })}>{t('blackSpots.toIntervention')}</Link>
            </p>
          )}
          {event.kind === 'appointed' && <p>{event.appointeeName ?? t('blackSpots.forgotten')}</p>}
          {event.documentName != null && <p>{event.documentName}</p>}
          {event.note != null && <p className={styles['noteText']}>{event.note}</p>}
          <p className={styles['soft']}>
            {t('blackSpots.writtenBy', {
              name: event.personName ?? t('blackSpots.installation'),
              when: formats.dateTime(event.madeAt, data?.organisation.timeZone),
            })}
          </p>
        </li>
      ))}
    </ol>
  );
}

function factsOf({ happenedOn, worksStart, decisionNumber, authority }: SpotEvent, t: TFunction, formats: Formats): string[] {
  const facts = [
    worksStart != null && happenedOn != null
      ? t('blackSpots.worksFromTo', { start: formats.date(worksStart), end: formats.date(happenedOn) })
      : happenedOn != null && t('blackSpots.on', { date: formats.date(happenedOn) }),
    decisionNumber != null && `${t('blackSpots.decisionNumber')}: ${decisionNumber}`,
    authority != null && `${t('blackSpots.authority')}: ${authority}`,
  ];
  return facts.filter((fact) => fact !== false);
}
