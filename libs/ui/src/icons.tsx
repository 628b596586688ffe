import type { ReactNode } from 'react';

/** Line icons of one weight, drawn for this product. All decorative: a word or a label stands beside each. */
export function Icon({ children, size = 20 }: { readonly children: ReactNode; readonly size?: number | undefined }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none', display: 'block' }}
    >
      {children}
    </svg>
  );
}

export interface IconProps {
  readonly size?: number;
}

export function OverviewIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4 5.5 9 4l6 2 5-1.5v14L15 20l-6-2-5 1.5z" />
      <path d="M9 4v14M15 6v14" />
    </Icon>
  );
}

export function MonthIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4 6.5h16v13H4zM4 10.5h16M8.5 4v4M15.5 4v4" />
      <path d="m9 15 2 2 4-4" />
    </Icon>
  );
}

export function HotspotsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="12" r="8.5" strokeDasharray="3 2.6" />
      <circle cx="12" cy="12" r="4.5" />
      <circle cx="12" cy="12" r="1" fill="currentColor" />
    </Icon>
  );
}

export function BlackSpotsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 3.5 21 19.5H3z" />
      <path d="M12 9.5v4.5" />
      <circle cx="12" cy="16.8" r="0.6" fill="currentColor" />
    </Icon>
  );
}

export function EvaluationsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 3v18" strokeDasharray="2.5 2.5" />
      <path d="M6 8v8M4 8h4M4 16h4" />
      <path d="M18 12v7M16 12h4M16 19h4" />
    </Icon>
  );
}

/** Intervals of several studies, and what they come to together. */
export function EvidenceIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4 5.5h9M9 10h10M6 14.5h8" />
      <path d="m12 17.2 5 2.3-5 2.3-5-2.3Z" />
    </Icon>
  );
}

export function ReportsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4 5h16v11.5h-8.5L7 20v-3.5H4z" />
      <path d="M12 8v4" />
      <circle cx="12" cy="14" r="0.5" fill="currentColor" />
    </Icon>
  );
}

export function AppraisalsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 4v16M7 20h10M5 7.5h14" />
      <path d="M5 7.5 2.5 13.5h5zM19 7.5l-2.5 6h5z" />
    </Icon>
  );
}

export function PublicationIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="m12 3.5 3.6 2.1v4.2L12 11.9 8.4 9.8V5.6Z" />
      <path d="m7.6 12.1 3.6 2.1v4.2l-3.6 2.1L4 18.4v-4.2ZM16.4 12.1l3.6 2.1v4.2l-3.6 2.1-3.6-2.1v-4.2Z" />
    </Icon>
  );
}

export function ImportsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 15V4M7.5 8.5 12 4l4.5 4.5" />
      <path d="M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4" />
    </Icon>
  );
}

export function CloseIcon({ size = 14 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="m5 5 14 14M19 5 5 19" />
    </Icon>
  );
}

export function TableIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <rect x="3.5" y="4.5" width="17" height="15" rx="1.5" />
      <path d="M3.5 10h17M3.5 14.8h17M10 10v9.5" />
    </Icon>
  );
}

export function ChartIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4 20h16M7 20v-6M12 20V6M17 20v-9" />
    </Icon>
  );
}

export function ExportIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 4v11M7.5 10.5 12 15l4.5-4.5" />
      <path d="M4 15v4a1 1 0 0 0 1 1h14a1 1 0 0 0 1-1v-4" />
    </Icon>
  );
}

export function ListIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M8.5 6H20M8.5 12H20M8.5 18H20M4 6h.5M4 12h.5M4 18h.5" />
    </Icon>
  );
}

export function BackIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M19 12H5M11 5.5 4.5 12l6.5 6.5" />
    </Icon>
  );
}

export function AreaIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3" />
      <circle cx="12" cy="12" r="2.2" />
    </Icon>
  );
}

export function SunIcon({ size = 18 }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4" />
    </Icon>
  );
}

export function MoonIcon({ size = 18 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z" />
    </Icon>
  );
}

export function CalendarIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <rect x="3.5" y="5" width="17" height="15" rx="2" />
      <path d="M3.5 10h17M8 3v4M16 3v4" />
    </Icon>
  );
}

export function WarningIcon({ size = 18 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M12 4 2.8 19.5h18.4z" />
      <path d="M12 10v4.5M12 17v.1" />
    </Icon>
  );
}

export function CheckIcon({ size = 14 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="m4.5 12.5 5 5 10-11" strokeWidth="2.4" />
    </Icon>
  );
}

export function ChevronIcon({ size = 14 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="m6 9 6 6 6-6" />
    </Icon>
  );
}

export function SitesIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <rect x="4" y="4" width="6" height="6" rx="0.5" />
      <rect x="14.5" y="9" width="6" height="6" rx="0.5" />
      <rect x="5.5" y="15.5" width="5" height="5" rx="0.5" />
    </Icon>
  );
}

export function OrganisationIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M3.5 9.5 12 4.5l8.5 5M4 20h16M5.5 17.5h13" />
      <path d="M7 10.5v6M12 10.5v6M17 10.5v6" />
    </Icon>
  );
}

export function NetworkIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="5.5" r="2.3" />
      <circle cx="5.5" cy="17.5" r="2.3" />
      <circle cx="18.5" cy="17.5" r="2.3" />
      <path d="m10.9 7.6-4.3 7.8M13.1 7.6l4.3 7.8M7.8 17.5h8.4" />
    </Icon>
  );
}

/** A road that leads away. */
export function TrafficIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M7.5 3.5 4 20.5M16.5 3.5 20 20.5M12 4v3m0 3.5v3m0 3.5v3" />
    </Icon>
  );
}

/** Roads that meet. */
export function RoadsIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="13" r="2.2" />
      <path d="M12 10.8V3.5M10.2 14.4 4 20M13.8 14.4 20 20" />
    </Icon>
  );
}

export function PersonIcon({ size = 18 }: IconProps) {
  return (
    <Icon size={size}>
      <circle cx="12" cy="8.2" r="3.7" />
      <path d="M4.8 20a7.2 7.2 0 0 1 14.4 0" />
    </Icon>
  );
}

export function SignOutIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M14 4.5H6a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1h8" />
      <path d="M10.5 12H20M16.5 8.2 20.2 12l-3.7 3.8" />
    </Icon>
  );
}

export function CopyIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <rect x="8.5" y="8.5" width="11" height="11" rx="1.5" />
      <path d="M15.5 8.5v-3a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h3" />
    </Icon>
  );
}

export function PrintIcon({ size = 16 }: IconProps) {
  return (
    <Icon size={size}>
      <path d="M7 9V4.5h10V9M7 16.5H5a1 1 0 0 1-1-1V10a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v5.5a1 1 0 0 1-1 1h-2" />
      <rect x="7" y="14" width="10" height="5.5" />
    </Icon>
  );
}

export function TablesIcon({ size }: IconProps) {
  return (
    <Icon size={size}>
      <rect x="3.5" y="4.5" width="17" height="15" rx="1.5" />
      <path d="M3.5 9.5h17M9.5 9.5v10M3.5 14.5h17" />
    </Icon>
  );
}
