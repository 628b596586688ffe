import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import type { RateBudget, RateBudgetName, RateBudgets } from '../../common/rate-budgets.ts';
import { RecentMap } from '../../common/recent-map.ts';
import { RateLimitRepository, type UsedPoints } from './rate-limit.repository.ts';

/** Where somebody stands with a budget. */
export interface RateState {
  readonly refused: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the budget begins anew; whole seconds, at least one. */
  readonly resetSeconds: number;
}

interface Usage {
  readonly name: string;
  readonly seconds: number;
  /** Used by all processes, as far as is known here. */
  known: number;
  /** Used here, and not written down yet. */
  pending: number;
  resetsAt: number;
}

/** So old may be what one process knows of the others; one short transaction in this time, and none while nobody asks. */
const SHARE_EVERY_MS = 1_000;
const SWEEP_EVERY_MS = 60_000;
/** Budgets that are remembered; of more than that, those that are known longest are forgotten. */
const MOST_REMEMBERED = 50_000;

/**
 * Budgets of requests. Counting costs no query: a process counts in memory and, where there are others, exchanges with them once a second, so
 * that a budget may be exceeded by what they let through within it. Where that is too much (passwords), it is counted in the database at once.
 */
@Injectable()
export class RateLimiter implements OnModuleDestroy {
  readonly #budgets: RateBudgets;
  readonly #shared: RateLimitRepository;
  readonly #logger = new Logger('RateLimiter');
  readonly #usages = new RecentMap<string, Usage>(MOST_REMEMBERED);
  #timer: NodeJS.Timeout | undefined;
  #sharing: Promise<void> | undefined;
  #sweptAt = Date.now();

  constructor(@Inject(ENVIRONMENT) { rateLimits }: Environment, shared: RateLimitRepository) {
    this.#budgets = rateLimits;
    this.#shared = shared;
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#sharing;
  }

  /** Takes a point of somebody's budget, unless it is used up. */
  take(budget: RateBudgetName, subject: string): RateState {
    const usage = this.#find(budget, subject);
    const state = stateOf(usage, this.#budgets[budget]);
    if (state.refused) return state;
    this.#count(usage, 1);
    return { ...state, remaining: state.remaining - 1 };
  }

  /** Takes points for what has been done already; it may use more than there is. */
  charge(budget: RateBudgetName, subject: string, points: number): void {
    if (points > 0) this.#count(this.#find(budget, subject), points);
  }

  /** Takes a point exactly: of a hundred who ask at once, in however many processes, no more are let through than there are points. */
  async takeExactly(budget: RateBudgetName, subject: string): Promise<RateState> {
    const usage = this.#find(budget, subject);
    const state = stateOf(usage, this.#budgets[budget]);
    // Who has used it up costs the database nothing.
    if (state.refused) return state;
    const [counted] = await this.#shared.add([{ name: usage.name, seconds: usage.seconds, points: 1 }]);
    const points = counted?.points ?? 1;
    learn(usage, points, counted?.resetsInMs);
    const { points: limit } = this.#budgets[budget];
    return { ...stateOf(usage, this.#budgets[budget]), refused: points > limit };
  }

  #find(budget: RateBudgetName, subject: string): Usage {
    const { seconds } = this.#budgets[budget];
    const name = `${budget} ${subject}`;
    const known = this.#usages.get(name);
    if (known !== undefined && known.resetsAt > Date.now()) return known;
    const usage = { name, seconds, known: 0, pending: 0, resetsAt: Date.now() + seconds * 1_000 };
    this.#usages.set(name, usage);
    return usage;
  }

  #count(usage: Usage, points: number): void {
    if (!this.#shared.isShared) {
      usage.known += points;
      return;
    }
    usage.pending += points;
    this.#timer ??= setTimeout(() => this.#shareNow(), SHARE_EVERY_MS).unref();
  }

  #shareNow(): void {
    this.#timer = undefined;
    this.#sharing = this.#share().catch((error: unknown) => this.#logger.warn(`Budgets could not be shared: ${String(error)}`));
  }

  async #share(): Promise<void> {
    const used: UsedPoints[] = [];
    for (const usage of this.#usages.values()) {
      if (usage.pending === 0) continue;
      used.push({ name: usage.name, seconds: usage.seconds, points: usage.pending });
      usage.known += usage.pending;
      usage.pending = 0;
    }
    const counted = used.length === 0 ? [] : await this.#shared.add(used);
    for (const { name, points, resetsInMs } of counted) {
      const usage = this.#usages.get(name);
      if (usage !== undefined) learn(usage, points, resetsInMs);
    }
    if (Date.now() - this.#sweptAt < SWEEP_EVERY_MS) return;
    this.#sweptAt = Date.now();
    await this.#shared.sweep();
  }
}

function learn(usage: Usage, points: number, resetsInMs: number | undefined): void {
  usage.known = points;
  if (resetsInMs !== undefined) usage.resetsAt = Date.now() + resetsInMs;
}

function stateOf({ known, pending, resetsAt }: Usage, { points }: RateBudget): RateState {
  const remaining = Math.max(0, points - known - pending);
  return { refused: remaining === 0, limit: points, remaining, resetSeconds: Math.max(1, Math.ceil((resetsAt - Date.now()) / 1_000)) };
}
