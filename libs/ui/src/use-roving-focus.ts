import { useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * One Tab stop for a row of buttons, arrows inside it (Home and End too). Give each button `tabIndex={tabIndexOf(i)}` and
 * `data-roving={i}`, and the container `onKeyDown`, `onFocus` and `onBlur`.
 */
export function useRovingFocus(length: number, container: RefObject<Element | null>) {
  const [active, setActive] = useState(0);
  const focused = useRef(false);
  const current = Math.min(active, Math.max(0, length - 1));
  const focusOn = (index: number): void => {
    container.current?.querySelector<HTMLElement | SVGElement>(`[data-roving="${index}"]`)?.focus();
  };
  useEffect(() => {
    const element = container.current;
    if (element === null) return;
    // A chart that draws its bars anew for new numbers takes the focused one away; the reader stays where they were.
    const watcher = new MutationObserver(() => {
      if (!focused.current || document.activeElement !== document.body) return;
      element.querySelector<HTMLElement | SVGElement>('[data-roving][tabindex="0"]')?.focus();
    });
    watcher.observe(element, { childList: true, subtree: true });
    return () => watcher.disconnect();
  }, [container]);
  return {
    tabIndexOf: (index: number) => (index === current ? 0 : -1),
    onKeyDown: (event: KeyboardEvent): void => {
      const next = nextIndex(event.key, current, length);
      if (next === null) return;
      event.preventDefault();
      setActive(next);
      focusOn(next);
    },
    onFocus: (event: FocusEvent): void => {
      focused.current = true;
      const index = (event.target as HTMLElement).dataset['roving'];
      if (index !== undefined) setActive(Number(index));
    },
    onBlur: (event: FocusEvent): void => {
      const left = event.target;
      // A button that is being taken away also loses the focus; that is not the reader leaving.
      queueMicrotask(() => {
        if (left.isConnected && !(container.current?.contains(document.activeElement) ?? false)) focused.current = false;
      });
    },
  };
}

function nextIndex(key: string, current: number, length: number): number | null {
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  const step = STEPS[key];
  return step === undefined ? null : (current + step + length) % length;
}
