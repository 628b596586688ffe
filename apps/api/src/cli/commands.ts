import { appraise } from './appraise.ts';
import { areas } from './areas.ts';
import { assess } from './assess.ts';
import { audit } from './audit.ts';
import { backup } from './backup.ts';
import { discard, undo } from './batch-actions.ts';
import { batches } from './batches.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { evaluate } from './evaluate.ts';
import { evaluateTable } from './evaluate-table.ts';
import { evidence } from './evidence.ts';
import { importFiles } from './import.ts';
import { methods } from './methods.ts';
import { municipalities } from './municipalities.ts';
import { migrate } from './migrate.ts';
import { months } from './months.ts';
import { organisation } from './organisation.ts';
import { organisationTerritory } from './organisation-territory.ts';
import { proposeMappingCommand } from './propose-mapping.ts';
import { publish } from './publish.ts';
import { restore } from './restore.ts';
import { screen } from './screen.ts';
import { sites } from './sites.ts';
import { templateCommand } from './template.ts';
import { user } from './user.ts';

/** THE commands of `elektron`, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  migrate,
  organisation,
  municipalities,
  organisationTerritory,
  areas,
  sites,
  templateCommand,
  proposeMappingCommand,
  importFiles,
  batches,
  undo,
  discard,
  months,
  methods,
  screen,
  compare,
  assess,
  evaluate,
  evaluateTable,
  evidence,
  appraise,
  publish,
  user,
  audit,
  backup,
  restore,
];
