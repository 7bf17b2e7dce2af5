import { Button, createTheme } from '@mantine/core';
import { commonTheme } from '@pos-bridge/look';

export const theme = createTheme({
  ...commonTheme,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
  },
});
