import { useQuery } from '@apollo/client/react';
import { Notice, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { whenText } from './place-text.ts';
import { SKIPPED_PLACES, UNSKIP_PLACE, type Skipped } from './places-queries.ts';
import styles from './places.module.css';

export interface SkippedListProps {
  readonly count: number;
  /** One of them is in the queue again. */
  readonly onChanged: () => void;
}

/** What somebody has left for later, and the way to take that back. */
export function SkippedList({ count, onChanged }: SkippedListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(SKIPPED_PLACES, { fetchPolicy: 'network-only' });
  const { run, loading, refusal } = useCommand(UNSKIP_PLACE, 'unskipPlace');
  const takeBack = async (accidentId: string): Promise<void> => {
    if (!loading && (await run({ input: { accidentId } })) !== null) onChanged();
  };
  return (
    <details className={styles['skipped']}>
      <summary>{t('places.skippedTitle', { count, shown: formats.count(count) })}</summary>
      <p className={styles['soft']}>{t('places.skippedText')}</p>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <QueryState status={mapStatus(toStatus(result, language), (data) => data.unplacedAccidents.edges)}>
        {(edges) => (
          <ul className={styles['decisions']}>
            {edges.map(({ node }) => (
              <li key={node.id}>
                <SkippedLine skipped={node} />
                <Button variant="default" size="xs" aria-disabled={loading} onClick={() => void takeBack(node.id)}>
                  {t('places.unskip')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      {count > SHOWN && <p className={styles['soft']}>{t('places.skippedMore', { shown: formats.count(SHOWN) })}</p>}
    </details>
  );
}

/** As many as one question brings. */
const SHOWN = 50;

function SkippedLine({ skipped: { accident, words, skipped } }: { readonly skipped: Skipped }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const timeZone = useOrganisation().data?.organisation.timeZone;
  const said = words.map(({ text }) => text).join(', ');
  const who =
    skipped == null
      ? null
      : t('places.skippedBy', { person: skipped.person ?? t('places.somebody'), when: formats.dateTime(skipped.skippedAt, timeZone) });
  return (
    <span>
      <strong>{said === '' ? t('places.noWords') : said}</strong> ·{' '}
      {[whenText(accident, formats), who].filter((part) => part !== null).join(' · ')}
    </span>
  );
}
