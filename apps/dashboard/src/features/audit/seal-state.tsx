import { useQuery } from '@apollo/client/react';
import { Notice, QueryState, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useOrganisation } from '../../graphql/workspace.ts';
import { AUDIT_STATE, type AuditState } from './audit-queries.ts';

/** Seals are made within seconds; the page follows. */
const POLL_MILLISECONDS = 15_000;

/** Whether what is written down can still be altered unnoticed. */
export function SealState() {
  const language = useLanguage();
  const result = useQuery(AUDIT_STATE, { fetchPolicy: 'cache-and-network', pollInterval: POLL_MILLISECONDS });
  const status = mapStatus(toStatus(result, language), (data) => data.auditState);
  return (
    <QueryState status={{ ...status, loading: result.data === undefined && status.loading }}>
      {(state) => <State state={state} />}
    </QueryState>
  );
}

function State({ state }: { readonly state: AuditState }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { data } = useOrganisation();
  const { sealed, unsealed, lastSealedAt, checkpoints } = state;
  return (
    <Notice kind="note">
      <p>
        {unsealed === 0
          ? t('audit.state.allSealed', { count: sealed, formatted: formats.count(sealed) })
          : t('audit.state.waiting', { count: unsealed, formatted: formats.count(unsealed) })}{' '}
        {lastSealedAt != null && t('audit.state.last', { when: formats.dateTime(lastSealedAt, data?.organisation.timeZone) })}
      </p>
      {checkpoints > 0 && <p>{t('audit.state.checkpoints', { count: checkpoints, formatted: formats.count(checkpoints) })}</p>}
      <p>{t('audit.state.verify')}</p>
    </Notice>
  );
}
