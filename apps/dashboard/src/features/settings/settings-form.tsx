import { LANGUAGES } from '@elektron/domain';
import { Notice, NumberField } from '@elektron/ui';
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstFaultFocused } from '../../forms/use-first-fault-focused.ts';
import { useCommand } from '../../graphql/use-command.ts';
import { VIEWER } from '../../graphql/viewer.ts';
import { CHANGE_ORGANISATION_SETTINGS, ORGANISATION_SETTINGS, type OrganisationSettings } from './settings-queries.ts';
import styles from './settings.module.css';

/** What the server accepts. */
const UPLOAD_DAYS = { minimum: 0, maximum: 365 };
const AUDIT_DAYS = { minimum: 90 };
const PLACE_CONFIDENCE = { minimum: 50, maximum: 100 };

/** What becomes of imported accidents outside of the boundary. */
const OUTSIDE = ['warning', 'held'] as const;

interface Draft {
  readonly standingAccess: boolean;
  readonly secondFactorRequired: boolean;
  readonly defaultLanguage: string;
  /** `null` while empty. */
  readonly uploadRetentionDays: number | null;
  /** `null`: for good. */
  readonly auditRetentionDays: number | null;
  /** One of OUTSIDE. */
  readonly outsideBoundary: string;
  /** `null` while empty. */
  readonly placeConfidence: number | null;
  readonly monthLetters: boolean;
}

type Fault = 'uploadRetentionDays' | 'auditRetentionDays' | 'placeConfidence';

function faultsOf({ uploadRetentionDays: uploads, auditRetentionDays: audit, placeConfidence }: Draft): readonly Fault[] {
  const faults: readonly (readonly [Fault, boolean])[] = [
    ['uploadRetentionDays', isWithin(uploads, UPLOAD_DAYS)],
    ['auditRetentionDays', audit === null || audit >= AUDIT_DAYS.minimum],
    ['placeConfidence', isWithin(placeConfidence, PLACE_CONFIDENCE)],
  ];
  return faults.flatMap(([name, fits]) => (fits ? [] : [name]));
}

const isWithin = (value: number | null, { minimum, maximum }: { readonly minimum: number; readonly maximum: number }): boolean =>
  value !== null && value >= minimum && value <= maximum;

export interface SettingsFormProps {
  readonly settings: OrganisationSettings;
  /** Standing access is about what police record. */
  readonly isPolice: boolean;
  readonly hasSecondFactor: boolean;
}

export function SettingsForm({ settings, isPolice, hasSecondFactor }: SettingsFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({ ...settings, auditRetentionDays: settings.auditRetentionDays ?? null });
  const [attempts, setAttempts] = useState(0);
  const [saved, setSaved] = useState(false);
  const form = useFirstFaultFocused(attempts);
  const { run, loading, refusal } = useCommand(CHANGE_ORGANISATION_SETTINGS, 'changeOrganisationSettings', {
    refetch: [ORGANISATION_SETTINGS, VIEWER],
  });
  const faults = faultsOf(draft);
  const change = (part: Partial<Draft>): void => {
    setSaved(false);
    setDraft({ ...draft, ...part });
  };
  const save = async (): Promise<void> => {
    const { uploadRetentionDays, placeConfidence } = draft;
    if (faults.length > 0 || uploadRetentionDays === null || placeConfidence === null) {
      setAttempts(attempts + 1);
      return;
    }
    setAttempts(0);
    setSaved((await run({ input: { ...draft, uploadRetentionDays, placeConfidence } })) !== null);
  };
  return (
    <form
      ref={form}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Checkbox
        label={t('settings.secondFactor')}
        description={t('settings.secondFactorHelp')}
        checked={draft.secondFactorRequired}
        onChange={(event) => change({ secondFactorRequired: event.currentTarget.checked })}
      />
      {draft.secondFactorRequired && !hasSecondFactor && <Notice kind="warning">{t('settings.secondFactorOwn')}</Notice>}
      {isPolice && (
        <Checkbox
          label={t('settings.standing')}
          description={t('settings.standingHelp')}
          checked={draft.standingAccess}
          onChange={(event) => change({ standingAccess: event.currentTarget.checked })}
        />
      )}
      <Checkbox
        label={t('settings.monthLetters')}
        description={t('settings.monthLettersHelp')}
        checked={draft.monthLetters}
        onChange={(event) => change({ monthLetters: event.currentTarget.checked })}
      />
      <NativeSelect
        label={t('settings.language')}
        value={draft.defaultLanguage}
        onChange={(event) => change({ defaultLanguage: event.currentTarget.value })}
        data={LANGUAGES.map((each) => ({ value: each, label: t(`settings.languages.${each}`) }))}
      />
      <NativeSelect
        label={t('settings.outside')}
        description={t('settings.outsideHelp')}
        value={draft.outsideBoundary}
        onChange={(event) => change({ outsideBoundary: event.currentTarget.value })}
        data={OUTSIDE.map((each) => ({ value: each, label: t(`settings.outsides.${each}`) }))}
      />
      <PlaceConfidence draft={draft} change={change} faults={attempts > 0 ? faults : []} />
      <Retention draft={draft} change={change} faults={attempts > 0 ? faults : []} />
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
      <div className={styles['go']}>
        <Button type="submit" loading={loading}>
          {t('settings.save')}
        </Button>
        <span role="status">{saved ? t('settings.saved') : ''}</span>
      </div>
    </form>
  );
}

interface RetentionProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly faults: readonly Fault[];
}

/** How sure a place must be that is accepted with many others. */
function PlaceConfidence({ draft, change, faults }: RetentionProps) {
  const { t } = useTranslation();
  return (
    <NumberField
      label={t('settings.places')}
      description={t('settings.placesHelp', PLACE_CONFIDENCE)}
      whole
      value={draft.placeConfidence}
      error={faults.includes('placeConfidence') ? t('settings.wrong.placeConfidence', PLACE_CONFIDENCE) : undefined}
      onChange={(placeConfidence) => change({ placeConfidence })}
    />
  );
}

/** How long what is not needed any more is kept. */
function Retention({ draft, change, faults }: RetentionProps) {
  const { t } = useTranslation();
  return (
    <>
      <NumberField
        label={t('settings.uploads')}
        description={t('settings.uploadsHelp', UPLOAD_DAYS)}
        whole
        value={draft.uploadRetentionDays}
        error={faults.includes('uploadRetentionDays') ? t('settings.wrong.uploadRetentionDays', UPLOAD_DAYS) : undefined}
        onChange={(uploadRetentionDays) => change({ uploadRetentionDays })}
      />
      <NumberField
        label={t('settings.audit')}
        description={t('settings.auditHelp', AUDIT_DAYS)}
        whole
        value={draft.auditRetentionDays}
        error={faults.includes('auditRetentionDays') ? t('settings.wrong.auditRetentionDays', AUDIT_DAYS) : undefined}
        onChange={(auditRetentionDays) => change({ auditRetentionDays })}
      />
    </>
  );
}
