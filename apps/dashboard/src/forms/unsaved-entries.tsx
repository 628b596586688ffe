import { createContext, useContext, useEffect, useRef, type ReactNode, type RefObject } from 'react';

/** A step by which every form of the page is lost; over when nothing more comes of it. */
type Step = () => Promise<void>;
/** Takes the step, or asks first. */
type Ask = (step: Step) => void;

const Unsaved = createContext<RefObject<Ask | null>>({ current: null });

/** Knows the form of the page that has entries, so that steps outside of it ask before they are lost. */
export function UnsavedEntries({ children }: { readonly children: ReactNode }) {
  const askRef = useRef<Ask | null>(null);
  return <Unsaved value={askRef}>{children}</Unsaved>;
}

/** For steps that no address shows, and no router holds: to sign out, to act for another organisation. */
export function useStepAway(): Ask {
  const askRef = useContext(Unsaved);
  return (step) => {
    if (askRef.current === null) void step();
    else askRef.current(step);
  };
}

/** What a form with entries does before such a step. @param ask stays the same from one drawing to the next; `null` without entries */
export function useAskedFirst(ask: Ask | null): void {
  const askRef = useContext(Unsaved);
  useEffect(() => {
    askRef.current = ask;
    return () => {
      askRef.current = null;
    };
  }, [askRef, ask]);
}
