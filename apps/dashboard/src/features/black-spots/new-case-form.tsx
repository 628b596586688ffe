import { Notice, NumberField, useFormats, useLanguage } from '@elektron/ui';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { useStoredFilterWords } from '../../filter/use-stored-filter-words.ts';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import type { AcceptedHotspotQuery } from '../../graphql/generated/graphql.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { ADD_BLACK_SPOT, BLACK_SPOTS } from './black-spots-queries.ts';
import { pathOfCase } from './case-words.ts';
import { CasesMap, type MapPoint } from './cases-map.tsx';
import { useKept } from './use-kept.ts';
import styles from './black-spots.module.css';

type Run = NonNullable<AcceptedHotspotQuery['hotspotRun']>;
export type AcceptedHotspot = Run['hotspots'][number] & { readonly run: Pick<Run, 'id' | 'filter' | 'methodLabels'> };

/** A circle is begun with so much; the reader changes it. */
const FIRST_RADIUS_METERS = 50;
const LARGEST_RADIUS_METERS = 1_000;

/** Name, place and a first note. A hotspot brings its place; otherwise a click or two numbers say where. */
export function NewCaseForm({ hotspot }: { readonly hotspot: AcceptedHotspot | null }) {
  const { t } = useTranslation();
  const kept = useKept();
  const navigate = useNavigate();
  const { filter } = useFilter();
  const [name, setName] = useState(hotspot?.roadName ?? '');
  const [note, setNote] = useState('');
  const [point, setPoint] = useState<Partial<MapPoint>>({});
  const [radius, setRadius] = useState<number | null>(FIRST_RADIUS_METERS);
  const [attempts, setAttempts] = useState(0);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(ADD_BLACK_SPOT, 'addBlackSpot', { refetch: [BLACK_SPOTS] });
  const drawn = completePoint(point);
  const radiusFits = radius !== null && radius >= 1 && radius <= LARGEST_RADIUS_METERS;
  const complete = name.trim() !== '' && (hotspot !== null || (drawn !== null && radiusFits));
  const submit = async (): Promise<void> => {
    setAttempts(attempts + 1);
    if (!complete) return;
    const place =
      hotspot === null ? { ...drawn!, radiusMeters: radius, filter: toFilterInput(filter) } : { runId: hotspot.run.id, rank: hotspot.rank };
    const payload = await run({ input: { name, note, ...place } });
    if (payload?.blackSpot != null) void navigate(kept(pathOfCase(payload.blackSpot.id)));
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      aria-label={t('blackSpots.newTitle')}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        required
        label={t('blackSpots.name')}
        description={t('blackSpots.nameHelp')}
        value={name}
        maxLength={200}
        error={attempts > 0 && name.trim() === '' ? t('blackSpots.nameMissing') : undefined}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {hotspot === null ? (
        <DrawnPlace
          point={point}
          onPoint={setPoint}
          radius={radius}
          onRadius={setRadius}
          missing={attempts > 0 && drawn === null}
          radiusWrong={attempts > 0 && !radiusFits}
        />
      ) : (
        <HotspotPlace hotspot={hotspot} />
      )}
      <Textarea
        label={t('blackSpots.note')}
        description={t('blackSpots.noNames')}
        autosize
        minRows={2}
        maxLength={4000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      {refusal !== null && (
        <Notice kind="danger" title={t('blackSpots.notSaved')} announce>
          {refusal.message}
        </Notice>
      )}
      <div>
        <Button type="submit" loading={loading}>
          {t('blackSpots.save')}
        </Button>
      </div>
    </form>
  );
}

function completePoint({ longitude, latitude }: Partial<MapPoint>): MapPoint | null {
  const isNumber = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value);
  return isNumber(longitude) && isNumber(latitude) ? { longitude, latitude } : null;
}

function HotspotPlace({ hotspot }: { readonly hotspot: AcceptedHotspot }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(hotspot.run.filter, data?.organisation.speedUnit ?? 'km/h');
  const places = useMemo(() => [hotspot], [hotspot]);
  return (
    <>
      <p>
        {t('blackSpots.fromHotspot', {
          rank: formats.count(hotspot.rank),
          method: hotspot.run.methodLabels[language],
          accidents: formats.count(hotspot.accidents),
          filter: asked,
        })}
      </p>
      <CasesMap label={t('blackSpots.map')} places={places} />
    </>
  );
}

interface DrawnPlaceProps {
  readonly point: Partial<MapPoint>;
  readonly onPoint: (point: Partial<MapPoint>) => void;
  readonly radius: number | null;
  readonly onRadius: (radius: number | null) => void;
  readonly missing: boolean;
  readonly radiusWrong: boolean;
}

function DrawnPlace({ point, onPoint, radius, onRadius, missing, radiusWrong }: DrawnPlaceProps) {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const { data } = useOrganisation();
  const asked = useStoredFilterWords(filter, data?.organisation.speedUnit ?? 'km/h');
  const { longitude, latitude } = point;
  const places = useMemo(() => {
    const at = completePoint({ ...(longitude === undefined ? {} : { longitude }), ...(latitude === undefined ? {} : { latitude }) });
    return at === null ? [] : [{ ...at, radiusMeters: Number.isFinite(radius) ? radius : 0 }];
  }, [longitude, latitude, radius]);
  const put = (part: keyof MapPoint, value: number | null): void => {
    const { [part]: _former, ...rest } = point;
    onPoint(value === null ? rest : { ...rest, [part]: value });
  };
  return (
    <>
      <p className={styles['soft']}>{t('blackSpots.drawHelp', { filter: asked })}</p>
      <CasesMap label={t('blackSpots.mapPick')} places={places} onPick={onPoint} follow={false} />
      <div className={styles['fields']}>
        <NumberField
          label={t('blackSpots.latitude')}
          mayBeNegative
          value={latitude ?? null}
          onChange={(value) => put('latitude', value)}
          error={missing && latitude === undefined ? t('blackSpots.placeMissing') : undefined}
        />
        <NumberField
          label={t('blackSpots.longitude')}
          mayBeNegative
          value={longitude ?? null}
          onChange={(value) => put('longitude', value)}
          error={missing && longitude === undefined ? t('blackSpots.placeMissing') : undefined}
        />
        <NumberField
          label={t('blackSpots.radius')}
          value={radius}
          onChange={onRadius}
          error={radiusWrong ? t('blackSpots.radiusWrong') : undefined}
        />
      </div>
    </>
  );
}
