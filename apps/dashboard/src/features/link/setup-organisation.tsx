import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OrganisationFault } from '../../forms/organisation-draft.ts';
import { OrganisationFields } from '../../forms/organisation-fields.tsx';
import type { LinkDraft, LinkFault } from './link-draft.ts';
import styles from './link.module.css';

export interface SetupOrganisationProps {
  readonly draft: LinkDraft;
  readonly faults: readonly LinkFault[];
  readonly change: (part: Partial<LinkDraft>) => void;
}

/** The first organisation, of whoever sets an installation up. */
export function SetupOrganisation({ draft, faults, change }: SetupOrganisationProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles['fieldset']}>
      <legend>{t('entrance.link.organisation')}</legend>
      <Checkbox
        label={t('entrance.link.withOrganisation')}
        description={t('entrance.link.withOrganisationHelp')}
        checked={draft.withOrganisation}
        onChange={(event) => change({ withOrganisation: event.currentTarget.checked })}
      />
      {draft.withOrganisation && (
        <OrganisationFields
          draft={draft.organisation}
          faults={faults.filter((fault): fault is OrganisationFault => !PERSONAL.includes(fault))}
          onChange={(organisation) => change({ organisation })}
        />
      )}
    </fieldset>
  );
}

const PERSONAL: readonly LinkFault[] = ['displayName', 'email', 'password'];
