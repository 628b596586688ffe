import {
  ACCIDENT_TABLE_KINDS,
  formatAccessibilityParameters,
  type AccessibilityFilter,
  type AccidentTableKind,
  type Language,
} from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { FileMenu } from '../../exports/file-menu.tsx';
import { useSession } from '../../graphql/session.tsx';

/** What the filter means as a file; none of another organisation's. */
export function ExportButtons({ filter, count }: { readonly filter: AccessibilityFilter; readonly count: number }) {
  const language = useLanguage();
  const { recordsOf } = useSession();
  if (recordsOf !== null) return null;
  return <FileMenu kinds={ACCIDENT_TABLE_KINDS} pathOf={(kind) => accessibilityExportPath(kind, filter, language)} idle={count === 0} />;
}

export function accessibilityExportPath(kind: AccidentTableKind, filter: AccessibilityFilter, language: Language): string {
  const search = new URLSearchParams([...formatAccessibilityParameters(filter), ['lang', language]]);
  return `/api/export/accessibility.${kind}?${search.toString()}`;
}
