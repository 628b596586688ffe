import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';
import styles from './confirm-dialog.module.css';

export interface ConfirmDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
  readonly confirm: string;
  /** The way out, by which nothing changes. */
  readonly keep: string;
  readonly loading?: boolean;
  /** Why the last attempt was refused. */
  readonly refused?: string | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before something that cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, confirm, keep, loading = false, refused = null, onConfirm, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': keep }} centered>
      <div className={styles['body']}>
        <div>{children}</div>
        {refused !== null && (
          <Notice kind="danger" announce>
            {refused}
          </Notice>
        )}
        <div className={styles['go']}>
          <Button loading={loading} onClick={onConfirm}>
            {confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {keep}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
