/**
 * Two-dimensional kernels of unit mass as functions of the squared distance in bandwidths, u². `reach` is where a kernel ends, in
 * bandwidths.
 * Source: Silverman 1986, Density Estimation for Statistics and Data Analysis, ch. 4 (table of multivariate kernels).
 */
export interface Kernel {
  readonly reach: number;
  readonly density: (squaredDistance: number) => number;
}

/** The Gaussian has no end; beyond 5 bandwidths lies exp(-12.5) = 4e-6 of its mass, which a surface leaves out. */
const GAUSSIAN_REACH = 5;

export const KERNELS = {
  quartic: { reach: 1, density: (u2) => (u2 < 1 ? (3 / Math.PI) * (1 - u2) * (1 - u2) : 0) },
  epanechnikov: { reach: 1, density: (u2) => (u2 < 1 ? (2 / Math.PI) * (1 - u2) : 0) },
  triangular: { reach: 1, density: (u2) => (u2 < 1 ? (3 / Math.PI) * (1 - Math.sqrt(u2)) : 0) },
  uniform: { reach: 1, density: (u2) => (u2 <= 1 ? 1 / Math.PI : 0) },
  gaussian: { reach: GAUSSIAN_REACH, density: (u2) => Math.exp(-u2 / 2) / (2 * Math.PI) },
} as const satisfies Record<string, Kernel>;

export type KernelName = keyof typeof KERNELS;
