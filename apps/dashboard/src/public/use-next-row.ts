import { useEffect, useRef, type RefObject } from 'react';

/**
 * The button that shows more rows moves away or goes: the first of the new ones has the focus next.
 * @param rows how many are shown
 */
export function useNextRow(rows: number): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null);
  const before = useRef(rows);
  useEffect(() => {
    const first = before.current;
    before.current = rows;
    if (rows > first) body.current?.rows[first]?.querySelector('button')?.focus();
  }, [rows]);
  return body;
}
