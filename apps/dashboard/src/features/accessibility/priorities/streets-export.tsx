import { ACCIDENT_TABLE_KINDS, type AccidentFilter, type AccidentTableKind, type Language } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { accidentSearch } from '../../../exports/export-file.ts';
import { FileMenu } from '../../../exports/file-menu.tsx';
import { useFilter } from '../../../filter/use-filter.ts';
import { useLinkQuestion, type LinkChoice } from './use-link-question.ts';

/** The whole list as a file, with what it rests on and the caveats. */
export function StreetsExport({ count }: { readonly count: number }) {
  const language = useLanguage();
  const { filter } = useFilter();
  const { choice } = useLinkQuestion();
  return <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(kind) => streetsExportPath(kind, filter, choice, language)} idle={count === 0} />;
}

type StreetsChoice = Pick<LinkChoice, 'nearMeters' | 'partMeters' | 'streets' | 'order'>;

export function streetsExportPath(kind: AccidentTableKind, filter: AccidentFilter, choice: StreetsChoice, language: Language): string {
  const search = accidentSearch(filter, language);
  search.set('nearMeters', String(choice.nearMeters));
  search.set('partMeters', String(choice.partMeters));
  if (choice.streets !== null) search.set('items', choice.streets);
  search.set('order', choice.order);
  return `/api/export/street-deficits.${kind}?${search.toString()}`;
}
