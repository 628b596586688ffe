import { Icon, type IconProps } from './icons.tsx';

export function EyeIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M2.8 12S6.2 5.8 12 5.8 21.2 12 21.2 12 17.8 18.2 12 18.2 2.8 12 2.8 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </Icon>
  );
}

export function EyeOffIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4.5 8.9A14 14 0 0 0 2.8 12S6.2 18.2 12 18.2a9 9 0 0 0 3.6-.7M9.2 6.2a9 9 0 0 1 2.8-.4c5.8 0 9.2 6.2 9.2 6.2a14 14 0 0 1-2.6 3.4M4 4l16 16" />
    </Icon>
  );
}
