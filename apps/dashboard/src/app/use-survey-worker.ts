import { useEffect } from 'react';
import { SURVEY_PATH } from './survey-path.ts';

/** Lets this page open without a connection from now on, and asks the browser not to throw away what it keeps. */
export function useSurveyWorker(): void {
  useEffect(() => {
    // Only a built page has a worker, and browsers have one only over TLS.
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    // Without it the page works as long as there is a connection.
    navigator.serviceWorker.register('/survey-worker.js', { scope: SURVEY_PATH, type: 'module' }).catch(() => undefined);
    void navigator.storage.persist().catch(() => false);
  }, []);
}
