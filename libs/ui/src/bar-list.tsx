import { UnstyledButton } from '@mantine/core';
import { useRef, type ReactNode } from 'react';
import { barState, chartName, type SelectableChartProps } from './chart-bar.ts';
import { CheckIcon } from './icons.tsx';
import { useFormats, useUiText } from './language-context.tsx';
import { useRovingFocus } from './use-roving-focus.ts';
import styles from './bar-list.module.css';

export interface BarListProps extends SelectableChartProps {
  /** Drawn before a label, e.g. the mark of a severity. */
  readonly markOf?: (key: string) => ReactNode;
}

/** Horizontal bars for categories: label, bar, number. Each is a toggle of the filter. */
export function BarList({ title, subtitle, bars, total, onToggle, markOf }: BarListProps) {
  const formats = useFormats();
  const text = useUiText();
  const container = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(bars.length, container);
  const largest = Math.max(1, ...bars.map((bar) => bar.count));
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrows of the buttons inside bubble up to here
    <div
      ref={container}
      role="group"
      aria-label={chartName(title, subtitle, text('chooseHelp'))}
      className={styles['list']}
      onKeyDown={roving.onKeyDown}
      onFocus={roving.onFocus}
      onBlur={roving.onBlur}
    >
      {bars.map((bar, index) => (
        <UnstyledButton
          key={bar.key}
          className={styles['row']}
          data-state={barState(bar, bars)}
          data-key={bar.key}
          data-roving={index}
          tabIndex={roving.tabIndexOf(index)}
          aria-pressed={bar.selected}
          aria-label={`${bar.label}: ${formats.count(bar.count)}`}
          onClick={() => onToggle(bar.key)}
          title={total > 0 ? `${bar.label}: ${formats.count(bar.count)} (${formats.percent(bar.count / total, 1)})` : bar.label}
        >
          <span className={styles['label']}>
            {bar.selected ? (
              <span className={styles['check']}>
                <CheckIcon size={12} />
              </span>
            ) : (
              markOf?.(bar.key)
            )}
            <span className={styles['name']}>{bar.label}</span>
          </span>{' '}
          <span className={styles['track']} aria-hidden="true">
            <span
              className={styles['bar']}
              style={{ width: `${(100 * bar.count) / largest}%`, ...(bar.color === undefined ? {} : { '--bar': bar.color }) }}
            />
          </span>
          <span className={styles['count']}>{formats.count(bar.count)}</span>
        </UnstyledButton>
      ))}
    </div>
  );
}
