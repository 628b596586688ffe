import { useQuery } from '@apollo/client/react';
import { EmptyState, Page, QueryState, RecordTable, Section, Tag, Tags, useFormats, useLanguage } from '@elektron/ui';
import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useViewer } from '../../graphql/viewer.ts';
import { BLACK_SPOTS, type ListedSpot } from './black-spots-queries.ts';
import { pathOfCase, standingLabel, statusKind, statusLabel } from './case-words.ts';
import { CasesMap } from './cases-map.tsx';
import { listEvaluations } from './due-evaluations.ts';
import { EvaluationsTable } from './evaluations-table.tsx';
import { nameOf } from './responsible.tsx';
import { useKept } from './use-kept.ts';
import { isOf, listResponsible, type Whose } from './whose-cases.ts';
import styles from './black-spots.module.css';

/** The register: which places were accepted as black spots, how each case stands, and which evaluations are due. */
export function BlackSpotsPage() {
  const { t } = useTranslation();
  const kept = useKept();
  const language = useLanguage();
  const mayKeep = useMay('analyses.run');
  const result = useQuery(BLACK_SPOTS, { fetchPolicy: 'cache-and-network' });
  return (
    <Page
      title={t('blackSpots.title')}
      lead={t('blackSpots.lead')}
      actions={
        mayKeep && (
          <Button component={Link} to={kept('/app/black-spots/new')} size="sm">
            {t('blackSpots.add')}
          </Button>
        )
      }
    >
      <QueryState
        status={toStatus(result, language)}
        isEmpty={({ blackSpots }) => blackSpots.length === 0}
        empty={
          <EmptyState
            title={t('blackSpots.noneTitle')}
            action={
              <Button component={Link} to={kept('/app/hotspots')} variant="default" size="sm">
                {t('blackSpots.toHotspots')}
              </Button>
            }
          >
            {t('blackSpots.noneText')}
          </EmptyState>
        }
      >
        {({ blackSpots, evaluationRuns }) => (
          <div className={styles['stack']}>
            <Register spots={blackSpots} />
            <EvaluationsTable evaluations={listEvaluations(blackSpots, evaluationRuns)} />
          </div>
        )}
      </QueryState>
    </Page>
  );
}

const WHICH = ['open', 'ended', 'all'] as const;
type Which = (typeof WHICH)[number];

function Register({ spots }: { readonly spots: readonly ListedSpot[] }) {
  const { t } = useTranslation();
  const kept = useKept();
  const formats = useFormats();
  const navigate = useNavigate();
  const [which, setWhich] = useState<Which>('open');
  const viewerId = useViewer()?.personId ?? null;
  const [whose, setWhose] = useState<Whose>('everybody');
  const [lit, setLit] = useState<ListedSpot | null>(null);
  const theirs = useMemo(() => spots.filter((spot) => isOf(whose, spot, viewerId)), [spots, whose, viewerId]);
  const of = useCallback((choice: Which) => theirs.filter(({ ended }) => choice === 'all' || ended === (choice === 'ended')), [theirs]);
  const shown = useMemo(() => of(which), [of, which]);
  const open = useCallback((index: number) => void navigate(kept(pathOfCase(shown[index]?.id ?? ''))), [navigate, kept, shown]);
  return (
    <Section
      title={t('blackSpots.register')}
      actions={
        <div className={styles['buttons']}>
          <WhoseChoice spots={spots} viewerId={viewerId} whose={whose} onWhose={setWhose} />
          <SegmentedControl
            size="xs"
            aria-label={t('blackSpots.which')}
            value={which}
            onChange={(value) => setWhich(WHICH.find((known) => known === value) ?? 'open')}
            data={WHICH.map((value) => ({ value, label: `${t(`blackSpots.${value}`)} (${formats.count(of(value).length)})` }))}
          />
        </div>
      }
    >
      <div className={styles['split']}>
        <CasesMap label={t('blackSpots.map')} places={shown} lit={lit} onOpen={open} />
        <CasesTable spots={shown} onLight={setLit} />
      </div>
    </Section>
  );
}

interface WhoseChoiceProps {
  readonly spots: readonly ListedSpot[];
  readonly viewerId: string | null;
  readonly whose: Whose;
  readonly onWhose: (whose: Whose) => void;
}

function WhoseChoice({ spots, viewerId, whose, onWhose }: WhoseChoiceProps) {
  const { t } = useTranslation();
  const choices: { readonly value: Whose; readonly label: string }[] = [
    { value: 'everybody', label: t('blackSpots.ofEverybody') },
    { value: 'mine', label: t('blackSpots.mine') },
    { value: 'nobody', label: t('blackSpots.ofNobody') },
    ...listResponsible(spots, viewerId).map(({ personId, name }) => ({
      value: `of ${personId}` as const,
      label: t('blackSpots.of', { name: name ?? t('blackSpots.forgotten') }),
    })),
  ];
  return (
    <NativeSelect
      size="xs"
      aria-label={t('blackSpots.whose')}
      value={whose}
      data={choices}
      onChange={({ currentTarget }) => onWhose(choices.find(({ value }) => value === currentTarget.value)?.value ?? 'everybody')}
    />
  );
}

function CasesTable({ spots, onLight }: { readonly spots: readonly ListedSpot[]; readonly onLight: (spot: ListedSpot | null) => void }) {
  const { t } = useTranslation();
  const kept = useKept();
  const language = useLanguage();
  const formats = useFormats();
  if (spots.length === 0) return <p className={styles['soft']}>{t('blackSpots.noneSuch')}</p>;
  return (
    <RecordTable
      caption={t('blackSpots.register')}
      rows={spots}
      rowKey={({ id }) => id}
      columns={[
        {
          head: t('blackSpots.place'),
          kind: 'name',
          cell: (spot) => (
            <span onMouseEnter={() => onLight(spot)} onMouseLeave={() => onLight(null)}>
              <Link to={kept(pathOfCase(spot.id))} onFocus={() => onLight(spot)} onBlur={() => onLight(null)}>
                {spot.name}
              </Link>
            </span>
          ),
        },
        {
          head: t('blackSpots.status'),
          cell: ({ status, illustrative }) => (
            <Tags>
              <Tag kind={statusKind(status)}>{statusLabel(status, language)}</Tag>
              {illustrative && <Tag kind="bad">{t('blackSpots.illustrative')}</Tag>}
            </Tags>
          ),
        },
        { head: t('blackSpots.accidents'), kind: 'number', cell: ({ figures }) => formats.count(figures.accidents) },
        {
          head: t('blackSpots.perYear'),
          kind: 'number',
          cell: ({ figures }) => (figures.accidentsPerYear == null ? '–' : formats.decimal(figures.accidentsPerYear, 1)),
        },
        { head: t('blackSpots.responsible'), cell: (spot) => <ResponsibleCell spot={spot} /> },
      ]}
    />
  );
}

function ResponsibleCell({ spot }: { readonly spot: ListedSpot }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const standing = standingLabel(spot.responsibleStanding, language);
  return (
    <>
      {nameOf(spot, t('blackSpots.nobody'), t('blackSpots.forgotten'))}
      {standing !== null && (
        <Tags>
          <Tag kind="bad">{standing}</Tag>
        </Tags>
      )}
    </>
  );
}
