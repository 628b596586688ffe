import { useMutation } from '@apollo/client/react';
import { useLanguage } from '@elektron/ui';
import { useState } from 'react';
import { describeError } from '../../../graphql/query-status.ts';
import { EDIT_HELD_LINE, EDIT_HELD_LINES_ALIKE, type HeldLine, type HeldRemark } from './held-queries.ts';

/** A cell that says something else than in the file. */
export interface ChangedCell {
  readonly position: number;
  readonly from: string;
  readonly to: string;
}

interface Answer {
  readonly userErrors: readonly { readonly message: { readonly el: string; readonly en: string } }[];
}

/** Cells in which other words stand than in the file. */
export function listChanges(before: readonly string[], now: readonly string[]): ChangedCell[] {
  return now.flatMap((to, position) => {
    const from = before[position] ?? '';
    return to.trim() === from.trim() ? [] : [{ position, from, to }];
  });
}

/** Asks the server for something, and keeps the sentence with which it refuses. */
function useAttempt() {
  const language = useLanguage();
  const [refused, setRefused] = useState<string | null>(null);
  const attempt = async <A extends Answer>(work: () => Promise<A | undefined>): Promise<A | null> => {
    setRefused(null);
    try {
      const answer = await work();
      const problems = answer?.userErrors.map((error) => error.message[language]) ?? [];
      if (problems.length === 0) return answer ?? null;
      setRefused(problems.join(' '));
    } catch (error) {
      setRefused(describeError(error, language));
    }
    return null;
  };
  return { attempt, refused };
}

/** Cells in words of the server, or as they are being written. */
function useCells(columns: number, line: HeldLine) {
  // A shifted line has other cells than its table has columns; what is written has as many.
  const before = Array.from({ length: columns }, (_, i) => line.cells?.[i] ?? '');
  /** What is being written; null once the server has it. */
  const [pending, setPending] = useState<readonly string[] | null>(null);
  const saved = line.edited ?? before;
  return { before, saved, cells: pending ?? saved, setPending };
}

/** What a person writes in the cells of a line, kept on the server whenever they leave a cell. */
export function useLineEdit(batchId: string, columns: number, line: HeldLine, onChanged: () => Promise<void>) {
  const { before, saved, cells, setPending } = useCells(columns, line);
  const { attempt, refused } = useAttempt();
  const [remarks, setRemarks] = useState<readonly HeldRemark[] | null>(null);
  const [touched, setTouched] = useState<number | null>(null);
  const [edit] = useMutation(EDIT_HELD_LINE);
  const [editAlike] = useMutation(EDIT_HELD_LINES_ALIKE);
  const place = { batchId, fileIndex: line.fileIndex };
  const changes = listChanges(before, cells);

  const keep = async (written: readonly string[] | null): Promise<void> => {
    const input = { ...place, row: line.row, cells: written === null ? null : [...written] };
    const answer = await attempt(async () => (await edit({ variables: { input } })).data?.editHeldLine);
    if (answer !== null) setRemarks(written === null ? null : (answer.remarks ?? null));
    await onChanged();
    if (answer !== null) setPending(null);
  };
  const write = (position: number, text: string): void => setPending(cells.map((cell, i) => (i === position ? text : cell)));
  const save = async (): Promise<void> => {
    if (listChanges(saved, cells).length > 0) await keep(changes.length === 0 ? null : cells);
  };
  const takeBack = (): Promise<void> => keep(null);
  const writeAlike = async ({ position, from, to }: ChangedCell): Promise<void> => {
    const input = { ...place, column: position, from, to };
    const answer = await attempt(async () => (await editAlike({ variables: { input } })).data?.editHeldLinesAlike);
    if (answer !== null) setTouched(answer.lines ?? 0);
    await onChanged();
  };
  return { cells, changes, remarks, touched, refused, write, save, takeBack, writeAlike };
}
