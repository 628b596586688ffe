import { UsageError } from './command.ts';

const OPTION = '--organisation';

/** What is left of a command's arguments when the common option is taken away. */
export interface TakenOrganisation {
  /** Undefined where none was named: then the environment says which. */
  readonly organisation: string | undefined;
  readonly args: readonly string[];
}

/**
 * `--organisation SLUG`, or `--organisation=SLUG`, of every command that works for an organisation.
 * @throws UsageError where it is named twice, or by nothing
 */
export function takeOrganisation(args: readonly string[]): TakenOrganisation {
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  const found = options.flatMap((arg, index) => (arg === OPTION || arg.startsWith(`${OPTION}=`) ? [index] : []));
  const [at] = found;
  if (at === undefined) return { organisation: undefined, args };
  const [, inside] = (args[at] ?? '').split('=', 2);
  const organisation = inside ?? args[at + 1] ?? '';
  if (found.length > 1 || organisation === '' || organisation.startsWith('-')) throw new UsageError(OPTION);
  return { organisation, args: args.toSpliced(at, inside === undefined ? 2 : 1) };
}
