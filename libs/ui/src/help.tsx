import { Popover, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useUiText } from './language-context.tsx';
import styles from './help.module.css';

/** The "?" of a figure or a field: definition, source, what it does not mean. */
export function Help({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  const text = useUiText();
  return (
    <Popover width={280} position="bottom-start" shadow="none" withArrow trapFocus={false} returnFocus>
      <Popover.Target>
        <UnstyledButton className={styles['button']} aria-label={text('help', { what })}>
          <span aria-hidden="true">?</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles['dropdown']}>{children}</Popover.Dropdown>
    </Popover>
  );
}
