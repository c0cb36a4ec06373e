import {
  Alert,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  PasswordInput,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
} from '@mantine/core'

/** The accent colour: ink blue. It marks the next action. */
const ink: MantineColorsTuple = [
  '#eef1f9',
  '#dbe2f3',
  '#b9c6e8',
  '#9fb4ec',
  '#7390d6',
  '#4a6cbd',
  '#38579f',
  '#2b478a',
  '#223a73',
  '#182a55',
]

/** Warm greys for the light scheme; Mantine reads them from here. */
const gray: MantineColorsTuple = [
  '#faf8f2',
  '#f3efe6',
  '#e8e2d6',
  '#dcd5c6',
  '#c9c0ae',
  '#a89f8d',
  '#7f776a',
  '#5d5850',
  '#403d38',
  '#26241f',
]

/** The greys of the dark scheme. */
const dark: MantineColorsTuple = [
  '#ebe7de',
  '#cfc9bd',
  '#b3ac9f',
  '#8f887b',
  '#57534b',
  '#45413a',
  '#2a2825',
  '#1d1b19',
  '#171614',
  '#100f0e',
]

/** The colours of both schemes by meaning. State colours have a strong and a soft tone. */
const light = {
  paper: '#f6f3ec',
  sheet: '#fffdf9',
  sunken: '#f1ede3',
  line: '#e0d9cb',
  'line-strong': '#a49a86',
  text: '#24262b',
  'text-soft': '#5b5d63',
  accent: '#2b478a',
  'accent-hover': '#223a73',
  'on-accent': '#ffffff',
  'accent-soft': '#e7ecf7',
  ok: '#1d6a44',
  'ok-soft': '#e2efe5',
  warn: '#835500',
  'warn-soft': '#faefd3',
  bad: '#a02c22',
  'bad-soft': '#f9e5e0',
  quiet: '#5b5d63',
  'quiet-soft': '#eeeae0',
  marked: '#fae7a0',
}

const night: typeof light = {
  paper: '#1b1a18',
  sheet: '#242320',
  sunken: '#1f1e1b',
  line: '#3b3833',
  'line-strong': '#7d7669',
  text: '#ebe7de',
  'text-soft': '#b0a99c',
  accent: '#a9bdf0',
  'accent-hover': '#c3d1f6',
  'on-accent': '#171614',
  'accent-soft': '#2a3350',
  ok: '#84cba1',
  'ok-soft': '#1e3529',
  warn: '#e6bb66',
  'warn-soft': '#3b3018',
  bad: '#f3a295',
  'bad-soft': '#452621',
  quiet: '#b0a99c',
  'quiet-soft': '#32302b',
  marked: '#5f4f15',
}

const variables = (tokens: typeof light) => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, colour]) => [`--${name}`, colour])),
  '--mantine-color-body': tokens.paper,
  '--mantine-color-text': tokens.text,
  '--mantine-color-dimmed': tokens['text-soft'],
  '--mantine-color-default': tokens.sheet,
  '--mantine-color-default-border': tokens['line-strong'],
  '--mantine-color-default-color': tokens.text,
  '--mantine-color-error': tokens.bad,
  '--mantine-color-placeholder': tokens['text-soft'],
})

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: variables(light), dark: variables(night) })

export const theme = createTheme({
  fontFamily: "'Source Sans 3', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: "'Source Serif 4', Georgia, serif", fontWeight: '600' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 3 },
  colors: { ink, gray, dark },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { variant: 'default', size: 'sm' } }),
    Checkbox: Checkbox.extend({
      defaultProps: { color: 'var(--text-soft)', size: 'sm', autoContrast: false, iconColor: 'var(--sheet)' },
    }),
    Radio: Radio.extend({ defaultProps: { color: 'var(--text-soft)', iconColor: 'var(--sheet)' } }),
    Switch: Switch.extend({ defaultProps: { color: 'var(--ok)' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm', allowDeselect: false, comboboxProps: { shadow: 'md' } } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'sm' } }),
    Alert: Alert.extend({ defaultProps: { variant: 'light' } }),
  },
})
