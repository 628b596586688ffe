import { useState } from 'react';
import type { Survey, SurveyedTable, TableReading } from './survey.ts';
import { useCutTables } from './use-cut-tables.ts';
import { useKeptDraft, type KeptState } from './use-kept-draft.ts';
import { startWizard, type Step, type TableDraft, type WizardDraft } from './wizard-draft.ts';

/** What all steps work on. */
export interface Wizard {
  readonly survey: Survey;
  readonly draft: WizardDraft;
  readonly kept: KeptState;
  /** As they are cut now. */
  readonly tables: readonly SurveyedTable[];
  /** The table that is being looked at. */
  readonly table: SurveyedTable;
  readonly tableDraft: TableDraft;
  readonly isCutting: boolean;
  /** Why the file cannot be cut as was said last. */
  readonly refused: string | null;
  readonly go: (step: Step, at?: number) => void;
  readonly change: (change: (draft: WizardDraft) => WizardDraft) => void;
  readonly changeTable: (change: Partial<TableDraft> | ((table: TableDraft) => TableDraft), at?: number) => void;
  /** Cuts the table that is being looked at in another way. */
  readonly cut: (reading: TableReading) => void;
  /** Asks once more what its columns are, when its records are of another kind. */
  readonly chooseKind: (recordKind: string) => void;
}

export function useWizard(survey: Survey): Wizard | null {
  const [draft, setDraft] = useState(() => startWizard(survey));
  const kept = useKeptDraft(survey.uploadId, draft);
  const changeTable: Wizard['changeTable'] = (change, at) =>
    setDraft((former) => {
      const index = at ?? former.at;
      const next = (each: TableDraft): TableDraft => (typeof change === 'function' ? change(each) : { ...each, ...change });
      return { ...former, tables: former.tables.map((each, i) => (i === index ? next(each) : each)) };
    });
  const { tables, isCutting, refused, cutAt, chooseKind } = useCutTables(survey, draft, changeTable);
  const [table, tableDraft] = [tables[draft.at], draft.tables[draft.at]];
  if (table === undefined || tableDraft === undefined) return null;
  return {
    survey,
    draft,
    kept,
    tables,
    table,
    tableDraft,
    isCutting,
    refused,
    go: (step, at) => setDraft((former) => ({ ...former, step, at: at ?? former.at })),
    change: setDraft,
    changeTable,
    cut: (reading) => void cutAt(draft.at, reading),
    chooseKind: (recordKind) => void chooseKind(draft.at, recordKind),
  };
}
