import { useEffect, type RefObject } from 'react';

/** CSS pixels that a sheet of A4 has between wide margins. */
const PAPER_PIXELS = 640;

/**
 * A map keeps its size in pixels on paper and is drawn smaller as a whole: a narrower one would show its left part only, and what a reader saw would be cut off.
 */
export function usePaper(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const before = (): void => {
      if (stage.current === null) return;
      const { offsetWidth: width, offsetHeight: height, style } = stage.current;
      style.width = `${width}px`;
      style.height = `${height}px`;
      style.zoom = String(Math.min(1, PAPER_PIXELS / Math.max(1, width)));
    };
    const after = (): void => {
      if (stage.current !== null) Object.assign(stage.current.style, { width: '', height: '', zoom: '' });
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [stage]);
}
