import { useTranslation } from 'react-i18next';

/** Where a run stands, in words. */
export function useRunStatusText(): (status: string) => string {
  const { t } = useTranslation();
  return (status) => {
    switch (status) {
      case 'queued':
        return t('hotspots.status.queued');
      case 'running':
        return t('hotspots.status.running');
      case 'finished':
        return t('hotspots.status.finished');
      case 'cancelled':
        return t('hotspots.status.cancelled');
      case 'interrupted':
        return t('hotspots.status.interrupted');
      default:
        return t('hotspots.status.failed');
    }
  };
}
