import { ACCIDENT_TABLE_KINDS, type AccidentFilter, type AccidentTableKind, type Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { accidentSearch } from '../../exports/export-file.ts';
import { FileMenu } from '../../exports/file-menu.tsx';
import { useFilter } from '../../filter/use-filter.ts';
import { placementOf } from '../../graphql/near-road.ts';
import { useSession } from '../../graphql/session.tsx';
import type { AccidentOnRoad } from './roads-queries.ts';
import styles from './roads.module.css';

export interface AccidentRoadsExportProps {
  /** The outcomes that the list shows; null for all. */
  readonly placements: readonly AccidentOnRoad['placement'][] | null;
  readonly count: number;
}

/** The accidents of the list with their roads, as a file; none of another organisation's. */
export function AccidentRoadsExport({ placements, count }: AccidentRoadsExportProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter } = useFilter();
  const { recordsOf } = useSession();
  if (recordsOf !== null) return <p className={styles['note']}>{t('exports.notOpened')}</p>;
  return (
    <FileMenu
      kinds={ACCIDENT_TABLE_KINDS}
      pathOf={(kind) => accidentRoadsExportPath(kind, filter, placements, language)}
      idle={count === 0}
    />
  );
}

/** @param placements by their GraphQL names; null for all */
export function accidentRoadsExportPath(
  kind: AccidentTableKind,
  filter: AccidentFilter,
  placements: readonly string[] | null,
  language: Language,
): string {
  const search = accidentSearch(filter, language);
  if (placements !== null) search.set('placements', placements.flatMap((name) => placementOf(name) ?? []).join(','));
  return `/api/export/accident-roads.${kind}?${search.toString()}`;
}

/** The count sites with their roads, as a file. */
export function CountSiteRoadsExport({ count }: { readonly count: number }) {
  const language = useLanguage();
  return (
    <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(kind) => `/api/export/count-site-roads.${kind}?lang=${language}`} idle={count === 0} />
  );
}
