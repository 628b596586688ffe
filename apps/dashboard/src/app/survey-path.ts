/** The page that is used in the street; its worker (offline/survey-worker.ts) and the headers of the server know the same address. */
export const SURVEY_PATH = '/app/accessibility/survey';

/** Whether the document itself has this address, and was not loaded as another page. */
export function isLoadedHere(): boolean {
  const [load] = performance.getEntriesByType('navigation');
  return load === undefined || new URL(load.name).pathname === SURVEY_PATH;
}
