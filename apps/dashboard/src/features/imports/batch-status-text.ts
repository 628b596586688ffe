import { useTranslation } from 'react-i18next';

const STATUSES = ['queued', 'running', 'ready', 'committed', 'undone', 'cancelled', 'failed', 'interrupted', 'discarded'] as const;

/** Where an import stands, in words. */
export function useBatchStatusText(): (status: string) => string {
  const { t } = useTranslation();
  return (status) => {
    const known = STATUSES.find((candidate) => candidate === status);
    return known === undefined ? status : t(`imports.status.${known}`);
  };
}
