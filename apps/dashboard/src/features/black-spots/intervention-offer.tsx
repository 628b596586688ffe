import { INTERVENTION_KIND_LABELS, INTERVENTION_KINDS, type InterventionKind } from '@elektron/domain';
import { Facts, Notice, Section, Tag, useFormats, useLanguage } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { BLACK_SPOT, BLACK_SPOTS, CREATE_CASE_INTERVENTION, LINK_CASE_INTERVENTION, type SpotCase } from './black-spots-queries.ts';
import { useKept } from './use-kept.ts';
import styles from './black-spots.module.css';

/** After works: when they are to be evaluated, and the intervention that an evaluation is about. */
export function InterventionOffer({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const kept = useKept();
  const formats = useFormats();
  const mayKeep = useMay('analyses.run');
  return (
    <Section title={t('blackSpots.evaluations')} lead={t('blackSpots.evaluationsLead')} card>
      <Facts
        facts={spot.evaluations.map(({ afterYears, dueOn, isDue }) => [
          t('blackSpots.afterYears', { count: afterYears }),
          <span key={dueOn}>
            {formats.date(dueOn)} {isDue && <Tag>{t('blackSpots.dayReached')}</Tag>}
          </span>,
        ])}
      />
      {spot.interventionId == null ? (
        mayKeep && <CreateIntervention spot={spot} />
      ) : (
        <p>
          <Link to={kept('/app/evaluations', { intervention: spot.interventionId })}>{t('blackSpots.toIntervention')}</Link>
        </p>
      )}
    </Section>
  );
}

/** Makes the intervention, then says in the case that it is the one. What was made is not made again when only the second part failed. */
function CreateIntervention({ spot }: { readonly spot: SpotCase }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [kind, setKind] = useState<InterventionKind>('junction-redesign');
  const [made, setMade] = useState<string | null>(null);
  const create = useCommand(CREATE_CASE_INTERVENTION, 'createIntervention');
  const link = useCommand(LINK_CASE_INTERVENTION, 'linkBlackSpotIntervention', { refetch: [BLACK_SPOT, BLACK_SPOTS] });
  const refusal = create.refusal ?? link.refusal;
  const go = async (): Promise<void> => {
    const { works } = spot;
    if (works == null) return;
    const interventionId =
      made ?? (await create.run({ input: toInput(spot, kind, works, t('blackSpots.source')) }))?.intervention?.id ?? null;
    if (interventionId === null) return;
    setMade(interventionId);
    await link.run({ input: { blackSpotId: spot.id, interventionId } });
  };
  return (
    <div className={styles['form']}>
      <p>{t('blackSpots.interventionText')}</p>
      <NativeSelect
        label={t('evaluations.kind')}
        value={kind}
        onChange={({ currentTarget }) => setKind(INTERVENTION_KINDS.find((known) => known === currentTarget.value) ?? 'other')}
        data={INTERVENTION_KINDS.map((value) => ({ value, label: INTERVENTION_KIND_LABELS[value][language] }))}
      />
      {refusal !== null && (
        <Notice kind="danger" title={t('blackSpots.notSaved')} announce>
          {refusal.message} {made !== null && t('blackSpots.interventionMade')}
        </Notice>
      )}
      <div>
        <Button loading={create.loading || link.loading} onClick={() => void go()}>
          {t(made === null ? 'blackSpots.createIntervention' : 'blackSpots.linkAgain')}
        </Button>
      </div>
    </div>
  );
}

function toInput(spot: SpotCase, kind: InterventionKind, works: NonNullable<SpotCase['works']>, source: string) {
  return {
    name: spot.name,
    kind,
    sites: [[spot.longitude, spot.latitude]],
    worksStart: works.start,
    worksEnd: works.end,
    // A hotspot was chosen for its many accidents; why somebody drew a place is not known.
    selectionReason: spot.runId == null ? null : 'high-counts',
    illustrative: spot.illustrative,
    source: [source, spot.decisionNumber].filter((part) => part != null).join(': '),
  };
}
