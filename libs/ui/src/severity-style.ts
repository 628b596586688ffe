import { SEVERITIES, type Severity } from '@elektron/domain';
import type { Scheme } from './colors.ts';

/** One ordered scale, darker is worse; monotone in lightness in both schemes (tested), at least 3:1 against the map. */
export const SEVERITY_COLORS: Readonly<Record<Scheme, Readonly<Record<Severity, string>>>> = {
  light: { fatal: '#2b0a2a', serious: '#8f1a4d', slight: '#c05838', injury: '#b26736', 'damage-only': '#a37436' },
  dark: { fatal: '#c23a77', serious: '#e8717a', slight: '#f3a878', injury: '#f5c08f', 'damage-only': '#f7d9a8' },
};

/** Radius of a mark in pixels: worse is larger as well. */
export const SEVERITY_RADII: Readonly<Record<Severity, number>> = { fatal: 8, serious: 6.5, slight: 4.5, injury: 4.5, 'damage-only': 4 };

/** Damage only is a hollow mark. */
export function isHollow(severity: Severity | null): boolean {
  return severity === 'damage-only' || severity === null;
}

/** Corners of a mark around the origin for radius 1; `null` is a circle. Fatal ◆, serious ▲, slight ●, injury ■ and damage only ○. */
export function severityCorners(severity: Severity | null): readonly (readonly [number, number])[] | null {
  if (severity === 'fatal') {
    return [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ];
  }
  if (severity === 'serious') {
    return [
      [0, -1.05],
      [1, 0.8],
      [-1, 0.8],
    ];
  }
  if (severity === 'injury') {
    return [
      [-0.85, -0.85],
      [0.85, -0.85],
      [0.85, 0.85],
      [-0.85, 0.85],
    ];
  }
  return null;
}

/** The severity of a code from a tile (0 = unknown). */
export function severityOfCode(code: number): Severity | null {
  return SEVERITIES[code - 1] ?? null;
}

export interface MarkStyle {
  readonly scheme: Scheme;
  readonly outline: string;
  readonly unknown: string;
}

/** Draws one mark on a canvas. */
export function drawSeverityMark(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  severity: Severity | null,
  style: MarkStyle,
): void {
  const corners = severityCorners(severity);
  context.beginPath();
  if (corners === null) context.arc(x, y, radius, 0, 2 * Math.PI);
  else {
    corners.forEach(([dx, dy], index) => {
      if (index === 0) context.moveTo(x + dx * radius, y + dy * radius);
      else context.lineTo(x + dx * radius, y + dy * radius);
    });
    context.closePath();
  }
  const color = severity === null ? style.unknown : SEVERITY_COLORS[style.scheme][severity];
  if (isHollow(severity)) {
    context.fillStyle = style.outline;
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = color;
    context.stroke();
    return;
  }
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = style.outline;
  context.stroke();
  context.fillStyle = color;
  context.fill();
}
