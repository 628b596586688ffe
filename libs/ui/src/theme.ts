import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Aegean blue-green, light to dark. Mantine's default filled shade fails 4.5:1; shades 8 (light) and 3 (dark) do not. */
const AEGEAN: MantineColorsTuple = [
  '#eaf5f6',
  '#cfe7e9',
  '#9ed2d7',
  '#63c3cd',
  '#35a3af',
  '#1c8592',
  '#126f7c',
  '#0d6472',
  '#0a5a68',
  '#07434e',
];

/** Blue-grey for dark mode instead of Mantine's neutral greys, lightest first. */
const DEEP: MantineColorsTuple = [
  '#e9edee',
  '#c3ccd1',
  '#a3b0b7',
  '#8a98a2',
  '#71808b',
  '#2c3944',
  '#1f2a33',
  '#18212a',
  '#10171d',
  '#0c1217',
];

/** Warm greys; Mantine draws the borders of its controls with number 4, which must reach 3:1. */
const STONE: MantineColorsTuple = [
  '#f6f4ee',
  '#efece4',
  '#e4dfd3',
  '#dcd7cb',
  '#86827a',
  '#7a766f',
  '#6a6761',
  '#565c5e',
  '#3a3f42',
  '#1d2124',
];

/** What can be read on the primary colour of each scheme. Mantine would judge by the light one alone. */
const ON_PRIMARY = 'var(--el-on-accent)';

const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: ON_PRIMARY } : colors;
};

export const theme = createTheme({
  fontFamily: "'Commissioner Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, monospace',
  headings: { fontFamily: "'Commissioner Variable', system-ui, sans-serif", fontWeight: '620' },
  colors: { aegean: AEGEAN, dark: DEEP, gray: STONE },
  primaryColor: 'aegean',
  primaryShade: { light: 8, dark: 3 },
  variantColorResolver,
  defaultRadius: 6,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Checkbox: { defaultProps: { iconColor: ON_PRIMARY } },
    Radio: { defaultProps: { iconColor: ON_PRIMARY } },
    RadioIndicator: { defaultProps: { iconColor: ON_PRIMARY } },
    // Help under a label is read, not skipped: Mantine would make it 11 px.
    InputWrapper: { styles: { description: { fontSize: 12, lineHeight: 1.4 }, error: { fontSize: 12, lineHeight: 1.4 } } },
  },
});

/** Mantine's own variables, pointed at the tokens. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--el-card)',
    '--mantine-color-text': 'var(--el-ink)',
    '--mantine-color-dimmed': 'var(--el-soft)',
    '--mantine-color-placeholder': 'var(--el-soft)',
    '--mantine-color-default': 'var(--el-card)',
    '--mantine-color-default-color': 'var(--el-ink)',
    '--mantine-color-default-border': 'var(--el-control)',
    '--mantine-color-default-hover': 'var(--el-sunken)',
    '--mantine-color-anchor': 'var(--el-accent)',
    '--mantine-color-error': 'var(--el-danger)',
    '--mantine-primary-color-contrast': ON_PRIMARY,
    '--mantine-line-height': '1.45',
  };
  return { variables: {}, light: shared, dark: shared };
};
