import fc from 'fast-check';
import type { Study } from '../study.ts';

/** The trials of BCG vaccination (Colditz et al. 1994), on which textbooks and programs of meta-analysis show their results. */
export const TRIALS: readonly Study[] = (
  [
    [-0.8893113339, 0.325584765],
    [-1.5853886572, 0.1945811214],
    [-1.3480731483, 0.4153679654],
    [-1.44155119, 0.0200100319],
    [-0.2175473222, 0.0512101722],
    [-0.7861155858, 0.0069056185],
    [-1.6208982236, 0.2230172476],
    [0.0119523335, 0.0039615793],
    [-0.4694176487, 0.0564342105],
    [-1.3713448035, 0.0730247936],
    [-0.3393588283, 0.012412214],
    [0.4459134006, 0.5325058452],
    [-0.0173139482, 0.0714046597],
  ] as const
).map(([logEffect, variance], i) => ({ id: String(i + 1).padStart(2, '0'), logEffect, variance }));

/** Studies that differ in effect and in size, by more than rounding. */
export function someStudies(least: number, most = 14): fc.Arbitrary<Study[]> {
  const variances = fc.uniqueArray(fc.integer({ min: 2, max: 800 }), { minLength: least, maxLength: most });
  return variances.chain((all) =>
    fc
      .uniqueArray(fc.integer({ min: -1500, max: 1000 }), { minLength: all.length, maxLength: all.length })
      .map((effects) =>
        effects.map((effect, i) => ({ id: String(i).padStart(2, '0'), logEffect: effect / 1000, variance: all[i]! / 1000 })),
      ),
  );
}
