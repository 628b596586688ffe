import { useEffect, useState } from 'react';
import type { LookedTable } from './survey.ts';
import { useLook } from './use-look.ts';
import type { Wizard } from './use-wizard.ts';
import { toMapping } from './wizard-draft.ts';

/** A sample is asked for when nothing has changed for so long. */
const PAUSE_MILLISECONDS = 400;
/** Before the source has a name its lines can be looked at all the same. */
const NO_NAME = 'draft';

/** The first lines of the table as they would be read by what has been decided so far. */
export function useSample({ survey, table, tableDraft }: Wizard) {
  const { look, isLooking, refused } = useLook(survey.uploadId);
  const [sample, setSample] = useState<LookedTable | null>(null);
  const asked = JSON.stringify({ file: table.file, reading: tableDraft.reading, mapping: toMapping(survey, table, tableDraft, NO_NAME) });
  useEffect(() => {
    let isCurrent = true;
    const later = setTimeout(() => {
      void look(JSON.parse(asked) as Parameters<typeof look>[0]).then((looked) => {
        if (isCurrent) setSample(looked);
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      isCurrent = false;
      clearTimeout(later);
    };
  }, [asked, look]);
  return { sample, isLooking, refused };
}
