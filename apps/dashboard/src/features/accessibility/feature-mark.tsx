import type { AccessibilityItem, FeatureState } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { MARK_SIZE, drawMark } from './draw-features.ts';

/** Room for the points of a diamond. */
const SIDE = MARK_SIZE + 8;

/** The mark of the map beside the word that it stands for. */
export function FeatureMark({ item, state = 'present' }: { readonly item: AccessibilityItem; readonly state?: FeatureState }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('light');
  const language = useLanguage();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (element == null || context == null) return;
    const density = window.devicePixelRatio;
    element.width = SIDE * density;
    element.height = SIDE * density;
    context.setTransform(density, 0, 0, density, 0, 0);
    drawMark(context, SIDE / 2, SIDE / 2, { item, state }, scheme, language);
  }, [item, state, scheme, language]);
  return <canvas ref={canvas} aria-hidden="true" style={{ width: SIDE, height: SIDE, verticalAlign: 'middle', flex: 'none' }} />;
}
