import {
  ACCIDENT_FILE_KINDS,
  ACCIDENT_FILE_LABELS,
  ACCIDENT_FILE_USES,
  type AccidentFileKind,
  type AccidentFilter,
} from '@elektron/domain';
import { ChevronIcon, ExportIcon, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeFilter } from '../../filter/describe-filter.ts';
import { useSession } from '../../graphql/session.tsx';
import { useViewer } from '../../graphql/viewer.ts';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import { fetchExport, saveFile } from './export-file.ts';
import styles from './accident-panel.module.css';

export interface ExportMenuProps {
  readonly filter: AccidentFilter;
  /** Accidents under the filter; `undefined` until they are counted. */
  readonly count: number | undefined;
}

type Stage =
  | { readonly name: 'idle' }
  | { readonly name: 'fetching'; readonly kind: AccidentFileKind }
  | { readonly name: 'saved'; readonly file: string }
  | { readonly name: 'failed'; readonly message: string };

/** What the filter means as a file: how many, under which filter, and in which form. */
export function ExportMenu({ filter, count }: ExportMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { recordsOf } = useSession();
  const { stage, start, cancel } = useExport(filter);
  // What another organisation has opened is for these pages; the server says the same.
  if (recordsOf !== null) return <p className={styles['total']}>{t('exports.notOpened')}</p>;
  return (
    <div className={styles['export']}>
      <Choice filter={filter} count={count} busy={stage.name === 'fetching'} onChoose={start} />
      {stage.name === 'fetching' && (
        <div className={styles['fetching']}>
          <p role="status">{t('exports.fetching', { kind: ACCIDENT_FILE_LABELS[stage.kind][language] })}</p>
          <Button size="xs" variant="default" onClick={cancel}>
            {t('exports.cancel')}
          </Button>
        </div>
      )}
      {stage.name === 'saved' && (
        <p className={styles['saved']} role="status">
          {t('exports.saved', { name: stage.file })}
        </p>
      )}
      {stage.name === 'failed' && (
        <Notice kind="danger" title={t('exports.failed')} announce>
          {stage.message}
        </Notice>
      )}
    </div>
  );
}

/** One file at a time; it is given up when the panel goes. */
function useExport(filter: AccidentFilter) {
  const { t } = useTranslation();
  const language = useLanguage();
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [stage, setStage] = useState<Stage>({ name: 'idle' });
  const fetching = useRef<AbortController | null>(null);
  useEffect(() => () => fetching.current?.abort(), []);
  const start = async (kind: AccidentFileKind): Promise<void> => {
    const abort = new AbortController();
    fetching.current = abort;
    setStage({ name: 'fetching', kind });
    const outcome = await fetchExport(kind, filter, { acting, language, signal: abort.signal });
    if (outcome.kind === 'fetched') {
      saveFile(outcome.file, outcome.name);
      setStage({ name: 'saved', file: outcome.name });
    } else if (outcome.kind === 'cancelled') setStage({ name: 'idle' });
    else {
      if (outcome.interruption !== null) interrupt(outcome.interruption);
      setStage({ name: 'failed', message: outcome.message?.[language] ?? t('exports.brokenOff') });
    }
  };
  return { stage, start: (kind: AccidentFileKind) => void start(kind), cancel: () => fetching.current?.abort() };
}

interface ChoiceProps extends ExportMenuProps {
  /** A file is under way. The button stays where it is, and the focus with it. */
  readonly busy: boolean;
  readonly onChoose: (kind: AccidentFileKind) => void;
}

function Choice({ filter, count, busy, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { speedUnit } = useRecordsOwner();
  const parts = describeFilter(filter, language, t, speedUnit).map((part) => part.label);
  // Not yet counted, nothing to take, or a file under way.
  const isIdle = busy || count === undefined || count === 0;
  const asked = parts.length === 0 ? t('filter.every') : parts.join(' · ');
  return (
    <Menu disabled={isIdle} position="bottom-start" width={300} shadow="none" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          leftSection={<ExportIcon size={15} />}
          rightSection={<ChevronIcon />}
          aria-disabled={isIdle || undefined}
        >
          {t('exports.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles['exportMenu']}>
        <Menu.Label>
          <span className={styles['exportCount']}>{t('exports.count', { count: count ?? 0, formatted: formats.count(count ?? 0) })}</span>
          <span className={styles['exportFilter']}>{t('exports.filter', { filter: asked })}</span>
        </Menu.Label>
        {ACCIDENT_FILE_KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => onChoose(kind)}>
            {ACCIDENT_FILE_LABELS[kind][language]}
            <span className={styles['who']}>{ACCIDENT_FILE_USES[kind][language]}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
