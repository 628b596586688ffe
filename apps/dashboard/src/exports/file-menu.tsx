import { ACCIDENT_FILE_LABELS, ACCIDENT_FILE_USES, type AccidentFileKind } from '@elektron/domain';
import { ChevronIcon, ExportIcon, Notice, useLanguage } from '@elektron/ui';
import { Button, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useExport } from './use-export.ts';
import styles from './file-menu.module.css';

export interface FileMenuProps<Kind extends AccidentFileKind> {
  readonly kinds: readonly Kind[];
  readonly pathOf: (kind: Kind) => string;
  /** There is nothing to take, or it is not counted yet. */
  readonly idle?: boolean;
  /** What is taken, above the kinds. */
  readonly heading?: ReactNode;
}

/** What a page shows, as a file of one of several kinds. */
export function FileMenu<Kind extends AccidentFileKind>({ kinds, pathOf, idle = false, heading }: FileMenuProps<Kind>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { stage, start, cancel } = useExport(pathOf);
  // The button stays where it is while a file is under way, and the focus with it.
  const isIdle = idle || stage.name === 'fetching';
  return (
    <div>
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
        <Menu.Dropdown className={styles['menu']}>
          {heading !== undefined && <Menu.Label>{heading}</Menu.Label>}
          {kinds.map((kind) => (
            <Menu.Item key={kind} onClick={() => start(kind)}>
              {ACCIDENT_FILE_LABELS[kind][language]}
              <span className={styles['use']}>{ACCIDENT_FILE_USES[kind][language]}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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
