import { useEffect, useRef, useState } from 'react';
import type { Survey, SurveyedTable, TableReading } from './survey.ts';
import { useLook } from './use-look.ts';
import type { Wizard } from './use-wizard.ts';
import { changeKind, recutTable, type TableDraft, type WizardDraft } from './wizard-draft.ts';

/** Parts of a reading by which a table looks different from what the survey has found by itself. */
const CUTS = ['encoding', 'delimiter', 'quote', 'headerLines', 'headerRow'] as const;

/** A file is cut anew when nothing else has been chosen for so long. */
const PAUSE_MILLISECONDS = 350;

/** The tables as they are cut now, and how to cut one in another way. */
export function useCutTables(survey: Survey, draft: WizardDraft, changeTable: Wizard['changeTable']) {
  const [tables, setTables] = useState<readonly SurveyedTable[]>(survey.tables);
  const { look, isLooking, refused } = useLook(survey.uploadId);
  const lastCut = useRef(0);
  const show = (at: number, table: SurveyedTable): void =>
    setTables((former) => former.map((each, i) => (i === at ? { ...table, alike: each.alike ?? [] } : each)));
  const cutAt = async (at: number, reading: TableReading): Promise<void> => {
    const order = (lastCut.current += 1);
    // Shown as chosen at once: whoever types the name of a choice passes over others.
    changeTable({ reading }, at);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));
    if (order !== lastCut.current) return;
    const looked = await look({ file: tables[at]?.file ?? 0, reading, ...kindOf(draft.tables[at]) });
    if (looked === null || order !== lastCut.current) return;
    show(at, looked.table);
    changeTable((each) => recutTable(each, looked.table, reading), at);
  };
  const chooseKind = async (at: number, recordKind: string): Promise<void> => {
    const order = (lastCut.current += 1);
    const looked = await look({ file: tables[at]?.file ?? 0, reading: draft.tables[at]?.reading ?? {}, recordKind });
    if (looked === null || order !== lastCut.current) return;
    show(at, looked.table);
    changeTable((each) => changeKind(each, looked.table, recordKind), at);
  };
  useEffect(() => {
    // Somebody goes on: their cut of each file is asked for once more.
    draft.tables.forEach(({ isChosen, reading, recordKind }, at) => {
      const isOther = recordKind !== undefined || CUTS.some((part) => reading[part] !== undefined);
      if (survey.decided !== null && isChosen && isOther) void restoreCut(at, reading);
    });

    async function restoreCut(at: number, reading: TableReading): Promise<void> {
      const looked = await look({ file: tables[at]?.file ?? 0, reading, ...kindOf(draft.tables[at]) });
      if (looked !== null) show(at, looked.table);
    }
    // Only when it is opened; later cuts are asked for by whoever makes them.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return { tables, isCutting: isLooking, refused, cutAt, chooseKind };
}

function kindOf(draft: TableDraft | undefined): { readonly recordKind?: string } {
  return draft?.recordKind === undefined ? {} : { recordKind: draft.recordKind };
}
