import { Icon, type IconProps } from './icons.tsx';

/** A person who walks beside a kerb with a ramp. */
export function AccessibilityIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M9 3.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6M9 8.5v5l3 5M9 13.5l-2.5 5M6.5 10.5 9 8.5l3 2M2.5 21h10l4-3h5" />
    </Icon>
  );
}
