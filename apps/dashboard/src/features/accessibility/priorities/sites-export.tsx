import { ACCIDENT_TABLE_KINDS, type AccidentFilter, type AccidentTableKind, type Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { accidentSearch } from '../../../exports/export-file.ts';
import { FileMenu } from '../../../exports/file-menu.tsx';
import { useFilter } from '../../../filter/use-filter.ts';
import { useLinkQuestion, type LinkChoice } from './use-link-question.ts';

/** The listed sites with both axes as a file. */
export function SitesExport({ count }: { readonly count: number }) {
  const language = useLanguage();
  const { filter } = useFilter();
  const { choice } = useLinkQuestion();
  return <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(kind) => sitesExportPath(kind, filter, choice, language)} idle={count === 0} />;
}

export function sitesExportPath(
  kind: AccidentTableKind,
  filter: AccidentFilter,
  { partMeters, highPercent, cell }: Pick<LinkChoice, 'partMeters' | 'highPercent' | 'cell'>,
  language: Language,
): string {
  const search = accidentSearch(filter, language);
  search.set('partMeters', String(partMeters));
  search.set('highPercent', String(highPercent));
  if (cell !== null) search.set('cell', String(cell));
  return `/api/export/accessibility-priorities.${kind}?${search.toString()}`;
}
