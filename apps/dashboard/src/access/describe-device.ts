/** Of the devices on which somebody is signed in those used last; the others are shown when they are asked for. */
export const FIRST_SESSIONS = 20;

/** What a browser calls itself, in two words that its owner knows. */
export interface Device {
  /** `null` for a program, or a browser that nobody has heard of. */
  readonly browser: string | null;
  readonly system: string | null;
}

// The order matters: Edge and Opera call themselves Chrome as well, Chrome calls itself Safari, and Android calls itself Linux.
const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Headless)?(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

export function readDevice(userAgent: string): Device {
  const find = (signs: typeof BROWSERS): string | null => signs.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
  return { browser: find(BROWSERS), system: find(SYSTEMS) };
}

/** "Chrome · Windows"; what the device calls itself where neither is known. */
export function describeDevice(userAgent: string, unknown: string): string {
  const { browser, system } = readDevice(userAgent);
  const known = [browser, system].filter((part) => part !== null);
  if (known.length > 0) return known.join(' · ');
  return userAgent === '' ? unknown : userAgent.slice(0, 60);
}
