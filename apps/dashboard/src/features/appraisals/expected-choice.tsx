import { useQuery } from '@apollo/client/react';
import { Notice, NumberField, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { toExpectedPlace, type AlternativeDraft } from './appraisal-draft.ts';
import { EXPECTED_ACCIDENTS, PLACES_TO_EXPECT } from './expected-queries.ts';

export interface ExpectedChoiceProps {
  readonly draft: AlternativeDraft;
  readonly asked: boolean;
  readonly change: (part: Partial<AlternativeDraft>) => void;
}

/** The one method that expects accidents at sites. */
const RANKING = 'network-screening';

/** A black spot, or a site of a ranking, with what empirical Bayes expects there, or why it says nothing. */
export function ExpectedChoice({ draft, asked, change }: ExpectedChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data: own } = useOrganisation();
  const places = useQuery(PLACES_TO_EXPECT, { fetchPolicy: 'cache-and-network' });
  const place = toExpectedPlace(draft);
  return (
    <QueryState status={toStatus(places, language)}>
      {({ blackSpots, hotspotRuns }) => {
        const rankings = hotspotRuns.filter(({ methodId, status }) => methodId === RANKING && status === 'finished');
        if (blackSpots.length + rankings.length === 0) return <Notice kind="warning">{t('expectedPlaces.none')}</Notice>;
        return (
          <>
            <NativeSelect
              required
              label={t('expectedPlaces.place')}
              description={t('expectedPlaces.why')}
              value={draft.expectedOf}
              error={asked && draft.expectedOf === '' ? t('appraisals.needed') : undefined}
              onChange={(event) => change({ expectedOf: event.currentTarget.value })}
              data={[
                { value: '', label: t('expectedPlaces.choose') },
                { group: t('expectedPlaces.spots'), items: blackSpots.map(({ id, name }) => ({ value: `spot:${id}`, label: name })) },
                {
                  group: t('expectedPlaces.rankings'),
                  items: rankings.map(({ id, methodLabels, createdAt }) => ({
                    value: `run:${id}`,
                    label: `${methodLabels[language]}, ${formats.dateTime(createdAt, own?.organisation.timeZone)}`,
                  })),
                },
              ]}
            />
            {draft.expectedOf.startsWith('run:') && (
              <NumberField
                label={t('expectedPlaces.rank')}
                description={t('expectedPlaces.rankHelp')}
                value={draft.rank}
                error={place === null ? t('expectedPlaces.rankWrong') : undefined}
                onChange={(rank) => change({ rank })}
              />
            )}
            {place !== null && <Expected place={place} />}
          </>
        );
      }}
    </QueryState>
  );
}

function Expected({ place }: { readonly place: NonNullable<ReturnType<typeof toExpectedPlace>> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const result = useQuery(EXPECTED_ACCIDENTS, { variables: { place } });
  return (
    <QueryState status={toStatus({ ...result, previousData: undefined }, language)}>
      {({ expectedAccidents: { perYear, standardError, recordedPerYear, source, reason } }) =>
        perYear == null ? (
          <Notice kind="warning" title={t('expectedPlaces.nothing')} announce>
            {reason?.[language]}
          </Notice>
        ) : (
          <Notice
            kind="note"
            title={t('expectedPlaces.found', {
              expected: formats.decimal(perYear, 2),
              error: standardError == null ? '–' : formats.decimal(standardError, 2),
            })}
          >
            {t('expectedPlaces.instead', { recorded: formats.decimal(recordedPerYear ?? 0, 2) })} {source?.[language]}
          </Notice>
        )
      }
    </QueryState>
  );
}
