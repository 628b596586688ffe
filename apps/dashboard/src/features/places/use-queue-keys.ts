import { useEffect, type RefObject } from 'react';

export interface QueueKeys {
  readonly accept: (number: number) => void;
  readonly skip: () => void;
  readonly undo: () => void;
  readonly toMap: () => void;
}

/**
 * Single keys of the queue, while the focus is within it. They are known by where they are and not by what they write: on a Greek keyboard Σ is where S
 * is.
 */
export function useQueueKeys(frame: RefObject<HTMLElement | null>, { accept, skip, undo, toMap }: QueueKeys): void {
  useEffect(() => {
    const element = frame.current;
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.repeat) return;
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      if (digit !== undefined) accept(Number(digit));
      else if (event.code === 'KeyS') skip();
      else if (event.code === 'KeyU') undo();
      else if (event.code === 'KeyM') toMap();
      else return;
      event.preventDefault();
    };
    element?.addEventListener('keydown', press);
    return () => element?.removeEventListener('keydown', press);
  }, [frame, accept, skip, undo, toMap]);
}
