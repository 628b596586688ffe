import { useQuery } from '@apollo/client/react';
import { Notice, QueryState, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toStatus } from '../../graphql/query-status.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { BLACK_SPOT, BLACK_SPOT_KEEPERS, BLACK_SPOTS, SET_BLACK_SPOT_RESPONSIBLE, type SpotCase } from './black-spots-queries.ts';
import styles from './black-spots.module.css';

interface AppointFormProps {
  readonly spot: SpotCase;
  /** It was done, or left alone. */
  readonly onEnd: () => void;
}

/** Makes somebody of the organisation responsible, or nobody. Who they could be is asked only when somebody opens it. */
export function AppointForm({ spot, onEnd }: AppointFormProps) {
  const language = useLanguage();
  const result = useQuery(BLACK_SPOT_KEEPERS, { fetchPolicy: 'network-only' });
  return (
    <QueryState status={toStatus(result, language)}>
      {({ blackSpotKeepers }) => {
        const others = blackSpotKeepers.filter(({ personId }) => personId !== spot.responsibleId);
        const people = others.map(({ personId, name }) => ({ value: personId, label: name ?? personId }));
        return <Appointment spot={spot} people={people} onEnd={onEnd} />;
      }}
    </QueryState>
  );
}

const NOBODY = '';

interface AppointmentProps extends AppointFormProps {
  readonly people: readonly { readonly value: string; readonly label: string }[];
}

function Appointment({ spot, people, onEnd }: AppointmentProps) {
  const { t } = useTranslation();
  const choices = [...people, ...(spot.responsibleId == null ? [] : [{ value: NOBODY, label: t('blackSpots.nobody') }])];
  const [personId, setPersonId] = useState(choices[0]?.value ?? NOBODY);
  const [note, setNote] = useState('');
  const { run, loading, refusal } = useCommand(SET_BLACK_SPOT_RESPONSIBLE, 'setBlackSpotResponsible', {
    refetch: [BLACK_SPOT, BLACK_SPOTS],
  });
  const appoint = async (): Promise<void> => {
    const input = { blackSpotId: spot.id, personId: personId === NOBODY ? null : personId, note, eventsSeen: spot.events.length };
    if ((await run({ input })) !== null) onEnd();
  };
  return (
    <form
      className={styles['form']}
      noValidate
      aria-label={t('blackSpots.appoint')}
      onSubmit={(event) => {
        event.preventDefault();
        void appoint();
      }}
    >
      <NativeSelect
        label={t('blackSpots.newResponsible')}
        description={t('blackSpots.newResponsibleHelp')}
        data-autofocus
        value={personId}
        data={choices}
        onChange={({ currentTarget }) => setPersonId(currentTarget.value)}
      />
      <Textarea
        label={t('blackSpots.note')}
        description={t('blackSpots.noNames')}
        rows={2}
        maxLength={4000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['buttons']}>
        <Button type="submit" size="xs" loading={loading}>
          {t('blackSpots.makeResponsible')}
        </Button>
        <Button variant="default" size="xs" onClick={onEnd}>
          {t('blackSpots.leave')}
        </Button>
      </div>
    </form>
  );
}
