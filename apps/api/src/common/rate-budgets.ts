/** So many points in so many seconds; then nothing more until these are over. */
export interface RateBudget {
  readonly points: number;
  readonly seconds: number;
}

/**
 * THE budgets, with what they are unless the environment says otherwise. Generous for what people do, since a town hall may share one address;
 * strict where somebody could guess.
 */
export const RATE_BUDGETS = {
  /** Of one address: everything, before anybody looks who it is. */
  address: { points: 12_000, seconds: 60 },
  /** Of one address: what is public. A proxy or a network of telephones is one address, and a page asks some thirty. */
  open: { points: 24_000, seconds: 60 },
  /** Of one address, signed out. */
  anonymous: { points: 600, seconds: 60 },
  /** Of one person, or one token. A query counts once, and once more for each COST_OF_A_POINT that it costs. */
  person: { points: 1_800, seconds: 60 },
  /** Of one person: a map asks some twenty for each step. */
  tiles: { points: 9_000, seconds: 60 },
  /** Of one person: files handed in. */
  uploads: { points: 300, seconds: 3_600 },
  /** Of one person, or one token: files taken away. Each may read all records. */
  exports: { points: 120, seconds: 3_600 },
  /** Of one address, and of one person: passwords, codes and links that are tried. Counted at once and exactly. */
  attempts: { points: 60, seconds: 300 },
  /** Of one address: reports of citizens, who need no account. Counted at once and exactly. */
  reports: { points: 20, seconds: 3_600 },
} as const satisfies Readonly<Record<string, RateBudget>>;

export type RateBudgetName = keyof typeof RATE_BUDGETS;
export type RateBudgets = Readonly<Record<RateBudgetName, RateBudget>>;
