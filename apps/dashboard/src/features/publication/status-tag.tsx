import type { Text } from '@elektron/domain';
import { Tag, useFormats, useLanguage, type TagKind } from '@elektron/ui';

const KINDS: Readonly<Record<string, TagKind>> = {
  published: 'good',
  ready: 'plain',
  proposed: 'plain',
  computing: 'quiet',
  interrupted: 'bad',
  failed: 'bad',
  rejected: 'bad',
  withdrawn: 'bad',
};

export interface StatusTagProps {
  readonly status: string;
  readonly statusLabels: Text;
  /** Share of the computing that is done. */
  readonly progress: number;
}

/** How a draft stands, in a word. */
export function StatusTag({ status, statusLabels, progress }: StatusTagProps) {
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Tag kind={KINDS[status] ?? 'quiet'}>
      {statusLabels[language]}
      {status === 'computing' && ` · ${formats.percent(progress)}`}
    </Tag>
  );
}
