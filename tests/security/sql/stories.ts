import type { SeededWorld } from '../world/seed.ts';
import type { Attacker } from './attacker.ts';

/** One way to get at something, told from its beginning. */
export interface Story {
  /** What the attacker wants. */
  readonly wants: string;
  /** @returns what they got; nothing, as it should be */
  readonly attempt: (attacker: Attacker, world: SeededWorld) => Promise<string[]>;
}

/** Joins what several parts of a story have come to. */
export async function collect(parts: readonly (() => Promise<string[]>)[]): Promise<string[]> {
  const found: string[] = [];
  for (const part of parts) found.push(...(await part()));
  return found;
}
