import {
  Badge,
  Button,
  createTheme,
  Drawer,
  Modal,
  Paper,
  Select,
  Skeleton,
  Table,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { commonTheme } from '@pos-bridge/ui-theme';

export const theme = createTheme({
  ...commonTheme,
  components: {
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'xs' } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Drawer: Drawer.extend({
      defaultProps: {
        position: 'right',
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.3 },
      },
      styles: {
        title: { fontWeight: 600 },
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
      },
    }),
    Modal: Modal.extend({
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.35 },
      },
      styles: {
        title: { fontWeight: 600 },
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
      },
    }),
    Paper: Paper.extend({ defaultProps: { withBorder: true, radius: 'md' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'xs' } }),
    Table: Table.extend({
      defaultProps: { tabularNums: true, fz: 13, highlightOnHoverColor: 'var(--hovered)' },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});
