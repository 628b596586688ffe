import { useCallback } from 'react';
import { useLocation } from 'react-router';

/** What the address says of one page only: another page does not know it. */
const OF_ONE_PAGE = ['run', 'hotspot', 'intervention', 'accident'];

/** The way to another page, on which language and filter travel along. */
export function useKept(): (pathname: string, more?: Readonly<Record<string, string>>) => { pathname: string; search: string } {
  const { search } = useLocation();
  return useCallback(
    (pathname, more = {}) => {
      const parameters = new URLSearchParams(search);
      for (const name of OF_ONE_PAGE) parameters.delete(name);
      for (const [name, value] of Object.entries(more)) parameters.set(name, value);
      return { pathname, search: parameters.toString() };
    },
    [search],
  );
}
