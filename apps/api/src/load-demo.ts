import type { INestApplicationContext } from '@nestjs/common';

import type { ActingContext } from './common/acting-context.ts';
import { Database } from './database/database.ts';
import { listDemoAreas, listDemoImports } from './demo/demo-files.ts';
import { FIRST_DEMO_PLACE, type DemoPlace } from './demo/demo-places.ts';
import { DemoAccounts } from './identity/people/demo-accounts.ts';
import { DemoOrganisations } from './identity/people/demo-organisations.ts';
import { createDemoAnalyses, lacksAnalyses } from './load-demo-analyses.ts';
import { addAreas, addNotes, areAreasThere, importRecords, isImported, isTakenByOthers, lacksNotes } from './load-demo-records.ts';

export type Say = (line: string) => void;

/** A part of an organisation's demonstration. */
interface DemoPart {
  /** Not what is made of them. */
  readonly isOfRecords: boolean;
  /** Whether it has never been done. A start that was killed is taken up again, what a person has undone stays undone. */
  isMissing(): Promise<boolean>;
  run(say: Say, signal: AbortSignal): Promise<void>;
}

/**
 * Brings the organisation that is there first and its accounts into the database, and fills it on its first start, and never again.
 * @returns whether there was anything to do
 */
export async function loadDemo(app: INestApplicationContext, say: Say): Promise<boolean> {
  await prepareDemo(app, [FIRST_DEMO_PLACE]);
  return loadDemoPlace(app, FIRST_DEMO_PLACE, say, NEVER_ABORTED);
}

/** Organisations of the demonstration with their accounts, so that the sign-in page shows them; their records are still to come. */
export async function prepareDemo(app: INestApplicationContext, places: readonly DemoPlace[]): Promise<void> {
  for (const { organisation, about } of places) await app.get(DemoOrganisations).ensure(organisation, about);
  await app.get(DemoAccounts).ensure(places.map(({ organisation }) => organisation));
}

/**
 * Does what has never been done for an organisation of the demonstration, records first, then what is made of them, and says at the door how
 * far it is.
 * @param signal aborts when the process ends: the next start goes on
 * @returns whether there was anything to do
 */
export async function loadDemoPlace(app: INestApplicationContext, place: DemoPlace, say: Say, signal: AbortSignal): Promise<boolean> {
  const context = app.get(Database).actAsInstallation(place.organisation.organisationId);
  const shown = app.get(DemoOrganisations);
  const { slug } = place.organisation;
  const isTaken = await isTakenByOthers(app, context, listDemoImports(place));
  const parts = listParts(app, context, place).filter(({ isOfRecords }) => !isTaken || !isOfRecords);
  let isAnythingNew = false;
  try {
    for (const [index, part] of parts.entries()) {
      if (signal.aborted || !(await part.isMissing())) continue;
      shown.tell(slug, { partsLoaded: index, parts: parts.length });
      await part.run(say, signal);
      isAnythingNew = true;
    }
  } finally {
    shown.tell(slug, null);
  }
  return isAnythingNew;
}

/** THE parts, in order. */
function listParts(app: INestApplicationContext, context: ActingContext, place: DemoPlace): DemoPart[] {
  const imports = listDemoImports(place);
  return [
    ...(place.notes.length > 0
      ? [{ isOfRecords: true, isMissing: () => lacksNotes(app, context, imports), run: () => addNotes(app, context, place.notes) }]
      : []),
    ...imports.map((wanted) => ({
      isOfRecords: true,
      isMissing: async () => !(await isImported(app, context, wanted)),
      run: async (say: Say, signal: AbortSignal) => say(`  ${await importRecords(app, context, wanted, signal)}`),
    })),
    ...listDemoAreas(place).map((wanted) => ({
      isOfRecords: true,
      isMissing: async () => !(await areAreasThere(app, context, wanted)),
      run: async (say: Say) => say(`  ${await addAreas(app, context, wanted)}`),
    })),
    ...(isAnalysed(place)
      ? [
          {
            isOfRecords: false,
            isMissing: () => lacksAnalyses(app, context, place),
            run: (say: Say, signal: AbortSignal) => createDemoAnalyses(app, context, place, say, signal),
          },
        ]
      : []),
  ];
}

/** How many parts an organisation has. */
export function countParts(place: DemoPlace): number {
  return Number(place.notes.length > 0) + listDemoImports(place).length + listDemoAreas(place).length + Number(isAnalysed(place));
}

function isAnalysed({ screening, evaluation }: DemoPlace): boolean {
  return screening !== null || evaluation;
}

/** The first organisation of a demo that is cut off is loaded from there on the next time. */
const NEVER_ABORTED = new AbortController().signal;
