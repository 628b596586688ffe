import { ORGANISATION_KINDS, ORGANISATION_KIND_LABELS, SPEED_UNITS } from '@elektron/domain';
import { NumberField, useLanguage } from '@elektron/ui';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { slugOf, type OrganisationDraft, type OrganisationFault } from './organisation-draft.ts';
import styles from './forms.module.css';

export interface OrganisationFieldsProps {
  readonly draft: OrganisationDraft;
  readonly onChange: (draft: OrganisationDraft) => void;
  /** Fields that complain. */
  readonly faults: readonly OrganisationFault[];
}

/** What an organisation is called, what kind it is, and in which conventions it measures. */
export function OrganisationFields({ draft, onChange, faults }: OrganisationFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const change = (part: Partial<OrganisationDraft>): void => onChange({ ...draft, ...part });
  const error = (fault: OrganisationFault): string | undefined =>
    faults.includes(fault) ? t(`entrance.organisation.wrong.${fault}`) : undefined;
  return (
    <>
      <TextInput
        name="nameEl"
        label={t('entrance.organisation.nameEl')}
        autoComplete="off"
        value={draft.nameEl}
        error={error('nameEl')}
        onChange={(event) => change({ nameEl: event.currentTarget.value })}
      />
      <TextInput
        name="nameEn"
        label={t('entrance.organisation.nameEn')}
        autoComplete="off"
        value={draft.nameEn}
        error={error('nameEn')}
        onChange={(event) => change({ nameEn: event.currentTarget.value })}
      />
      <NativeSelect
        name="kind"
        label={t('entrance.organisation.kind')}
        value={draft.kind}
        error={error('kind')}
        onChange={(event) => change({ kind: ORGANISATION_KINDS.find((each) => each === event.currentTarget.value) ?? draft.kind })}
        data={ORGANISATION_KINDS.map((each) => ({ value: each, label: ORGANISATION_KIND_LABELS[each][language] }))}
      />
      <TextInput
        name="slug"
        label={t('entrance.organisation.slug')}
        description={t('entrance.organisation.slugHelp')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={draft.slug ?? slugOf(draft.nameEn)}
        error={error('slug')}
        onChange={(event) => change({ slug: event.currentTarget.value })}
      />
      <Conventions draft={draft} change={change} error={error} />
    </>
  );
}

interface ConventionsProps {
  readonly draft: OrganisationDraft;
  readonly change: (part: Partial<OrganisationDraft>) => void;
  readonly error: (fault: OrganisationFault) => string | undefined;
}

/** Right for Greece as they are; folded, and open where one of them is refused. */
function Conventions({ draft, change, error }: ConventionsProps) {
  const { t } = useTranslation();
  const complains = (['timeZone', 'srid', 'speedUnit'] as const).some((field) => error(field) !== undefined);
  return (
    <details className={styles['more']} open={complains || undefined}>
      <summary>{t('entrance.organisation.more')}</summary>
      <div className={styles['fields']}>
        <TextInput
          name="timeZone"
          label={t('entrance.organisation.timeZone')}
          autoComplete="off"
          value={draft.timeZone}
          error={error('timeZone')}
          onChange={(event) => change({ timeZone: event.currentTarget.value })}
        />
        <NumberField
          label={t('entrance.organisation.srid')}
          description={t('entrance.organisation.sridHelp')}
          whole
          value={draft.srid}
          error={error('srid')}
          onChange={(srid) => change({ srid })}
        />
        <NativeSelect
          name="speedUnit"
          label={t('entrance.organisation.speedUnit')}
          value={draft.speedUnit}
          error={error('speedUnit')}
          onChange={(event) => change({ speedUnit: SPEED_UNITS.find((each) => each === event.currentTarget.value) ?? draft.speedUnit })}
          data={SPEED_UNITS.map((each) => ({
            value: each,
            label: each === 'mph' ? t('units.milesPerHour') : t('units.kilometresPerHour'),
          }))}
        />
      </div>
    </details>
  );
}
