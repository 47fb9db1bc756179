import {
  Anchor,
  Checkbox,
  createTheme,
  Modal,
  Notification,
  Radio,
  Switch,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent: a quiet petrol. Shade 8 carries white text at 6.9:1. */
const petrol: MantineColorsTuple = [
  '#edf5f9',
  '#d7e8f0',
  '#b0d0e0',
  '#86b7cf',
  '#66a3c1',
  '#4a92b4',
  '#357fa3',
  '#276e91',
  '#175c7d',
  '#0a4561',
];

/** Shade 8 with automatic text colour and 24 px targets is the recipe that axe passes (WCAG 2.2 AA). */
export const theme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: 8,
  autoContrast: true,
  luminanceThreshold: 0.25,
  defaultRadius: 4,
  cursorType: 'pointer',
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Liberation Mono", monospace',
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '17px', lineHeight: '1.35' },
      h3: { fontSize: '15px', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  components: {
    Anchor: Anchor.extend({ defaultProps: { underline: 'always' } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'md' } }),
    Radio: Radio.extend({ defaultProps: { size: 'md' } }),
    Switch: Switch.extend({ defaultProps: { size: 'md' } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } },
      styles: { title: { fontSize: '17px', fontWeight: 600 } },
    }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': 'Close this message' } },
    }),
  },
});

/** Greys and reds of Mantine that fall short of 4.5:1, made darker on light and lighter on dark. */
const lightVariables = {
  '--mantine-color-dimmed': '#565c63',
  '--mantine-color-placeholder': '#686e75',
  '--mantine-color-error': '#b42318',
  '--mantine-color-text': '#1c2126',
  // Edges of fields and boxes reach 3:1 on the ground (WCAG 1.4.11).
  '--mantine-color-gray-4': '#848c94',
  '--mantine-color-default-border': '#848c94',
  '--mantine-color-petrol-light-color': '#0a4561',
  '--mantine-color-red-light-color': '#96190f',
  '--mantine-color-gray-light-color': '#363c42',
  '--desk-ground': '#f3f5f6',
  '--desk-paper': '#ffffff',
  '--desk-line': '#dde1e5',
  '--desk-hover': '#eef3f6',
  '--desk-chosen': '#e0edf4',
  '--desk-accent': '#175c7d',
  '--desk-ok': '#1b6a3a',
  '--desk-warn': '#8a4b00',
  '--desk-bad': '#b42318',
  '--desk-ok-ground': '#e8f5ec',
  '--desk-warn-ground': '#fdf3e1',
  '--desk-bad-ground': '#fdecea',
};

const darkVariables = {
  '--mantine-color-dimmed': '#a9b1b9',
  '--mantine-color-placeholder': '#98a0a8',
  '--mantine-color-error': '#ff9a90',
  '--mantine-color-body': '#1b1f23',
  '--mantine-color-text': '#e4e8eb',
  '--mantine-color-default-border': '#717b84',
  '--mantine-color-petrol-light-color': '#b0d0e0',
  '--mantine-color-red-light-color': '#ffb3ab',
  '--mantine-color-gray-light-color': '#d3d8dc',
  '--desk-ground': '#14171a',
  '--desk-paper': '#1b1f23',
  '--desk-line': '#333a41',
  '--desk-hover': '#232a30',
  '--desk-chosen': '#1d3441',
  '--desk-accent': '#86b7cf',
  '--desk-ok': '#7fd49c',
  '--desk-warn': '#f0b866',
  '--desk-bad': '#ff9a90',
  '--desk-ok-ground': '#16301f',
  '--desk-warn-ground': '#37280f',
  '--desk-bad-ground': '#3a1a17',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: lightVariables,
  dark: darkVariables,
});
