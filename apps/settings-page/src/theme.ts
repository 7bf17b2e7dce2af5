import { Button, createTheme } from '@mantine/core';
import { commonTheme } from '@pos-bridge/ui-theme';

export const theme = createTheme({
  ...commonTheme,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
  },
});
