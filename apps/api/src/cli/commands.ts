import { discard, undo } from './batch-actions.ts';
import { batches } from './batches.ts';
import type { Command } from './command.ts';
import { evaluate } from './evaluate.ts';
import { importFiles } from './import.ts';
import { methods } from './methods.ts';
import { migrate } from './migrate.ts';
import { organisation } from './organisation.ts';
import { screen } from './screen.ts';

/** THE commands of `elektron`, in the order of the help. */
export const COMMANDS: readonly Command[] = [migrate, organisation, importFiles, batches, undo, discard, methods, screen, evaluate];
