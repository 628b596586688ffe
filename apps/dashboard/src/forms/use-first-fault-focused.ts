import { useEffect, useRef } from 'react';

/** After a refused attempt the first field that complains takes the focus, and a screen reader says what it lacks. */
export function useFirstFaultFocused(attempts: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempts > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);
  return form;
}
